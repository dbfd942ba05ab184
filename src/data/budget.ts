import type { Message } from './reading';

/** Memory at its highest for each byte of text while it is read and made a typed table; measured 4.2 with all strings made. */
const PEAK = 5;
/** Of the machine's memory, what one page may take: the browser, the system and the steps need theirs. */
const SHARE = 0.4;
/** Where the browser does not say how much memory there is. */
const UNKNOWN_GB = 4;
const GB = 2 ** 30;
const MB = 2 ** 20;

/** Bytes there are for reading. @param memoryGb what `navigator.deviceMemory` says */
export function roomFor(memoryGb: number | undefined): number {
  return (memoryGb ?? UNKNOWN_GB) * SHARE * GB;
}

/** What to say of a file that will not fit, and samples that would; null for one that fits. @param head its first bytes, of which all may be few */
export function tooBig(bytes: number, head: Uint8Array, room: number): Message['args'] | null {
  const need = bytes * PEAK;
  if (need <= room) return null;
  return { ...said(bytes, room), every: Math.ceil(need / room), first: roundDown((room / PEAK / bytesOfLine(head)) * 0.9) };
}

/** The same of several files that become one. */
export function tooBigTogether(bytes: number, room: number): Message['args'] | null {
  return bytes * PEAK <= room ? null : { ...said(bytes, room), every: Math.ceil((bytes * PEAK) / room), first: 0 };
}

/** The same of a packed file, which says too late how large it is. @param rows that were read until there was no room */
export function grownTooBig(bytes: number, rows: number, room: number): Message['args'] | null {
  return bytes * PEAK <= room ? null : { ...said(bytes, room), every: 0, first: roundDown(rows * 0.9) };
}

const said = (bytes: number, room: number): { megabytes: number; need: number; room: number } => ({
  megabytes: Math.ceil(bytes / MB),
  need: Math.ceil((bytes * PEAK) / MB),
  room: Math.floor(room / MB),
});

function bytesOfLine(head: Uint8Array): number {
  let lines = 0;
  for (const byte of head) if (byte === 10 || byte === 13) lines++;
  return head.length / Math.max(1, lines);
}

/** Two digits: people should see that it is a choice. */
function roundDown(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.max(1, Math.floor(rows / unit) * unit);
}
