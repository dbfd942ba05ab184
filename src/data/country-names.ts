/** Codes for testing and for not knowing. */
const NOWHERE = /^(?:ZZ|X[A-JL-Z])$/;
let known: ReadonlySet<string> | null = null;

/** Names in the three languages and ISO 3166 codes of two letters, as the browser itself knows them. */
export function isCountry(text: string): boolean {
  known ??= gathered();
  return known.has(text) || (text.length > 3 && known.has(text.toLowerCase()));
}

function gathered(): ReadonlySet<string> {
  const out = new Set<string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !NOWHERE.test(code));
  for (const language of ['en', 'nb', 'de']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name === undefined) continue;
      out.add(code);
      out.add(name.toLowerCase());
    }
  }
  return out;
}
