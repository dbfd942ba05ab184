import { remember, remembered } from './remember';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Light or dark, and whether the page is shown to a room. */
class Look {
  choice: ThemeChoice = $state('system');
  /** Larger type and one card at a time, for a projector. */
  presenting: boolean = $state(false);
  #systemDark: boolean = $state(false);
  readonly theme: 'light' | 'dark' = $derived(this.choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.choice);

  start(): void {
    const kept = remembered('theme');
    if (kept === 'light' || kept === 'dark') this.choice = kept;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = dark.matches;
    dark.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches;
    });
    this.#show();
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    remember('theme', choice);
    this.#show();
  }

  present(on: boolean): void {
    this.presenting = on;
    document.documentElement.classList.toggle('presenting', on);
  }

  #show(): void {
    if (this.choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.choice;
  }
}

export const look = new Look();
