/** A line through a picture at one of a few stops, which lie from left to right. */
export interface DraggedLine {
  /** What it decides, for who does not see it. */
  readonly label: string;
  /** By stop: its place on x, and on y where it has a dot. */
  readonly stops: readonly { readonly x: number; readonly y?: number }[];
  readonly at: number;
  /** On its handle. */
  readonly name: string;
  /** All it says, read aloud. */
  readonly said: string;
  move(to: number): void;
  settle(to: number): void;
}
