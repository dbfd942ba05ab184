/** Neighbours in a k-d tree; see assembly/density.ts. */
export interface RawDensity {
  densityTree(panel: number, boxes: number, kids: number, columns: number, scratch: number): void;
  densityNearest(from: number, to: number, k: number, out: number, places: number): void;
  densityCores(from: number, to: number, within: number, least: number, core: number): void;
  densityUnite(from: number, to: number, within: number, core: number, parents: number, whole: number): void;
  densityBorders(from: number, to: number, within: number, core: number, labels: number): void;
  densityWays(
    from: number,
    to: number,
    core: number,
    component: number,
    least: number,
    best: number,
    here: number,
    there: number,
    whole: number,
    cores: number,
  ): void;
}
