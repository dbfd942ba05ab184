import type { Condition, Measure, Said } from './meta';

/** A condition as people say it: "spend over 4,000", "last order within 30 days", "Region is North". */
export function sayCondition({ column, made, since, format, level, not, over, upTo, whole }: Condition): Said {
  const said = (value: number): Said => sayValue(value, format);
  if (level === 'true') return { code: not ? 'profile.when.no' : 'profile.when.yes', args: { column } };
  if (level !== null) return { code: not ? 'profile.when.is-not' : 'profile.when.is', args: { column, level } };
  const days = made === 'recency' || made === 'tenure' || made === 'days-since' ? made : null;
  if (over !== null && upTo !== null) {
    if (whole && upTo === over + 1) return { code: 'profile.when.exactly', args: { column, value: said(upTo) } };
    const ends = { low: said(whole ? over + 1 : over), high: said(upTo) };
    // The lower end of amounts belongs to what is below it: nobody may read two lines of a sheet as theirs.
    return { code: whole ? 'profile.when.between' : 'profile.when.over-to', args: { column, ...ends } };
  }
  if (upTo !== null) {
    if (days !== null) return { code: `profile.when.${days}.within`, args: { days: upTo, since: since ?? column } };
    return { code: whole ? 'profile.when.at-most' : 'profile.when.up-to', args: { column, value: said(upTo) } };
  }
  const least = over ?? 0;
  if (days !== null) return { code: `profile.when.${days}.over`, args: { days: least, since: since ?? column } };
  if (whole && Math.abs(least) < 100) return { code: 'profile.when.at-least', args: { column, value: said(least + 1) } };
  return { code: 'profile.when.over', args: { column, value: said(least) } };
}

function sayValue(value: number, format: Measure): Said {
  return { code: `profile.value.${format}`, args: { value } };
}
