import type { Schema } from '../core/schema';
import type { Fold } from '../core/step';
import { takeRows, type Table } from '../core/table';

/** Its two sides are copied when first asked for. */
export class Round implements Fold {
  readonly table: Table;
  readonly schema: Schema;
  readonly judged: Uint8Array;
  readonly forward: boolean;
  #train: Table | undefined;
  #test: Table | undefined;

  constructor(table: Table, schema: Schema, judged: Uint8Array, forward: boolean) {
    this.table = table;
    this.schema = schema;
    this.judged = judged;
    this.forward = forward;
  }

  get train(): Table {
    return (this.#train ??= this.#rows(0));
  }

  get test(): Table {
    return (this.#test ??= this.#rows(1));
  }

  #rows(side: 0 | 1): Table {
    return takeRows(
      this.table,
      Uint32Array.from(this.judged.keys()).filter((row) => this.judged[row] === side),
    );
  }
}
