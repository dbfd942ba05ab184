import type { Role } from '../core/schema';
import { COMPANY, share } from './column-look';
import type { Look } from './column-look';
import type { RoleGuess } from './reading';

type About = Pick<RoleGuess, 'group' | 'groupReason'>;

/** Roles that are for themselves and speak of nothing else. */
const NO_GROUP: ReadonlySet<Role> = new Set<Role>([
  'identifier',
  'outcome',
  'consent',
  'do-not-contact',
  'segment',
  'email',
  'phone',
  'name',
  'address',
  'text',
  'ignore',
]);
const TURNOVER = /(?:revenue|turnover|umsatz|omsetning)$/;
const A_YEAR = /^(?:annual|yearly|jährlich|årlig|mill|mio)$|^(?:jahres|års)/;

const ADS =
  /^(?:ads?|cpc|cpm|ctr|impressions?|visninger|impressionen|einblendungen|eksponeringer)$|campaign|kampanje|kampagne|annonse|anzeige|cli[ck]k|klikk/;
const DEALS =
  /^(?:deals?|pipeline|probability|sannsynlighet|wahrscheinlichkeit|salgsmulighet|mulighet|forecast|prognose|konkurrent|competitor|wettbewerber|mitbewerber)$|opportunit|verkaufschance|^(?:sales?|deal|salgs|verkaufs)(?:stage|phase|fase)$/;
/** Rows are pages, days or sources, and whoever visited them is counted. */
const WEB =
  /^(?:sessions|sitzungen|økter|users|nutzer|brukere|pageviews|views|seitenaufrufe|sidevisninger|bounce|absprungrate|fluktfrekvens|visitors|besucher|besøkende)$/;
/** Turnover with us, and not the firm's own. */
const TO_DATE = /^(?:hittil|ytd|lfd|laufend\p{L}*|bisher\p{L}*|date)$/u;
const LEDGER =
  /^(?:saldo|balance|outstanding|utestående|offene?r?|skonto|iban|debitor\p{L}*|dunning)$|kredit|mahn|purr|fakturafrist|forfall|fällig|zahlungsziel/u;
/** What one may owe, and has not spent. */
const LIMIT = /(?:limit|grense|grenze|rahmen|ramme|deductible|egenandel|selbstbehalt)$/;
/** What was agreed on paying. */
const TERMS = /frist$|^zahlungsziel$|^terms?$|^fällig|^forfall|^skonto$/u;
/** Whether an address is one, and not what was done with it. */
const CHECKED = /^(?:confirmed|verified|valid|bekreftet|verifisert|gyldig|bestätigt|verifiziert|gültig)$/;
/** Who of us looks after them, and how they came: neither says what they are. */
const OUR_SIDE =
  /^(?:owner|rep|manager|inhaber|besitzer|zuständig\p{L}*|ansvarlig|selger|verkäufer|source|medium|kilde|quelle)$|ansvarlig$|betreuer$|inhaber$|quelle$|kilde$/u;
/** What one does oneself: keeping the record, calling. */
const OURS = /^(?:activit|aktivit|contact|kontakt|modifi|update|change|endre|geändert|änderung|oppdater|import|sync|name|navn)/;
const PURCHASE = /^(?:kauf|kjøp|purchase|bought|gekauft)/;
const LATEST = /^(?:last|latest|recent|first|siste?|første|letzte[rns]?|zuletzt|erste[rns]?)$/;

/** What stands beside a column: of what the rows of the file speak. */
interface Beside {
  readonly companies: boolean;
  /** Rows are people or companies one sells to: what is counted of them is mostly what they did. */
  readonly people: boolean;
  /** Rows are advertisements and no people: money is what the sender paid. */
  readonly ads: boolean;
  /** Rows are hoped-for sales: money has not been spent yet. */
  readonly deals: boolean;
  /** Rows count visits and are nobody. */
  readonly web: boolean;
  /** Rows are accounts of customers: turnover is theirs with us. */
  readonly ledger: boolean;
  /** Rows are orders or lines of orders: counts are of what was bought, the order's own date is when the row happened. */
  readonly orders: boolean;
}

export function besideOf(looks: readonly Look[]): Beside {
  const people = looks.some(
    ({ words }) => words.has('email') || words.has('phone') || words.has('address') || (words.has('who') && words.has('id')),
  );
  const says = (tokens: readonly string[], test: RegExp): boolean => tokens.some((token) => test.test(token)) || test.test(tokens.join(''));
  const speaking = (test: RegExp): number => looks.filter(({ tokens }) => says(tokens, test)).length;
  return {
    companies: speaksOfCompanies(looks),
    people,
    ads: !people && speaking(ADS) >= 3,
    deals: speaking(DEALS) >= 2,
    web: !people && speaking(WEB) >= 3,
    ledger: speaking(LEDGER) >= 2,
    orders: looks.some(({ words }) => words.has('order') && words.has('id')),
  };
}

export function groupOf(role: Role, { words, tokens, column }: Look, beside: Beside): About {
  if (NO_GROUP.has(role)) return {};
  const about = (group: NonNullable<RoleGuess['group']>, code = 'data.group-header'): About => ({ group, groupReason: { code, args: {} } });
  if (role === 'money' && (beside.ads || tokens.some((token) => LIMIT.test(token)))) return {};
  if (role === 'category' && column.kind !== 'bool' && tokens.some((token) => OUR_SIDE.test(token))) return {};
  if (tokens.some((token) => TERMS.test(token)) || (words.has('email') && tokens.some((token) => CHECKED.test(token)))) return {};
  const ordered = words.has('order') || tokens.some((token) => PURCHASE.test(token));
  if (role === 'date' && beside.orders && ordered && !tokens.some((token) => LATEST.test(token))) return {};
  if (words.has('intent')) return about('intent');
  // The name of a campaign is not what somebody did.
  if (words.has('engagement') && !(role === 'category' && column.kind !== 'bool' && words.has('product'))) return about('engagement');
  const latest = tokens.some((token) => LATEST.test(token)) && !tokens.some((token) => OURS.test(token));
  if (role === 'date' && latest && tokens.includes('open')) return about('engagement');
  const turnover = tokens.some((token) => TURNOVER.test(token));
  const withUs = tokens.some((token) => TO_DATE.test(token)) || beside.ledger;
  if (turnover && ((beside.companies && !withUs) || tokens.some((token) => A_YEAR.test(token))))
    return about('firmographic', 'data.group-company');
  if (words.has('person')) return about('demographic');
  if (words.has('behaviour') && !(beside.deals && role === 'share')) return about('behaviour');
  if (words.has('firm') && !turnover) return about('firmographic');
  if (role === 'money') return beside.deals ? {} : about('behaviour', 'data.group-money');
  if (role === 'count' && beside.orders) return about('behaviour', 'data.group-order');
  const customers = (beside.people || beside.companies) && !beside.ads;
  if (role === 'count' && (customers || beside.web)) return about('behaviour', 'data.group-count');
  if (role === 'share' && customers && !beside.orders && !beside.deals) return about('behaviour', 'data.group-count');
  if (role === 'date' && customers && latest) return about('behaviour', 'data.group-latest');
  return words.has('place') || role === 'postcode' || role === 'country' ? about('demographic', 'data.group-place') : {};
}

function speaksOfCompanies(looks: readonly Look[]): boolean {
  return looks.some(
    (it) => (it.words.has('firm') && !it.tokens.some((token) => TURNOVER.test(token))) || share(it, (text) => COMPANY.test(text)) > 0.4,
  );
}
