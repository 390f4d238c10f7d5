// The sets of steps that are open on the rows of a register sheet, each under a short name: a name goes with its row when that is sorted.
import type { Language } from '../../scheme/text';
import { wordsBy, type RegisterWords } from './register-words';
import { rightsOf, rightsToAdd } from './row-rights';
import { askerIn, mainRegister, type RegisterSheet } from './sheet-record';

/** The titles of the steps, by the name of their set. */
export type StepSets = ReadonlyMap<string, readonly string[]>;

/** What a row offers that somebody adds, and one on which every step may come to be open. */
export const addedSet = 'new';
export const anySet = 'any';

export function titlesOfSteps(
  { steps }: Pick<RegisterWords, 'steps'>,
  ids: readonly string[],
  language: Language,
): string[] {
  return ids.map((id) => steps.titleOf(id, language));
}

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

/** The name of a set; where there is none of just these, that of all steps: what is chosen is judged in any case. */
export function setNamed(sets: StepSets, titles: readonly string[]): string {
  return [...sets].find(([name, set]) => name !== addedSet && same(set, titles))?.[0] ?? anySet;
}

/** The sets that the rows of a sheet need. */
export function stepSetsOf(sheet: RegisterSheet, language: Language): StepSets {
  const sets = new Map<string, readonly string[]>();
  const main = mainRegister(sheet);
  if (main === null) return sets;
  const wordsIn = wordsBy(sheet);
  const period = [...sheet.plans].find(([, plan]) => plan === main.plan)?.[0] ?? '';
  const words = wordsIn(period) as RegisterWords;
  const open = rightsToAdd(sheet, main)?.steps ?? [];
  sets.set(addedSet, titlesOfSteps(words, open, language));
  sets.set(anySet, titlesOfSteps(words, words.steps.ids, language));
  for (const { record } of sheet.rows) {
    const own = wordsIn(record.period);
    if (own === null) continue;
    const { steps } = rightsOf(own, record, askerIn(sheet, record.period));
    const titles = titlesOfSteps(own, steps, language);
    if (![...sets].some(([name, set]) => name !== addedSet && same(set, titles))) sets.set(`S${sets.size - 1}`, titles);
  }
  return sets;
}
