import { judge } from './judge';

// One file at a time, asked by the parent, so that a hang can be ended from outside.
process.on('message', (path: string) => {
  judge(path)
    .catch((error: unknown) => ({
      verdict: 'wrong',
      code: 'threw',
      detail: String(error instanceof Error ? error.stack : error)
        .split('\n')
        .slice(0, 4)
        .join(' '),
    }))
    .then((verdict) => process.send?.(verdict));
});

process.send?.('ready');
