import { isNumeric, type Column, type DictColumn } from '../../core/table';

/** Mail domains of many people in Europe and North America; one letter away from one of these is most likely a slip. */
export const COMMON_DOMAINS: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.no', 'hotmail.de', 'hotmail.se', 'hotmail.dk', 'hotmail.co.uk', 'hotmail.fr'],
  ...['outlook.com', 'outlook.de', 'outlook.no', 'live.com', 'live.no', 'live.de', 'live.se', 'live.dk', 'msn.com', 'icloud.com'],
  ...['yahoo.com', 'yahoo.no', 'yahoo.de', 'yahoo.se', 'yahoo.co.uk', 'yahoo.fr', 'ymail.com', 'protonmail.com', 'proton.me', 'aol.com'],
  ...['online.no', 'getmail.no', 'broadpark.no', 'frisurf.no', 'start.no', 'epost.no', 'lyse.net', 'bbnett.no', 'telenor.no', 'altibox.no'],
  ...['telia.com', 'comhem.se', 'bredband.net', 'spray.se', 'mail.dk', 'stofanet.dk', 'kolumbus.fi', 'luukku.com', 'gmx.de', 'gmx.net'],
  ...['web.de', 't-online.de', 'freenet.de', 'arcor.de', 'online.de', 'vodafone.de', 'posteo.de', 'mailbox.org', 'bluewin.ch', 'chello.at'],
  ...['orange.fr', 'wanadoo.fr', 'laposte.net', 'libero.it', 'btinternet.com', 'comcast.net', 'verizon.net', 'fastmail.com', 'mail.com'],
];
const KNOWN = new Set(COMMON_DOMAINS);

/** Read by whoever is on duty: fine for a firm, no person. English, Norwegian, German. */
const ROLE_NAMES = new Set(
  (
    'info post mail email kontakt contact office kontor buero büro sales salg verkauf vertrieb support service kundeservice kundenservice ' +
    'kundesenter customerservice admin administrator administrasjon hello hei hallo firmapost postmottak booking bestilling bestellung order ' +
    'orders ordre faktura invoice rechnung regnskap buchhaltung accounting billing hr jobs karriere marketing presse press webmaster ' +
    'postmaster noreply no-reply donotreply team resepsjon reception empfang newsletter personvern datenschutz privacy zentrale sekretariat'
  ).split(' '),
);

/** A label of a domain: letters of any script, digits, hyphens inside. */
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
/** What nearly all of them look like; told without the tables of Unicode. */
const PLAIN = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}$/;
const SYNTAX = new RegExp(`^[^\\s@<>()\\[\\],;:"\\\\]{1,64}@(?:${LABEL}\\.)+(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})$`, 'u');

export type AddressFault = 'syntax' | 'typo' | 'role' | null;

/** Whether mail could be sent to it at all; says nothing about whether somebody reads it. */
export function wellFormed(address: string): boolean {
  if (address.length > 254) return false;
  const local = address.slice(0, address.indexOf('@'));
  if (local.length <= 64 && PLAIN.test(address)) return true;
  return SYNTAX.test(address) && !/^\.|\.\.|\.$/.test(local);
}

/** What is odd about each distinct address of a column; null by number. Addresses of a domain that is usual in this file are no slips. */
export async function addressFaults(column: Column, checkpoint: () => Promise<void>): Promise<readonly AddressFault[]> {
  if (isNumeric(column)) return [];
  const held = known.get(column);
  if (held) return held;
  const faults = await faultsIn(column, checkpoint);
  known.set(column, faults);
  return faults;
}

/** By column: the lights and the step that mends ask for the same. */
const known = new WeakMap<Column, readonly AddressFault[]>();

async function faultsIn(column: DictColumn, checkpoint: () => Promise<void>): Promise<readonly AddressFault[]> {
  const addresses = column.dict.map((text) => text.trim().toLowerCase());
  const rows = new Float64Array(addresses.length);
  for (const code of column.codes) if (code >= 0) rows[code] = (rows[code] as number) + 1;
  await checkpoint();
  const domains = new Map<string, number>();
  for (const [code, address] of addresses.entries()) {
    const domain = domainOf(address);
    domains.set(domain, (domains.get(domain) ?? 0) + (rows[code] as number));
  }
  const slips = new Set<string>();
  let looked = 0;
  for (const [domain, count] of domains) {
    if (looked++ % STRETCH === 0) await checkpoint();
    if (isSlip(domain, count, domains)) slips.add(domain);
  }
  const faults: AddressFault[] = [];
  for (const address of addresses) {
    if (faults.length % STRETCH === 0) await checkpoint();
    faults.push(address === '' ? null : faultOf(address, slips));
  }
  return faults;
}

function faultOf(address: string, slips: ReadonlySet<string>): AddressFault {
  if (!wellFormed(address)) return 'syntax';
  if (slips.has(domainOf(address))) return 'typo';
  return isRole(address) ? 'role' : null;
}

/** @param address in small letters */
export function isRole(address: string): boolean {
  const at = address.indexOf('@');
  return at > 0 && at <= LONGEST_ROLE && ROLE_NAMES.has(address.slice(0, at));
}

const LONGEST_ROLE = Math.max(...[...ROLE_NAMES].map((name) => name.length));
/** Texts between two moments at which a cancel is heard. */
const STRETCH = 1 << 13;

/** @param address in small letters */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** So often a wrong domain is not mistyped. */
const USUAL = 20;

function isSlip(domain: string, rows: number, all: ReadonlyMap<string, number>): boolean {
  const meant = meantDomain(domain);
  return meant !== null && (rows < USUAL || rows < (all.get(meant) ?? 0) / 10);
}

/** The common domain one slip away: one letter more, less or another, or two swapped. Null for a domain that may well exist. */
export function meantDomain(domain: string): string | null {
  if (KNOWN.has(domain)) return null;
  return COMMON_DOMAINS.find((known) => oneSlip(domain, known) && plausible(domain, known)) ?? null;
}

/** Short names are all taken, and two letters at the end are another country. */
function plausible(domain: string, known: string): boolean {
  const [name = '', ending = ''] = cut(domain);
  const [meant = '', right = ''] = cut(known);
  if (name === meant) return ending.length !== 2 && right === 'com' && meant.length >= 4;
  return ending === right && meant.length >= 5 && name.length >= 4;
}

function cut(domain: string): readonly string[] {
  const dot = domain.indexOf('.');
  return [domain.slice(0, dot), domain.slice(dot + 1)];
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [was, is] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (was.length <= 1 && is.length <= 1) return true;
  return was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0];
}
