import type { Translated, Words } from '../../core/text';
import type { cards as en } from '../en/cards';

export const cards: Translated<typeof en> = {
  'card.place': (a: { place: number; of: number }) => `Steg ${a.place} av ${a.of}`,
  'card.state.running': 'Arbeider',
  'card.state.queued': 'Neste i rekken',
  'card.state.stale': 'Utdatert',
  'card.state.waiting': 'Ikke kjørt ennå',
  'card.state.blocked': 'Venter på et kort over',
  'card.state.failed': 'Stoppet',
  'card.state.fresh': 'Oppdatert',
  'card.state.off': 'Slått av',
  'card.clean': (a: { rowsIn: number; rowsOut: number }, w: Words) =>
    a.rowsIn === a.rowsOut
      ? `Alle ${w.integer(a.rowsIn)} rader kan brukes`
      : `${w.integer(a.rowsOut)} av ${w.integer(a.rowsIn)} rader kan brukes`,
  'card.engineer': (a: { columns: number; rows: number }, w: Words) =>
    `${w.integer(a.columns)} tall beskriver hver av ${w.integer(a.rows)} rader`,
  'card.interpret': (a, w: Words) => `${w.integer(a.groups)} ${w.plural(a.groups, 'gruppe', 'grupper')}: hvem de er og hva de står for`,
  'card.starting': 'Gjør klart',
  'card.time-left': (a: { seconds: number }, w: Words) =>
    a.seconds > 90
      ? `omtrent ${w.integer(Math.round(a.seconds / 60))} minutter igjen`
      : `omtrent ${w.integer(a.seconds)} ${w.plural(a.seconds, 'sekund', 'sekunder')} igjen`,
  'card.cancel': 'Avbryt',
  'card.try-again': 'Prøv igjen',
  'card.undo': 'Angre siste endring',
  'card.skip-step': 'Gå videre uten dette steget',
  'card.blocked': 'Et kort over må rettes først.',
  'card.queued': 'Turen kommer når kortet over er ferdig.',
  'card.off': 'Slått av. Kortene under virker uten.',
  'card.stale': 'Noe over er endret siden dette ble regnet ut.',
  'card.waiting': 'Dette er ikke regnet ut ennå.',
  'card.run': 'Regn ut',
  'card.rows': (a: { rowsIn: number; rowsOut: number }, w: Words) => `${w.integer(a.rowsIn)} inn, ${w.integer(a.rowsOut)} ut`,
  'card.took': (a: { ms: number }, w: Words) => `${w.number(Math.max(0.01, a.ms / 1000), 2)} s`,
  'card.details': 'Detaljer',
  'card.more-steps': 'Mer til dette kortet',
  'card.add-step': (a: { step: string }) => `Legg til: ${a.step}`,
  'card.remove-step': 'Fjern dette steget',
  'card.use-step': (a: { step: string }) => `Bruk dette steget: ${a.step}`,
  'made.head': (a: { count: number }, w: Words) => w.plural(a.count, 'Kolonnen det laget', `De ${w.integer(a.count)} kolonnene det laget`),
  'made.changed': (a: { count: number }, w: Words) =>
    w.plural(a.count, 'Kolonnen det endret eller fylte ut', `De ${w.integer(a.count)} kolonnene det endret eller fylte ut`),
  'made.from': (a: { columns: readonly string[] }, w: Words) => `Fra ${w.list(a.columns)}`,
  'made.formula': 'Formel',
  'made.more': (a: { count: number }, w: Words) => `og ${w.integer(a.count)} til`,
  'card.show-rows': 'Se på radene',
  'card.hide-rows': 'Skjul radene',
  'card.rows-after': (a: { step: string }) => `Radene etter: ${a.step}`,
  'card.all-done': (a: { finding: string }) => `Alle kort er oppdatert. ${a.finding}`,

  'form.auto': 'Automatisk',
  'form.more': 'Flere',
  'form.more-of': (a: { what: string }) => `${a.what}, større`,
  'form.back-to-auto': 'Tilbake til automatisk',
  'form.own-choice': 'La Leadlight velge',
  'form.columns-auto': 'Alle kolonner som passer',
  'form.add-exception': 'Legg til et unntak for en kolonne',
  'form.option-for': (a: { column: string }) => `For ${a.column}`,
  'form.remove': 'Fjern',
  'form.date-auto': 'Automatisk: den siste datoen i filen',
  'form.name-number': (a: { number: number }) => `Navn ${a.number}`,
  'form.no-names': 'Ingen navn er gitt ennå.',
  'form.number-between': (a: { min: number; max: number }, w: Words) => `Oppgi et tall fra ${w.number(a.min)} til ${w.number(a.max)}.`,

  'goal.card': 'Mål',
  'goal.headline': 'Hva vil du vite?',
  'goal.segments': 'Finn segmenter',
  'goal.segments.text': 'Hvilke kunder ligner hverandre, og hva skiller hver gruppe ut?',
  'goal.leads': 'Ranger leads',
  'goal.leads.text': 'Hvilke leads ligner mest på dem som kjøpte? En liste, best først, med grunner.',
  'goal.churn': 'Se hvem som kan slutte',
  'goal.churn.text': 'Hvilke kunder ligner mest på dem som sluttet? En liste å handle på i tide.',
  'goal.chosen.segments': 'Du leter etter grupper av like kunder (segmenter)',
  'goal.chosen.leads': 'Du rangerer leads etter sjansen deres (lead scoring)',
  'goal.chosen.churn': 'Du leter etter kunder som kan slutte (churn)',
  'goal.short.segments': 'segmenter',
  'goal.short.leads': 'leads',
  'goal.short.churn': 'frafall',
  'goal.proposed': 'Passer til filen:',
  'goal.because-outcome': (a: { column: string }) => `«${a.column}» ser ut som et utfall.`,
  'goal.because-events': 'den har flere rader for hver kunde.',
  'goal.because-no-outcome': 'ingen kolonne ser ut som et utfall.',
  'goal.outcome': 'Kolonnen som sier hvordan det endte',
  'goal.outcome-help': 'Vunnet eller tapt, kjøpte eller ikke, sluttet eller ble.',
  'goal.outcome-choose': 'Velg en kolonne',

  'profile-panel.line':
    'Tallene er gjennomsnitt. Streken i hver stolpe er gjennomsnittet for alle; jo lenger stolpen rekker, jo mer skiller gruppen seg ut.',
  'profile-panel.group': (a: { letter: string; name: string }) => `Gruppe ${a.letter}: ${a.name}`,
  'profile-panel.name': (a: { letter: string }) => `Navn på gruppe ${a.letter}`,
  'profile-panel.size': (a: { rows: number; share: number }, w: Words) => `${w.integer(a.rows)} · ${w.share(a.share)}`,
  'profile-panel.below': (a: { average: string }) => `, under gjennomsnittet på ${a.average}`,
  'profile-panel.above': (a: { average: string }) => `, over gjennomsnittet på ${a.average}`,
  'profile-panel.level': (a: { column: string; level: string; share: number; all: number }, w: Words) =>
    `${a.column}: ${a.level} for ${w.share(a.share)}, mot ${w.share(a.all)} av alle`,
  'profile-panel.money': (a: { total: number; mean: number }, w: Words) => `${w.money(a.total)} i alt, ${w.money(a.mean)} hver`,
  'profile-panel.money-share': (a: { total: number; mean: number; share: number }, w: Words) =>
    `${w.money(a.total)}, ${w.share(a.share)} av pengene; ${w.money(a.mean)} hver`,
  'profile-panel.unassigned': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} er ikke i noen gruppe: en celle er tom der det teller, ingen ligner dem, eller gruppen ble lagt til side.`,

  'target-panel.our-choice': 'Denne verdien valgte vi; sjekk den gjerne.',
  'target-panel.value': (a: { value: string; rows: number }, w: Words) =>
    `${a.value} (${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')})`,
  'target-panel.ask': (a: { column: string }) => `Ville du kjenne ${a.column} før utfallet?`,
  'target-panel.known': (a: { column: string }) => `Ja, behold ${a.column}`,
  'target-panel.answered': (a: { column: string }) => `Du sa at ${a.column} er kjent før utfallet, så den blir.`,
  'target-panel.ask-again': 'Spør igjen',
  'target-panel.set-aside': (a: { column: string }) => `Nei, legg ${a.column} til side`,

  'train-panel.model': 'Modell',
  'train-panel.pairs': 'Av 100 par, rangert riktig vei',
  'train-panel.of-pairs': (a: { auc: number; low: number; high: number }, w: Words) =>
    a.low === a.high
      ? w.integer(a.auc * 100)
      : `${w.integer(a.auc * 100)} (mest sannsynlig ${w.integer(a.low * 100)} til ${w.integer(a.high * 100)})`,
  'train-panel.log-loss': 'Logtap',
  'train-panel.brier': 'Brierskår',
  'train-panel.used': 'brukes under',
  'train-panel.why': (a: { model: string }) =>
    `Anbefalt: ${a.model}. Den er den enkleste med et tall innenfor én standardfeil av det beste i de samme rundene.`,
  'train-panel.columns': (a: { columns: number; inputs: number; folds: number }, w: Words) =>
    `Fra ${w.integer(a.columns)} ${w.plural(a.columns, 'kolonne', 'kolonner')} (${w.integer(a.inputs)} tall), i ${w.integer(a.folds)} runder. Lavere logtap og Brierskår er bedre.`,

  'evaluate-panel.from': (a: { threshold: number }, w: Words) => `Plukk ut alle med en sjanse fra ${w.share(a.threshold)} og opp`,
  'evaluate-panel.of-picked': (a: { rows: number; hits: number; success: string }, w: Words) =>
    `Av ${w.integer(a.rows)} plukket ut slik, ville omtrent ${w.integer(a.hits)} ende som «${a.success}».`,
  'evaluate-panel.auto': (a: { share: string }) => `Automatisk: ${a.share}, andelen av alle`,
  'evaluate-panel.can-call': 'Hvor mange kan dere kontakte?',
  'evaluate-panel.can-call.help': (a: { rows: number }, w: Words) => `Av de ${w.integer(a.rows)} som ennå ikke har et utfall.`,
  'evaluate-panel.open': (a: { picked: number; rows: number }, w: Words) =>
    `På listen over ${w.integer(a.rows)} uten utfall ennå er det ${w.integer(a.picked)}.`,
  'evaluate-panel.money': 'Hva er en oppringning verdt?',
  'evaluate-panel.money.ask': 'Si hva en oppringning koster og hva et treff bringer inn, så fortelles listen i penger.',
  'evaluate-panel.fair': 'Er det rettferdig?',
  'evaluate-panel.fair.few': (a: { column: string }) =>
    `I «${a.column}» har færre enn to grupper ti personer eller flere, så det er ingenting å sammenligne.`,
  'evaluate-panel.more': 'Flere tall',
  'evaluate-panel.point': (a: { threshold: number }, w: Words) => `fra ${w.share(a.threshold)} og opp`,

  'explain-panel.title': 'Én rad, tatt fra hverandre',
  'explain-panel.row': 'Rad i filen',
  'explain-panel.chance': (a: { chance: string; share: number }, w: Words) => `Sjansen er ${a.chance} (${w.share(a.share)}).`,
  'explain-panel.no-chance': 'Denne raden har ingen sjanse.',
  'explain-panel.for': (a: { row: number; because: string }, w: Words) => `Rad ${w.integer(a.row)}: mest taler det for at ${a.because}`,
  'explain-panel.against': (a: { row: number; because: string }, w: Words) =>
    `Rad ${w.integer(a.row)}: mest taler det imot at ${a.because}`,
  'explain-panel.sub': 'Hver del flytter skåren opp eller ned; til sammen er de skåren (logodds)',
  'explain-panel.sub-chance': 'Hver del flytter sjansen opp eller ned fra den vanlige; til sammen gir de sjansen til denne raden',
  'explain-panel.effect-chance': 'Virkning på sjansen',
  'explain-panel.effect': 'Virkning på skåren (log-odds)',

  'reasons.for': 'Taler for:',
  'reasons.against': 'Taler imot:',
  'list.label': 'Listen, best først',
  'list.lead': 'Hvem',
  'list.chance': 'Sjanse',
  'list.place': 'Plass',
  'list.because': 'Mest fordi',
  'list.row': (a: { row: number }, w: Words) => `Rad ${w.integer(a.row)}`,
  'list.nth': (a: { place: number }, w: Words) => `nr. ${w.integer(a.place)}`,

  'export.title': 'Ta det med',
  'export.list': 'Lagre listen',
  'export.table': 'Lagre alle',
  'export.everyone': 'alle',
  'export.sql': 'Lagre som SQL',
  'export.python': 'Lagre som Python',
  'export.model': 'Lagre modellen',
  'export.recipe': 'Lagre oppskriften',
  'export.link': 'Kopier lenke til oppskriften',
  'export.style': 'Tabell for',
  'export.comma': 'Excel på engelsk ( , og 1.5 )',
  'export.semicolon': 'Excel på norsk eller tysk ( ; og 1,5 )',
  'export.link-holds': 'Lenken holder stegene og kolonnenavnene og aldri en celle.',
  'export.saved': (a: { name: string }) => `${a.name} er lagret.`,
  'export.link-copied': 'Lenken er kopiert.',
  'export.working': 'Skriver filen',
  'export.score-title': 'Neste måned: en ny fil',
  'export.score-text':
    'En fil med de samme kolonnene går gjennom de samme stegene og kommer tilbake med gruppe eller sjanse for hver rad. Flere slike filer på en gang tas som én.',
  'export.count-to': 'Tell dager til',
  'export.count-to.help':
    'Står feltet tomt, telles dager til den siste datoen i den nye filen, eller til modellens egen hvis den er senere.',
  'export.score-choose': 'Velg den nye filen',
  'export.use-model': 'Bruk en annen lagret modell',
  'export.other-model': (a: { name: string }) => `Med modellen ${a.name}`,
  'export.scored': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} ferdig; tabellen er lagret.`,
};
