import { stop } from '../../core/problem';

/** A tag longer than this is no part of a workbook. */
const MOST_TAG = 1 << 20;
const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;

export interface XmlHandler {
  /** `code` is `tagCode` of the name without its prefix; attributes stand in `bytes[from … to)`. */
  open(code: number, bytes: Uint8Array, from: number, to: number): void;
  close(code: number): void;
  /** Text between tags; `raw` when entities are to be left alone (CDATA). May come in several pieces. */
  text(bytes: Uint8Array, from: number, to: number, raw: boolean): void;
}

/** A number for a short name. */
export function tagCode(name: string): number {
  let code = 0;
  for (let i = 0; i < name.length; i++) code = (Math.imul(code, 31) + name.charCodeAt(i)) | 0;
  return code;
}

/** Cuts the XML of a workbook into tags and text as it comes. Document types, and with them entities of the file's own, are refused. */
export class XmlCutter {
  private held = new Uint8Array(0);
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  /** @throws ProblemError data.odd-xml */
  push(chunk: Uint8Array, final: boolean): void {
    let bytes = chunk;
    if (this.held.length > 0) {
      bytes = new Uint8Array(this.held.length + chunk.length);
      bytes.set(this.held);
      bytes.set(chunk, this.held.length);
    }
    const at = this.cut(bytes, final);
    if (bytes.length - at > MOST_TAG * 8) stop('data.odd-xml');
    this.held = bytes.slice(at);
  }

  /** @returns where an incomplete piece starts */
  private cut(bytes: Uint8Array, final: boolean): number {
    const { handler } = this;
    const n = bytes.length;
    let i = 0;
    while (i < n) {
      if (bytes[i] !== LT) {
        let end = bytes.indexOf(LT, i);
        // Short text comes in one piece; of long text no entity and no letter is cut in two.
        if (end < 0) end = final ? n : n - i < MOST_TAG ? i : safeEnd(bytes, i, n);
        if (end > i) handler.text(bytes, i, end, false);
        if (end === i) return i;
        i = end;
        continue;
      }
      if (i + 1 >= n) return i;
      const next = bytes[i + 1] as number;
      if (next === 33 || next === 63) {
        const end = this.special(bytes, i, next, n);
        if (end < 0) return i;
        i = end;
        continue;
      }
      const end = tagEnd(bytes, i + 1, n);
      if (end < 0) {
        if (n - i > MOST_TAG) stop('data.odd-xml');
        return i;
      }
      this.tag(bytes, i + 1, end);
      i = end + 1;
    }
    return n;
  }

  private tag(bytes: Uint8Array, from: number, end: number): void {
    const closing = bytes[from] === SLASH;
    let i = closing ? from + 1 : from;
    let code = 0;
    for (; i < end; i++) {
      const c = bytes[i] as number;
      if (c <= 32 || c === SLASH) break;
      code = c === COLON ? 0 : (Math.imul(code, 31) + c) | 0;
    }
    if (closing) this.handler.close(code);
    else {
      const empty = bytes[end - 1] === SLASH;
      this.handler.open(code, bytes, i, empty ? end - 1 : end);
      if (empty) this.handler.close(code);
    }
  }

  /** Comments, CDATA, declarations. @returns where it ends, -1 when more is needed */
  private special(bytes: Uint8Array, from: number, next: number, n: number): number {
    if (next === 63) return after(bytes, from, n, '?>');
    if (n - from < 9) return -1;
    if (startsWith(bytes, from, '<!--')) return after(bytes, from + 4, n, '-->');
    if (!startsWith(bytes, from, '<![CDATA[')) return stop('data.odd-xml');
    const end = after(bytes, from + 9, n, ']]>');
    if (end > 0) this.handler.text(bytes, from + 9, end - 3, true);
    return end;
  }
}

function startsWith(bytes: Uint8Array, from: number, text: string): boolean {
  for (let k = 0; k < text.length; k++) if (bytes[from + k] !== text.charCodeAt(k)) return false;
  return true;
}

function after(bytes: Uint8Array, from: number, n: number, text: string): number {
  const last = text.charCodeAt(text.length - 1);
  for (let i = bytes.indexOf(last, from); i >= 0 && i < n; i = bytes.indexOf(last, i + 1)) {
    if (i - text.length + 1 >= from && startsWith(bytes, i - text.length + 1, text)) return i + 1;
  }
  return -1;
}

function safeEnd(bytes: Uint8Array, from: number, n: number): number {
  for (let i = n - 1; i >= from && n - i < 12; i--) if (bytes[i] === 38) return i;
  let end = n;
  while (end > from && n - end < 4 && (bytes[end - 1] as number) >= 128) end--;
  return end;
}

/** The closing bracket of a tag; one may stand inside quotes. */
function tagEnd(bytes: Uint8Array, from: number, n: number): number {
  const end = bytes.indexOf(GT, from);
  if (end < 0) return -1;
  let quote = 0;
  for (let i = from; i < n; i++) {
    const c = bytes[i] as number;
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === GT) return i;
  }
  return -1;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its five entities and numbered letters put in; a CRLF is one line break, as XML has it. */
export function xmlText(bytes: Uint8Array, from: number, to: number, raw = false): string {
  const text = decoder.decode(bytes.subarray(from, to)).replace(/\r\n?/g, '\n');
  if (raw || !text.includes('&')) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The attributes of a tag by name without prefix. */
export function attributes(bytes: Uint8Array, from: number, to: number): Map<string, string> {
  const out = new Map<string, string>();
  const text = xmlText(bytes, from, to, true);
  for (const [, name, double, single] of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = encoder.encode(double ?? single ?? '');
    out.set((name as string).replace(/^.*:/, ''), xmlText(value, 0, value.length));
  }
  return out;
}

const encoder = new TextEncoder();
