const WHOLE_WORDS = new Set(
  'won lost win loss close closing outcome result ergebnis resultat utfall ausgang disposition exit exited ended end reason grund grunn stage stadium phase fase signed signert unterschrieben duration revenue gewonnen verloren vunnet tapt'.split(
    ' ',
  ),
);
const WORD_PARTS =
  /duration|dauer|varighet|reason|begründ|begrunn|årsak|kündig|kuendig|cancel|oppsig|terminat|churn|abschluss|schlussdatum|schlossen|avslutt|sluttdato|lukke|closed|invoice|rechnung|faktura|dealstage|refund/u;
/** German and Norwegian write as one word what English writes as two: "Verlustgrund", "Leadstatus", "salgsfase". */
const WORD_ENDS = /(?<!hinter|vorder|unter)grund$|(?<!bak)grunn$|status$|phase$|fase$/u;
const TALK = /(samtale|tale|ringe|telefon|gesprächs|anruf)(tid|lengde|zeit|länge)|\b(call|talk)s? (length|time|minutes|seconds)/u;
/** "Marital status" and "life stage" are known all along. */
const HARMLESS =
  /^(marital|civil|famil|sivil|employment|beschäftig|erwerb|arbeid|arbeits|housing|wohn|bolig|life|leben|livs|health|helse)/u;

/** The name speaks, in English, German or Norwegian, of what is known only once the matter has ended. */
export function speaksOfAfterwards(name: string): boolean {
  const words = name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/\p{L}+/gu);
  if (!words || words.some((word) => HARMLESS.test(word))) return false;
  return words.some((word) => WHOLE_WORDS.has(word) || WORD_PARTS.test(word) || WORD_ENDS.test(word)) || TALK.test(words.join(' '));
}
