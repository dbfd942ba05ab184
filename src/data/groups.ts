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
const DEALS = /^(?:deals?|pipeline|probability|sannsynlighet|wahrscheinlichkeit|salgsmulighet|mulighet)$|opportunit|verkaufschance/;
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
  /** Rows are orders or lines of orders: counts are of what was bought, the order's own date is when the row happened. */
  readonly orders: boolean;
}

export function besideOf(looks: readonly Look[]): Beside {
  const people = looks.some(
    ({ words }) => words.has('email') || words.has('phone') || words.has('address') || (words.has('who') && words.has('id')),
  );
  const speaking = (test: RegExp): number => looks.filter(({ tokens }) => tokens.some((token) => test.test(token))).length;
  return {
    companies: speaksOfCompanies(looks),
    people,
    ads: !people && speaking(ADS) >= 3,
    deals: speaking(DEALS) >= 2,
    orders: looks.some(({ words }) => words.has('order') && words.has('id')),
  };
}

export function groupOf(role: Role, { words, tokens, column }: Look, beside: Beside): About {
  if (NO_GROUP.has(role)) return {};
  const about = (group: NonNullable<RoleGuess['group']>, code = 'data.group-header'): About => ({ group, groupReason: { code, args: {} } });
  if (role === 'money' && beside.ads) return {};
  const ordered = words.has('order') || tokens.some((token) => PURCHASE.test(token));
  if (role === 'date' && beside.orders && ordered && !tokens.some((token) => LATEST.test(token))) return {};
  if (words.has('intent')) return about('intent');
  // The name of a campaign is not what somebody did.
  if (words.has('engagement') && !(role === 'category' && column.kind !== 'bool' && words.has('product'))) return about('engagement');
  const turnover = tokens.some((token) => TURNOVER.test(token));
  if (turnover && (beside.companies || tokens.some((token) => A_YEAR.test(token)))) return about('firmographic', 'data.group-company');
  if (words.has('person')) return about('demographic');
  if (words.has('behaviour')) return about('behaviour');
  if (words.has('firm') && !turnover) return about('firmographic');
  if (role === 'money') return beside.deals ? {} : about('behaviour', 'data.group-money');
  if (role === 'count' && beside.orders) return about('behaviour', 'data.group-order');
  const customers = (beside.people || beside.companies) && !beside.ads;
  if (role === 'count' && customers) return about('behaviour', 'data.group-count');
  if (role === 'share' && customers && !beside.orders && !beside.deals) return about('behaviour', 'data.group-count');
  const latest = tokens.some((token) => LATEST.test(token)) && !tokens.some((token) => OURS.test(token));
  if (role === 'date' && customers && latest) return about('behaviour', 'data.group-latest');
  return words.has('place') || role === 'postcode' || role === 'country' ? about('demographic', 'data.group-place') : {};
}

function speaksOfCompanies(looks: readonly Look[]): boolean {
  return looks.some(
    (it) => (it.words.has('firm') && !it.tokens.some((token) => TURNOVER.test(token))) || share(it, (text) => COMPANY.test(text)) > 0.4,
  );
}
