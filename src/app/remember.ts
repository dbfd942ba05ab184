/** Small choices of this browser: language, theme, and whether it was asked to keep. They are needed before the store is open. */
const NAMES = ['language', 'theme', 'asked-to-keep'] as const;
export type Remembered = (typeof NAMES)[number];

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

export function forgetRemembered(): void {
  try {
    for (const name of NAMES) localStorage.removeItem(`leadlight.${name}`);
  } catch {
    return;
  }
}
