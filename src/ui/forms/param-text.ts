import type { Param, ParamSpec } from '../../core/params';
import { speech, t } from '../../app/speech.svelte';

export const paramLabel = (step: string, name: string): string => t(`${step}.param.${name}`);

export function paramHelp(step: string, name: string): string {
  const code = `${step}.param.${name}.help`;
  return Object.hasOwn(speech.texts, code) ? t(code) : '';
}

/** What choosing no column means to the step; undefined where it then chooses one itself. */
export function noneLabel(step: string, name: string): string | undefined {
  const code = `${step}.param.${name}.none`;
  return Object.hasOwn(speech.texts, code) ? t(code) : undefined;
}

/** What an empty field stands for, where the step has a word for it. */
export function autoLabel(step: string, name: string): string | undefined {
  const code = `${step}.param.${name}.auto`;
  return Object.hasOwn(speech.texts, code) ? t(code) : undefined;
}

/** What adds a column to a list of them, where the step has a word for it. */
export function addLabel(step: string, name: string): string {
  const code = `${step}.param.${name}.add`;
  return Object.hasOwn(speech.texts, code) ? t(code) : t('form.add-exception');
}

export const optionLabel = (step: string, name: string, option: string): string => t(`${step}.param.${name}.${option}`);

/** The first few short choices stand on the card; long lists and numbers for the curious go under Details. */
export function mainParams(spec: ParamSpec): readonly string[] {
  const short = Object.entries(spec).filter(([, param]) => param.kind === 'choice' || param.kind === 'toggle' || isPicker(param));
  return short.slice(0, 2).map(([name]) => name);
}

/** Few whole numbers are picked, many are typed. */
export function isPicker(param: Param): boolean {
  return param.kind === 'integer' && (param.picks ?? param.max) - param.min <= 10;
}
