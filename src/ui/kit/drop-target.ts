import type { Attachment } from 'svelte/attachments';

interface Target {
  /** Something that can be dropped is held over it, or no longer. */
  over(is: boolean): void;
  drop(transfer: DataTransfer): void;
}

/** Takes what is dropped on an element. Whatever can be dropped can also be chosen by a button: dragging is no way for everyone. */
export function dropTarget({ over, drop }: Target): Attachment<HTMLElement> {
  return (element) => {
    const hold = (event: DragEvent): void => {
      event.preventDefault();
      over(true);
    };
    const leave = (): void => over(false);
    const take = (event: DragEvent): void => {
      event.preventDefault();
      over(false);
      if (event.dataTransfer && event.dataTransfer.items.length > 0) drop(event.dataTransfer);
    };
    element.addEventListener('dragover', hold);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', take);
    return () => {
      element.removeEventListener('dragover', hold);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', take);
    };
  };
}
