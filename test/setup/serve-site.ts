import path from 'node:path';
import { serve } from './serve';

/** `npm start` ends here: the built site with its real headers, until stopped. */
const root = path.resolve(import.meta.dirname, '../../dist');
const wanted = process.env['PORT'] === undefined ? 4173 : Number(process.env['PORT']);

process.on('disconnect', () => process.exit());

async function listen(port: number): Promise<string> {
  try {
    return (await serve({ root, port })).url;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && process.env['PORT'] === undefined) return listen(0);
    throw error;
  }
}

console.log(`\n  Leadlight is at ${await listen(wanted)}\n`);
