import { hash32, hashText } from './hash';

/**
 * 16 bits of a cell value: enough to pick one among an outcome's few values, too few to tell the value from. A recipe
 * holds this in place of the value, so that a shared link says nothing about the cells. @returns four hex digits
 */
export function fingerprint(value: string): string {
  return (hash32(value, 0x1ead) & 0xffff).toString(16).padStart(4, '0');
}

/** 48 bits of a cell value: one among all the texts of a column. It may be guessed back from a short list, so that no link carries it. @returns twelve hex digits */
export function markOf(value: string): string {
  return hashText(value).slice(0, 12);
}
