const WHOLE_WORDS = new Set(
  'won lost win loss close closed closing outcome result ergebnis resultat exit ended end reason grund grunn stage phase fase signed duration status revenue gewonnen verloren vunnet tapt'.split(
    ' ',
  ),
);
const WORD_PARTS =
  /duration|dauer|varighet|reason|begründ|begrunn|årsak|kündig|kuendig|cancel|oppsig|terminat|abschluss|abgeschlossen|avslutt|lukket|closed|invoice|rechnung|faktura|dealstage|refund/u;
/** "Marital status" is known all along. */
const HARMLESS = new Set('marital civil family employment housing familienstand sivilstatus sivilstand'.split(' '));

/** The name speaks, in English, German or Norwegian, of what is known only once the matter has ended. */
export function speaksOfAfterwards(name: string): boolean {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/\p{L}+/gu);
  if (!words || words.some((word) => HARMLESS.has(word))) return false;
  return words.some((word) => WHOLE_WORDS.has(word) || WORD_PARTS.test(word));
}
