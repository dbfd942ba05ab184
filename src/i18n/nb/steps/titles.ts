import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/titles/en';

export const nb: Translated<typeof en> = {
  'titles.title': 'Stillingstitler',
  'titles.param.column': 'Kolonne med stillingstitler',
  'titles.param.levels': 'Dine ord for nivå',
  'titles.param.departments': 'Dine ord for avdelinger',
  'titles.about.seniority': (a) => `Hvor mye personen bestemmer, etter ordene i ${a.column}`,
  'titles.about.department': (a) => `Hva personen arbeider med, etter ordene i ${a.column}`,
  'titles.none': 'Ingen kolonne inneholder stillingstitler',
  'titles.none.so': 'Hvis en gjør det under et annet navn, velg den her.',
  'titles.doubtful': (a) => `${a.column} ser ikke ut som stillingstitler`,
  'titles.doubtful.so':
    'Færre enn fire av ti verdier har et ord ordlisten kjenner, så den blir stående som den er. Velg den her for å bruke den likevel.',
  'titles.empty': (a) => `${a.column} inneholder ingen stillingstittel`,
  'titles.empty.so': 'Nivå og avdeling forblir tomme.',
  'titles.finding': (a, w: Words) =>
    `${w.integer(a.deciders)} av ${w.integer(a.titled)} personer med stillingstittel leder en virksomhet eller en avdeling`,
  'titles.so': (a, w: Words) =>
    `Selve tittelen er ulik for nesten alle; nivå og avdeling kan sammenlignes. ${w.share(a.known / a.titled)} av titlene har et ord ordlisten kjenner; resten regnes som medarbeidere i en annen avdeling.`,
  'titles.chart': (a, w: Words) => `«${a.value}» er vanligst, med ${w.share(a.share)}`,
  'titles.field': (a) => a.name,
  'titles.field.rows': 'Rader',
};
