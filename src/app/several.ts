import type { FileGroup, FileLook, FilesLook } from '../engine/look-at-files';
import { ok, type Problem, type Result } from '../core/problem';
import type { Gathered } from './gather';
import type { EnginePort } from './ports';
import { t } from './speech.svelte';

/** Several files that wait for a word before they become one data set. */
export interface Several {
  readonly gathered: Gathered;
  readonly look: FilesLook;
  /** The group that would be opened, by its place. */
  readonly chosen: number;
}

export function filesOf(look: FilesLook, { files }: FileGroup): readonly FileLook[] {
  return files.flatMap((place) => look.files[place] ?? []);
}

/** The files of the chosen group, in their order. */
export function chosenFiles({ gathered, look, chosen }: Several): Gathered['files'] {
  return (look.groups[chosen]?.files ?? []).flatMap((place) => gathered.files[place] ?? []);
}

/** Files of other groups, each to be joined on its own. */
export function otherFiles({ gathered, look, chosen }: Several): Gathered['files'] {
  const others = look.groups.filter((_, n) => n !== chosen).flatMap(({ files }) => files);
  return others.flatMap((place) => gathered.files[place] ?? []);
}

/** Without one of the files. */
export function without(gathered: Gathered, place: number): Gathered {
  return { ...gathered, files: gathered.files.filter((_, n) => n !== place) };
}

/** What a data set of these files is called, and how large it is. */
export function sizeUp({ files: all, folder }: Gathered, files: Gathered['files']): { readonly name: string; readonly bytes: number } {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const [first] = files;
  if (!first || files.length === 1) return { name: first?.name ?? '', bytes };
  const whole = files.length === all.length && folder !== '';
  return { name: whole ? folder : t('open.several-name', { first: first.name, others: files.length - 1 }), bytes };
}

/** Why the first file that cannot be read cannot be. */
export function firstProblem({ files }: FilesLook): Problem | null {
  return files.flatMap((file) => ('problem' in file ? [file.problem] : []))[0] ?? null;
}

/** What the engine is handed: the file, or several in a bundle. */
export function asOne(files: Gathered['files'], engine: Pick<EnginePort, 'bundle'>): Blob {
  const [first] = files;
  return first && files.length === 1 ? first.file : engine.bundle({ files, fileColumn: t('data.file-column') });
}

type One = Gathered['files'][number];

/**
 * With the tables of every zip archive in the archive's place.
 * @param ask the engine for them; null when it was stopped
 * @returns null when it was stopped
 */
export async function unpacked(
  gathered: Gathered,
  ask: (file: One) => Promise<{ readonly answer: Result<Gathered['files']> } | null>,
): Promise<Result<Gathered> | null> {
  const files: One[] = [];
  for (const one of gathered.files) {
    const asked = ZIP.test(one.name) ? await ask(one) : { answer: ok([]) };
    if (!asked) return null;
    if (!asked.answer.ok) return asked.answer;
    files.push(...(asked.answer.value.length > 1 ? asked.answer.value : [one]));
  }
  const [only] = gathered.files;
  const alone = gathered.files.length === 1 && files.length > 1;
  return ok({ ...gathered, files, folder: alone && only ? only.name.replace(ZIP, '') : gathered.folder });
}

const ZIP = /\.zip$/i;
