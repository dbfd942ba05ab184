/**
 * For each value the place of the one that stands for all that differ from it by case and blanks alone, such as "Ola@firma.no" and "ola@firma.no ":
 * the first of them by code point, whatever their order.
 */
export function oneSpelling(values: readonly string[]): Int32Array {
  const keys = values.map((value) => value.normalize('NFC').toLowerCase().replace(/\s+/gu, ''));
  const first = new Map<string, number>();
  keys.forEach((key, at) => {
    const had = first.get(key);
    if (had === undefined || (values[at] as string) < (values[had] as string)) first.set(key, at);
  });
  return Int32Array.from(keys, (key) => first.get(key) as number);
}
