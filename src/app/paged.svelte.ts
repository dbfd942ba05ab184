import type { Problem, Result } from '../core/problem';
import type { Page } from '../engine/types';

const SIZE = 100;
/** Enough for what is on the screen and both sides of it. */
const KEPT = 12;

/** A long table in pages: what is in sight is asked for, what is far away is forgotten. */
export class Paged {
  total: number = $state(0);
  problem: Problem | null = $state.raw(null);
  pages: ReadonlyMap<number, Page> = $state.raw(new Map());
  readonly #ask: (offset: number, count: number) => Promise<Result<Page>>;
  readonly #onPage: (page: Page) => void;
  readonly #asked = new Set<number>();

  constructor(ask: (offset: number, count: number) => Promise<Result<Page>>, onPage: (page: Page) => void = () => undefined) {
    this.#ask = ask;
    this.#onPage = onPage;
    this.need(0, 1);
  }

  /** The row at a place, with its page, or undefined while it is on its way. */
  at(place: number): { readonly page: Page; readonly row: number } | undefined {
    const page = this.pages.get(Math.floor(place / SIZE));
    const row = place % SIZE;
    return page && row < page.rowIds.length ? { page, row } : undefined;
  }

  need(first: number, last: number): void {
    for (let index = Math.floor(first / SIZE); index <= Math.floor(Math.max(first, last) / SIZE); index++) {
      if (!this.#asked.has(index)) void this.#fetch(index);
    }
  }

  async #fetch(index: number): Promise<void> {
    this.#asked.add(index);
    const answer = await this.#ask(index * SIZE, SIZE);
    if (!answer.ok) {
      this.problem = answer.problem;
      return;
    }
    const kept = [...this.pages, [index, answer.value] as const].sort(([a], [b]) => Math.abs(a - index) - Math.abs(b - index));
    for (const [gone] of kept.slice(KEPT)) this.#asked.delete(gone);
    this.pages = new Map(kept.slice(0, KEPT));
    this.total = answer.value.total;
    this.#onPage(answer.value);
  }
}
