import { openRecords } from '../../../src/store/open';
import { storeOver } from '../../../src/store/store';
import { draft } from '../drafts';

/** Imports up to the record whose number it is told, then says so and hangs, until somebody ends it. */
addEventListener('message', ({ data: fatal }: MessageEvent<number>) => {
  void openRecords().then((records) => {
    let writes = 0;
    const hanging = {
      ...records,
      write: (...args: Parameters<typeof records.write>) => (writes++ < fatal ? records.write(...args) : hang()),
    };
    return storeOver(hanging, 'disk')
      .saveDataset(draft())
      .then(() => postMessage('saved'));
  });
});

function hang(): Promise<never> {
  postMessage('hangs');
  return new Promise(() => undefined);
}
