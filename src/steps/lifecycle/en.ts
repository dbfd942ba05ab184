import type { Texts, Words } from '../../core/text';

export const en = {
  'lifecycle.title': 'Life-cycle stages',
  'lifecycle.param.measure': 'A stage is reached by',
  'lifecycle.param.previous': 'Their stage last time',
  'lifecycle.param.previous.help': 'A column with the stages of the last export. With it, nobody moves for a trifle.',
  'lifecycle.param.starter': 'A starter from',
  'lifecycle.param.grower': 'A grower from',
  'lifecycle.param.champion': 'A champion from',
  'lifecycle.param.band': 'Percent below the entry at which a stage is left',
  'lifecycle.param.band.help':
    'The wider the band, the fewer people go back and forth from month to month. Of whole numbers it is at least one.',
  'lifecycle.not-rising': 'Each stage must begin higher than the one before it.',
  'lifecycle.none.measure': 'There are no life-cycle stages here: the file has neither orders nor money to tell them by',
  'lifecycle.none.values': 'There are no life-cycle stages here: too few different values to tell four stages by',
  'lifecycle.none.so': 'Choose a column in which customers grow, such as orders or spend.',
  'lifecycle.finding': (a: { champions: number; testers: number }, w: Words) =>
    `${w.share(a.champions)} are champions, and ${w.share(a.testers)} are still trying you out`,
  'lifecycle.finding.moves': (a: { up: number; down: number }, w: Words) =>
    `Since last time ${w.integer(a.up)} moved up a stage and ${w.integer(a.down)} moved down`,
  'lifecycle.so.first':
    'These are the stages of today. Keep the exported file: with last time’s stage as a column, people stay in a stage until they clearly leave it. From order lines the last months can be followed at once: switch that on where customers are made.',
  'lifecycle.finding.month': (a: { up: number; down: number }, w: Words) =>
    `In the last month ${w.integer(a.up)} moved up a stage and ${w.integer(a.down)} moved down`,
  'lifecycle.so.looks': (a: { looks: number; held: number; fresh: number }, w: Words) =>
    `Each customer was followed through ${w.integer(a.looks)} looks, a month apart. ${w.integer(a.held)} ${w.plural(a.held, 'person', 'people')} near an edge stayed where they were, because a stage is left lower than it is entered. ${w.integer(a.fresh)} had no stage last month.`,
  'lifecycle.so': (a: { held: number; fresh: number }, w: Words) =>
    `${w.integer(a.held)} ${w.plural(a.held, 'person', 'people')} near an edge stayed where they were, because a stage is left lower than it is entered. ${w.integer(a.fresh)} had no stage last time.`,
  'lifecycle.stage.tester': 'Testers',
  'lifecycle.stage.starter': 'Starters',
  'lifecycle.stage.grower': 'Growers',
  'lifecycle.stage.champion': 'Champions',
  'lifecycle.about': (a: { measure: string }) => `Stage of a customer by ${a.measure}`,
  'lifecycle.about.since': (a: { measure: string }) =>
    `Stage of a customer by ${a.measure} and the stage of last time, left lower than it is entered`,
  'lifecycle.about.looks': (a: { measure: string; looks: number }, w: Words) =>
    `Stage of a customer by ${a.measure}, followed through ${w.integer(a.looks)} months, left lower than it is entered`,
  'lifecycle.chart': (a: { stage: string; share: number }, w: Words) =>
    `The largest stage is ${a.stage.toLocaleLowerCase('en')}, with ${w.share(a.share)} of the people`,
  'lifecycle.field.stage': 'Stage',
  'lifecycle.field.rows': 'People',
  'lifecycle.field.share': 'Share of the people',
  'lifecycle.panel.rules': 'When a stage is entered and left',
  'lifecycle.panel.enter': (a: { measure: string }) => `Enters from, in ${a.measure}`,
  'lifecycle.panel.leave': 'Leaves below',
  'lifecycle.panel.everyone': 'Everyone else',
  'lifecycle.panel.unknown': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row has', 'rows have')} no value and no stage.`,
} satisfies Texts;
