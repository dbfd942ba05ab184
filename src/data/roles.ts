import type { Role } from '../core/schema';
import { PERSONAL } from '../core/schema';
import { countingDistinct, entryText } from './cells';
import type { Look } from './column-look';
import { allDifferent, COMPANY, isTime, isWords, look, numbersOf, share, TIMES, wholeNumbers } from './column-look';
import { isCountry } from './country-names';
import { besideOf, groupOf } from './groups';
import type { Inferred } from './infer';
import { inferring } from './infer';
import type { Parts } from './parts';
import type { ColumnOverride, Inference, InferredColumn, Message, RawColumn, RawTable, RoleGuess } from './reading';
import type { Topic } from './words';
import { headerWords } from './words';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s.]+$/;
const PHONE = /^[+(]?\d[\d ()/.\-]{5,20}$/;
const POSTCODE = /^(?:[a-z]{1,2}[- ]?)?\d{3,6}(?:-\d{3,4})?$|^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
/** Also a page by its path alone, and a domain. */
const URL = /^(?:https?:\/\/|www\.|\/[\p{L}\d][\p{L}\d_-]*(?:\/|$)|[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,10}$)/iu;
const OUTCOME_STRONG = new Set(
  'y churn churned churn? won converted conversion outcome target exited attrition attrited success responded kjøpt kjøpte gekauft purchased bought oppsagt gekündigt kündigung vunnet gewonnen konvertiert konvertert ausgetreten utmeldt renewed fornyet utfall abgewandert frafall abwanderung sluttet storniert kansellert avbestilt cancelled canceled'.split(
    ' ',
  ),
);
const OUTCOME_VALUES =
  /^(?:won|lost|churned|converted|vunnet|tapt|gewonnen|verloren|success|failure|closed won|closed lost|kjøpt|bought|cancelled|oppsagt|gekündigt)$/i;
/** Said in two words, joined. */
const OUTCOME_TOGETHER = new Set('sagtopp iscustomer erkunde istkunde becamecustomer blekunde closedwon'.split(' '));
const CALLED_ON = /^(?:contact|kontakt|callback|rückruf)(?:number|nummer|nr)$/;
/** `Delay (days)`: how long, and no count of things. */
const LASTING =
  /\((?:d|days|tage|dager|weeks|wochen|uker|months|monate|måneder|years|jahre|år|h|hours|stunden|std\.?|timer|min\.?|minutes|minuten|minutter|sec\.?|sek\.?)\)\s*$/i;
const MEASURES = /^(?:[kmg]?wh|kg|g|km|m|cm|mm|l|liter|litre|[kmgt]b|m2|m3|rate|ratio|index|average|score)$/;
const CUSTOMER_GROUP =
  /^(?:kunden?|customers?|clients?|accounts?)(?:category|group|class|level|grade|kategori|gruppe|klasse|nivå|kategorie|stufe)$/;
/** `(1-10)`, `0 bis 10`: the scale somebody answers on. */
const SCALE = /(?<!\d)[01] ?(?:[-–]|to|til|bis) ?(?:5|6|7|10)(?!\d)/i;
const RATINGS = new Set(
  'score scores rating ratings stars satisfaction satisfied nps csat grade karakter fornøyd zufrieden recommend anbefale empfehlen weiterempfehlen vurdering tilfredshet bewertung note zufriedenheit sterne'.split(
    ' ',
  ),
);
/** Given name and surname, in letters alone. */
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: (?:van|von|de|der|da|di|zu|af|av) ?)?(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;
const OUTCOME_COMPANY = new Set(
  'lead leads deal opportunity sale sales customer client is has kunde kunden salg avtale tilbud final churn contract account the verkauf angebot subscription user'.split(
    ' ',
  ),
);

type Found = { readonly role: Role; readonly confidence: number; readonly code: string } | null;
const found = (role: Role, confidence: number, code = 'data.role-header'): Found => ({ role, confidence, code });

function roleOf(it: Look): Found {
  const { column, words, present } = it;
  if (present === 0) return found('ignore', 0.9, 'data.role-empty');
  return (
    contactRole(it) ??
    (column.kind === 'date' ? found('date', 0.95, 'data.role-dates') : null) ??
    flagRole(it) ??
    placeRole(it) ??
    identifierRole(it) ??
    countryByCells(it) ??
    nameRole(it) ??
    namedByCells(it) ??
    numberRole(it) ??
    wordRole(it, words)
  );
}

function contactRole(it: Look): Found {
  if (!isWords(it) && it.column.kind !== 'number') return null;
  if (isWords(it) && share(it, (text) => EMAIL.test(text)) > 0.8) return found('email', 0.99, 'data.role-emails');
  const phones = share(it, (text) => PHONE.test(text));
  if (it.words.has('phone') && phones > 0.7 && !it.words.has('count')) return found('phone', 0.97);
  const called = CALLED_ON.test(it.tokens.join('')) && share(it, (text) => /^(?:\+|0)/.test(text)) > 0.5;
  if (called && phones > 0.9) return found('phone', 0.85, 'data.role-phones');
  // The number of a thing may begin with two zeros as well.
  const abroad = it.words.has('id') ? /^\+\d/ : /^(?:\+|00)\d/;
  if (isWords(it) && phones > 0.9 && share(it, (text) => abroad.test(text)) > 0.5) return found('phone', 0.9, 'data.role-phones');
  return null;
}

function flagRole(it: Look): Found {
  const { column, words } = it;
  const flag = column.kind === 'bool' || (isWords(it) && column.distinct <= 6);
  if (flag && words.has('do-not-contact')) return found('do-not-contact', 0.95);
  if (flag && words.has('consent')) return found('consent', 0.9);
  const few = isWords(it) ? column.distinct <= 60 : wholeNumbers(it) && column.distinct <= 30;
  const segment = (words.has('segment') && !words.has('person')) || CUSTOMER_GROUP.test(it.tokens.join(''));
  if (segment && few && column.distinct >= 2 && !words.has('count')) return found('segment', 0.85);
  return null;
}

function placeRole(it: Look): Found {
  const { words } = it;
  if (words.has('postcode') && share(it, (text) => POSTCODE.test(text)) > 0.6) return found('postcode', 0.97);
  if (!isWords(it)) return null;
  if (words.has('country') && it.column.distinct <= 250 && share(it, (text) => /\d/.test(text)) < 0.2) return found('country', 0.95);
  // An address city is a city: the last word says what it is, the ones before whose.
  const partOf = headerWords(it.tokens.at(-1) ?? '').has('place');
  if (words.has('address') && !partOf && !words.has('email') && share(it, (text) => /\p{L}/u.test(text) && !URL.test(text)) > 0.7)
    return found('address', 0.93);
  return null;
}

const NOT_COUNTRY: readonly Topic[] = ['place', 'product', 'person', 'money', 'behaviour', 'intent'];

/** Names or codes of countries, whatever the header says; two codes alone may be anything. */
function countryByCells(it: Look): Found {
  const { column, words, sample } = it;
  if (column.kind !== 'category' || it.called || NOT_COUNTRY.some((topic) => words.has(topic))) return null;
  const least = sample.every((text) => text.length === 2) ? 3 : 2;
  return column.distinct >= least && share(it, isCountry) > 0.9 ? found('country', 0.7, 'data.role-countries') : null;
}

function identifierRole(it: Look): Found {
  const { column, words, tokens, present } = it;
  const whole = wholeNumbers(it);
  const grouped = column.kind === 'number' && share(it, (text) => /^\d[\d\s]*$/.test(text)) === 1;
  if (!isWords(it) && !whole && !grouped) return null;
  const numberLast = (tokens.length > 1 ? /^(?:number|id|nr|nummer)$/ : /^(?:id|nr|nummer)$/).test(tokens.at(-1) ?? '');
  const says =
    (words.has('id') || numberLast) &&
    !(words.has('count') && !numberLast && !words.has('who') && !words.has('order')) &&
    !words.has('place');
  const compact = share(it, (text) => !/\s/.test(text) || /^[\d\s+-]+$/.test(text)) > 0.9;
  if (says && compact) {
    const few =
      !words.has('who') && !words.has('order') && column.distinctExact && column.distinct <= 60 && present >= column.distinct * 10;
    if (!few) return found('identifier', 0.96);
    return found('category', 0.7, 'data.role-few-codes');
  }
  if (it.called) return null;
  const coded = compact && share(it, (text) => URL.test(text)) < 0.5 && share(it, (text) => /\d/.test(text)) > 0.9;
  if (isWords(it) && coded && (words.has('order') || words.has('product') || words.has('who')) && column.distinct > 12)
    return found('identifier', 0.8);
  if (isWords(it) && coded && !words.has('count') && present >= 20 && share(it, (text) => text.length >= 4) > 0.9 && allDifferent(it))
    return found('identifier', 0.85, 'data.role-all-different');
  if (whole && mayCountUp(it) && allDifferent(it)) return found('identifier', 0.7, 'data.role-counts-up');
  return null;
}

/** Whether all its values would have to be told apart to know. */
function mayCountUp(it: Look): boolean {
  const { column, words, present, raw } = it;
  return column.kind === 'number' && present >= 20 && (words.has('order') || raw.given === '') && runsInSteps(it);
}

/** 1, 2, 3 …: a row number. */
function runsInSteps({ raw }: Look): boolean {
  const values = [0, 1, 2, 3, 4].map((row) => Number(entryText(raw, raw.codes[row] ?? 0)));
  return values.every((value, i) => i === 0 || value === (values[i - 1] as number) + 1);
}

function nameRole(it: Look): Found {
  const { words, column } = it;
  if (
    !isWords(it) ||
    !words.has('name') ||
    words.has('product') ||
    words.has('email') ||
    words.has('place') ||
    words.has('country') ||
    words.has('segment')
  )
    return null;
  const named = share(it, (text) => /^\p{L}/u.test(text) && !/[_=]/.test(text) && !URL.test(text)) > 0.8 && !isCoded(it);
  const many = column.distinct > 12 || (it.called && column.distinct > 2 && (words.has('who') || allDifferent(it)));
  return named && many ? found('name', 0.92) : null;
}

/** `K-100`, `A12`. */
function isCoded(it: Look): boolean {
  return share(it, (text) => /^\p{L}{1,4}[-_.]?\d+$/u.test(text)) > 0.9;
}

/** Whoever or whatever is named by its cells alone, whatever the header says: people are marked when in doubt. */
function namedByCells(it: Look): Found {
  const { words, column, present } = it;
  if (column.kind !== 'text' || words.has('product') || words.has('place') || words.has('address') || words.has('country')) return null;
  if (share(it, (text) => COMPANY.test(text)) > 0.4) return found('name', 0.85, 'data.role-companies');
  const many = column.distinct > 12 && column.distinct > present * 0.3;
  return many && share(it, (text) => PERSON.test(text)) > 0.9 ? found('name', 0.8, 'data.role-people') : null;
}

function numberRole(it: Look): Found {
  const { column, words, tokens } = it;
  if (column.kind !== 'number') return null;
  const whole = wholeNumbers(it);
  const index = tokens.includes('idx') || tokens.includes('index');
  if (
    (words.has('code') || words.has('place')) &&
    whole &&
    column.distinctExact &&
    column.distinct <= 40 &&
    !words.has('count') &&
    !words.has('money')
  ) {
    return found('category', 0.85, 'data.role-few-codes');
  }
  const format = column.format;
  const values = numbersOf(it);
  const within = (low: number, high: number): boolean => values.every((value) => value >= low && value <= high);
  if (format.type === 'number' && format.percent) return found('share', 0.95, 'data.role-percent');
  if (it.raw.stored?.percent === true && column.kind === 'number') return found('share', 0.95, 'data.role-percent');
  if (words.has('share') && !index && (within(0, 1) || (within(0, 100) && !words.has('count')))) return found('share', 0.85);
  if (format.type === 'number' && format.currency !== '') return found('money', 0.95, 'data.role-currency');
  const unit = (words.has('count') || tokens.some((token) => TIMES.has(token))) && !words.has('price');
  if (words.has('money') && !index && !(unit && (whole || tokens.some((token) => TIMES.has(token))))) return found('money', 0.85);
  if (LASTING.test(it.raw.name)) return found('number', 0.8);
  if (words.has('count') && share(it, (text) => /^-?[\d.,\s]+$/.test(text)) === 1 && whole) return found('count', 0.85);
  if (words.has('count') && words.has('quantity')) return found('count', 0.8);
  if (words.has('behaviour') && !unit && paidToTheCent(it)) return found('money', 0.6, 'data.role-cents');
  return countsThings(it) ? found('count', 0.6, 'data.role-small-whole') : found('number', 0.7, 'data.role-numbers');
}

/** Two decimals in every cell, and no measure beside it. */
function paidToTheCent(it: Look): boolean {
  const { tokens } = it;
  return (
    it.sample.length >= 10 &&
    !tokens.some((token) => MEASURES.test(token) || isTime(token)) &&
    share(it, (text) => /\d[.,]\d\d$/.test(text)) === 1
  );
}

/** Whole numbers from nothing or one on, and no rating, age or time. */
function countsThings(it: Look): boolean {
  const { words, tokens } = it;
  if (!wholeNumbers(it) || words.has('person') || words.has('code') || words.has('share') || tokens.some(isTime)) return false;
  if (tokens.length > 1 && tokens.at(-1) === 'min') return false;
  if (SCALE.test(it.raw.name) || tokens.some((token) => RATINGS.has(token))) return false;
  const values = numbersOf(it);
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  // What people opened, read or wrote is counted, however often.
  if (words.has('engagement')) return least >= 0 && values.length > 2;
  return values.length > 2 && least >= 0 && least <= 1 && most < 1000;
}

function wordRole(it: Look, words: ReadonlySet<Topic>): Found {
  const { column } = it;
  if (column.kind === 'bool') return found('category', 0.8, 'data.role-yes-no');
  if (share(it, (text) => URL.test(text)) > 0.8) return found('text', 0.8, 'data.role-links');
  if (column.kind === 'category') return found('category', 0.8, 'data.role-groups');
  if (words.has('place') && column.distinct < it.present) return found('category', 0.7);
  return found('text', 0.7, 'data.role-texts');
}

/** One role a column, with the reason; at most one guessed outcome. Overrides win. */
export function* guessingRoles(raw: RawTable, inference: Inference, overrides: readonly ColumnOverride[] = []): Parts<RoleGuess[]> {
  const said = new Map(overrides.filter((o) => o.role !== undefined).map((o) => [o.name, o.role as Role]));
  const looks: Look[] = [];
  for (const [c, column] of raw.columns.entries()) {
    const it = look(column, inference.columns[c] as InferredColumn, c === raw.columns.length - 1);
    looks.push(it);
    yield;
    if (mayCountUp(it)) yield* countingDistinct(column);
  }
  const beside = besideOf(looks);
  const likely = looks.map(outcomeScore);
  const best = [...said.values()].includes('outcome')
    ? -1
    : likely.reduce((a, score, i) => (score >= 3 && score > (likely[a] ?? 0) ? i : a), -1);
  const roles: RoleGuess[] = [];
  for (const [c, it] of looks.entries()) {
    const { name } = it.raw;
    const chosen = said.get(name);
    const guess =
      chosen !== undefined
        ? found(chosen, 1, 'data.you-said-so')
        : name === raw.stack?.column
          ? found('ignore', 1, 'data.role-file')
          : c === best
            ? found('outcome', 0.8, 'data.role-outcome')
            : roleOf(it);
    const { role, confidence, code } = guess as NonNullable<Found>;
    const reason: Message = { code, args: { column: name, distinct: it.column.distinct } };
    roles.push({ name, role, confidence, reason, ...groupOf(role, it, beside) });
    yield;
  }
  return roles;
}

/** 0: no outcome; from 3 on a likely one. */
function outcomeScore(it: Look): number {
  const { column, tokens, words, last, sample } = it;
  const few = column.kind === 'bool' || (column.kind === 'category' && column.distinct >= 2 && column.distinct <= 8);
  const coded = column.kind === 'number' && column.distinctExact && column.distinct === 2;
  if (!few && !coded) return 0;
  let score = 0;
  const hit = tokens.find((token) => OUTCOME_STRONG.has(token));
  if (OUTCOME_TOGETHER.has(tokens.join(''))) score = 4;
  else if (hit !== undefined)
    score = tokens.length === 1 || tokens.every((token) => token === hit || OUTCOME_COMPANY.has(token)) ? 4 : tokens.length <= 3 ? 2.5 : 0;
  else if (words.has('outcome') && tokens.every((token) => OUTCOME_COMPANY.has(token) || headerWords(token).has('outcome'))) score = 2;
  if (
    sample.length > 0 &&
    sample.every((text) => OUTCOME_VALUES.test(text) || /^(?:open|åpen|offen|pending|active|new|ny|neu)$/i.test(text)) &&
    sample.some((text) => OUTCOME_VALUES.test(text))
  )
    score += 2;
  if (score > 0 && column.kind === 'bool') score += 1;
  if (score > 0 && last) score += 0.5;
  return score;
}

/** What a person allows says nothing of how a matter ended. */
const NO_OUTCOME: ReadonlySet<Role> = new Set<Role>([...PERSONAL, 'identifier', 'consent', 'do-not-contact']);

/** Columns that could be the outcome, likeliest first: those whose header says so, then others with two values. */
export function outcomesOf(inference: Inference, roles: readonly RoleGuess[]): string[] {
  const scored = inference.columns.map((column, c) => {
    const role = (roles[c] as RoleGuess).role;
    const topic = headerWords(column.name).has('outcome') ? 2 : 0;
    const two = column.kind === 'bool' || (column.kind === 'category' && column.distinct === 2) ? 1 : 0;
    const usable = two > 0 || (column.kind === 'category' && column.distinct <= 8) || role === 'outcome';
    return { name: column.name, score: role === 'outcome' ? 9 : usable && !NO_OUTCOME.has(role) ? topic + two : 0 };
  });
  return scored
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((one) => one.name);
}

/** Kinds follow roles where the role knows better: numbers that are codes become categories, numbers that are names become text. */
export function* settlingKinds(
  raw: RawTable,
  first: Inferred,
  roles: readonly RoleGuess[],
  overrides: readonly ColumnOverride[],
  delimiter = ',',
): Parts<Inferred> {
  const said = new Set(overrides.filter((o) => o.kind !== undefined).map((o) => o.name));
  const changes: ColumnOverride[] = [];
  first.inference.columns.forEach(({ name, kind }, c) => {
    const { role } = roles[c] as RoleGuess;
    if (said.has(name)) return;
    if (kind === 'number' && (role === 'category' || role === 'segment')) changes.push({ name, kind: 'category' });
    else if ((kind === 'number' || kind === 'category') && ['identifier', 'phone', 'postcode', 'name', 'email', 'address'].includes(role))
      changes.push({ name, kind: 'text' });
  });
  if (changes.length === 0) return first;
  const places = new Set(changes.map((change) => change.name));
  const part: RawTable = { ...raw, columns: raw.columns.filter((column) => places.has(column.name)) };
  const again = yield* inferring(part, changes, delimiter);
  const fresh = new Map(again.inference.columns.map((column) => [column.name, column]));
  const columns = first.inference.columns.map((column) => {
    const changed = fresh.get(column.name);
    const kept = column.kind === changed?.kind ? column.reasons : [{ code: 'data.kind-from-role', args: {} }];
    return changed ? { ...changed, reasons: kept } : column;
  });
  const values = new Map([...first.values].filter(([c]) => !places.has((raw.columns[c] as RawColumn).name)));
  return { inference: { columns, questions: first.inference.questions.filter((question) => !places.has(question.column)) }, values };
}
