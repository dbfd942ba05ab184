import { readFile } from '../../../src/data/read';
import { blobSource } from '../../../src/data/source';
import { kernels } from '../../../src/ml/kernels/index';
import { assignOnce, lloyd, openCloud } from '../../../src/ml/lloyd';
import { fastestOf, stringsOf, timed } from '../case';
import { clouds, COLS, K, ROWS } from '../clouds';

export interface Asked {
  readonly what: 'pass' | 'converge' | 'csv';
  readonly times: number;
}

async function race({ what, times }: Asked, file: File | undefined): Promise<number> {
  if (what === 'csv') {
    if (!file) throw new Error('no file was picked');
    return fastestOf(times - 1, () =>
      timed(async () => {
        const read = await readFile(file.name, blobSource(file));
        if (!read.ok) throw new Error(read.problem.code);
        stringsOf(read.value.table);
      }),
    );
  }
  const x = clouds();
  const compiled = await kernels();
  if (compiled.engine !== 'wasm') throw new Error('the compiled kernels were not loaded');
  const cloud = openCloud(compiled, x, ROWS, COLS, K);
  const start = x.slice(0, K * COLS);
  return fastestOf(times, () => timed(() => (what === 'pass' ? assignOnce(cloud, start, K) : lloyd(cloud, start, K))));
}

onmessage = ({ data }: MessageEvent<{ readonly asked: Asked; readonly file: File | undefined }>) => {
  void race(data.asked, data.file).then(
    (ms) => postMessage(ms),
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
};
