import type { Translated } from '../../core/text';
import type { further as en } from '../en/further';

export const further: Translated<typeof en> = {
  'further.title': 'Flere filer om de samme kundene',
  'further.text':
    'Ordrer, besøk, e-poster, henvendelser eller en annen liste. Hver fil leses her, på denne maskinen, og kobles til radene over med kolonnen begge har felles.',
  'further.add': 'Legg til filer',
  'further.drop': 'eller slipp dem her',
  'further.slot': (a) => `Legg til ${a.slot}`,
  'further.slot.crm': 'CRM',
  'further.slot.web': 'nettbesøk',
  'further.slot.email': 'e-post',
  'further.slot.support': 'kundeservice',
  'further.slot.orders': 'ordrer eller sosiale medier',
  'further.reading': (a) => `Leser ${a.file} …`,
  'further.rows': (a, w) => `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')}`,
  'further.key': (a) => (a.here === a.there ? `med ${a.here}` : `med ${a.here} = ${a.there}`),
  'further.met': (a, w) => `${w.integer(a.matched)} av ${w.integer(a.rows)} rader over finnes i den`,
  'further.met-there': (a, w) =>
    a.unmatched === 0
      ? 'ingen av dens rader blir til overs'
      : `${w.integer(a.unmatched)} av dens ${w.integer(a.rows)} rader har ingen over`,
  'further.no-key': (a, w) => `tom nøkkel: ${w.integer(a.here)} over, ${w.integer(a.there)} i den`,
  'further.would': (a, w) =>
    `Som den står, ville den gjort ${w.integer(a.rows)} rader til ${w.integer(a.would)}, så den slås først sammen til én rad for hver nøkkel.`,
  'further.takes': 'Hver nøkkel står der én gang: kolonnene tas som de er.',
  'further.through': (a) => `via ${a.file} (${a.column})`,
  'further.loose': 'store bokstaver og mellomrom teller ikke i nøkkelen',
  'further.looked-up': (a, w) =>
    `Sier mer om radene i ${a.other}: slås opp der med ${a.column}, ${w.integer(a.matched)} av ${w.integer(a.rows)} rader funnet.`,
  'further.is-looked-up': 'Slås opp fra en annen av disse filene.',
  'further.alone':
    'Ingen kolonne har nok felles med en kolonne i de andre filene. Velg de to som inneholder det samme, eller utelat filen.',
  'further.away': 'Denne filen hører til notatboken, men er ikke her. Legg den til, så tar den plassen sin.',
  'further.joined': 'Koblet på',
  'further.proposed': 'Ikke koblet på ennå',
  'further.join': (a, w) => w.plural(a.files, 'Koble den på', `Koble på alle ${w.integer(a.files)}`),
  'further.leave-out': 'Utelat',
  'further.leave-out-file': (a) => `Utelat ${a.file}`,
  'further.show': 'Vis trinnet',
  'further.here': 'Kolonne over',
  'further.there': (a) => `Kolonne i ${a.file}`,
  'further.choose': 'Velg en kolonne',
  'further.count': 'Tell hva de har felles',
  'further.no-match': 'Disse to kolonnene har ingen verdi felles, eller er lest som ulike slag. Velg andre, eller la filen være.',
  'further.too-many': (a, w) => `En notatbok tar høyst ${w.integer(a.most)} filer til. Utelat noen, eller koble på færre.`,
  'further.roll-up': 'Slå sammen først',
  'further.together': (a, w) =>
    w.plural(a.others, `Åpne ${a.file} og koble den andre til`, `Åpne ${a.file} og koble de ${w.integer(a.others)} andre til`),
  'further.columns': 'Hva kolonnene blir til',
  'further.columns-text': 'Velger du ingenting, blir hver til det slaget dens tilsier.',
};
