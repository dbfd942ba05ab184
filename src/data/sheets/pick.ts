import type { Sample } from '../reading';

/** Which rows of a sheet stay when only a sample of it is read: those down to the names, and some of the rows below. */
export class RowPick {
  /** Rows below the names so far, whether they were taken or not. */
  passed = 0;
  readonly sample: Sample;
  private above: number;

  /** @param above rows down to the names, blank ones not counted */
  constructor(sample: Sample, above: number) {
    this.sample = sample;
    this.above = above;
  }

  /** Whether the next row stays. */
  takes(): boolean {
    if (this.above > 0) {
      this.above--;
      return true;
    }
    const at = this.passed++;
    return 'every' in this.sample ? at % this.sample.every === 0 : at < this.sample.first;
  }

  /** Nothing that is still to come would be taken. */
  get full(): boolean {
    return this.above === 0 && 'first' in this.sample && this.passed >= this.sample.first;
  }
}
