/** Small choices of this browser: language and theme. They are needed before the store is open. */
export type Remembered = 'language' | 'theme';

export function remembered(name: Remembered): string | null {
  try {
    return localStorage.getItem(`leadlight.${name}`);
  } catch {
    // A browser that keeps nothing still shows the page.
    return null;
  }
}

export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(`leadlight.${name}`, value);
  } catch {
    return;
  }
}
