import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from '../data/reading';

export { SHARED };

/** Files beside data that are no data: descriptions, licences, expected results. */
const NOT_DATA = /(?:^|\/)(?:README|LICENSE)[^/]*$|\.(?:md|json|ya?ml|py|js|html|db|sql|ttl|gitignore)$|csv-spectrum\/json\//i;

export function dataFiles(folder: string): string[] {
  return readdirSync(join(SHARED, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !NOT_DATA.test(path))
    .sort();
}
