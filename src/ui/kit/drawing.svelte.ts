import { createContext } from 'svelte';

/** Parts of a card that still wait for their turn to be drawn. */
class Drawing {
  #waiting = $state(0);

  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** One more waits. @returns to be called when it is drawn or gone; calling it again does nothing */
  wait(): () => void {
    this.#waiting++;
    let over = false;
    return () => {
      if (!over) this.#waiting--;
      over = true;
    };
  }
}

const [drawing, setDrawing] = createContext<Drawing>();

/** A card that knows whether all of it is drawn. */
export const drawnInParts = (): Drawing => setDrawing(new Drawing());

export function drawingHere(): Drawing {
  try {
    return drawing();
  } catch {
    // Outside a card nobody waits for it.
    return new Drawing();
  }
}
