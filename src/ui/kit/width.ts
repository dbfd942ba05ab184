import type { Attachment } from 'svelte/attachments';
import { inTurn } from './in-turn';

/**
 * Tells how wide an element is, and each time that changes, in a task of its own. Asking the element itself would lay out the whole page
 * at once, and once more for every picture that is put on it.
 * @param tell whole pixels
 */
export function widthTo(tell: (width: number) => void): Attachment<HTMLElement> {
  return (element) => {
    let takeBack: (() => void) | undefined;
    const observer = new ResizeObserver(() => {
      const width = element.clientWidth;
      takeBack?.();
      takeBack = inTurn(() => tell(width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      takeBack?.();
    };
  };
}
