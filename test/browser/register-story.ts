// A period's registers as the people concerned keep them on the page without Excel: each step by who takes it, and a check at the end that all of it was done and stands at the service.
import type { Browser } from 'playwright-core';
import type { ShownRecord } from '../../shared/api/records';
import type { Period } from '../../shared/scheme/period';
import type { Register } from '../../shared/scheme/register';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import type { Person } from './person';
import { castOf, registerOf, unitTitle } from './register-walk';
import type { Ask } from './service';
import { addPhoto, fillIn, newRecord, openRecord, save, takeStep } from './web-page';

type Values = Readonly<Record<string, string>>;

/** What is filled in, what is added of photos, before saving or a step. */
interface Filled {
  readonly values?: Values;
  /** columns of files */
  readonly photos?: readonly string[];
  readonly reason?: string;
}

interface Made extends Filled {
  /** id of the unit, where the record is of one */
  readonly unit?: string;
  /** otherwise the story's own */
  readonly period?: Period;
}

export interface Story {
  readonly scheme: Scheme;
  readonly period: Period;
  /** Somebody at the page: signed in at first, the same window later, with what others have done since. */
  as(id: string): Promise<Person>;
  titleOf(unit: string): string;
  /** Makes a record and saves it; gives its number. */
  make(by: string, register: string, made: Made): Promise<string>;
  /** Makes a record that belongs to another one, from the page of that one; gives its number. */
  makeFrom(by: string, from: string, number: string, register: string, filled: Filled): Promise<string>;
  /** Begins an expected record, found in the list by these words; gives its number. */
  begin(by: string, register: string, words: string, filled: Filled): Promise<string>;
  /** Fills in the record that is open before the person, and saves it; gives its number. */
  keep(by: string, register: string, filled: Filled): Promise<string>;
  /** Takes a step of a record, found in the list by its number. */
  take(by: string, register: string, number: string, step: string, filled?: Filled): Promise<void>;
  /** The same by one after the other. */
  sign(by: readonly string[], register: string, number: string, step: string, filled?: Filled): Promise<void>;
  /** Every step of every register was taken, every column of files filled, and the service says of each record what was done last. */
  checkAll(): Promise<void>;
  end(): Promise<void>;
}

interface Here {
  readonly browser: Browser;
  readonly url: string;
  readonly service: { readonly ask: Ask };
}

export function registerStory(here: Here, scheme: Scheme, period: Period): Story {
  const cast = castOf(here);
  const taken = new Set<string>();
  const photographed = new Set<string>();
  /** the state of each record by its number */
  const standing = new Map<string, string>();
  /** how many have signed the step of a record */
  const signatures = new Map<string, number>();
  const registers = scheme.registers ?? [];
  /** who was at the page last */
  let last = '';

  const as = async (id: string): Promise<Person> => {
    // Whoever comes back to a window in which others' doing is not yet shown loads it anew.
    const person = await (last === id ? cast.as(id) : cast.again(id));
    last = id;
    return person;
  };
  const fill = async (person: Person, register: Register, { values = {}, photos = [] }: Filled): Promise<void> => {
    await fillIn(person, register, values);
    for (const column of photos) {
      await addPhoto(person, register, column);
      photographed.add(`${register.id}.${column}`);
    }
  };
  const saved = async (person: Person, register: Register, filled: Filled): Promise<string> => {
    await fill(person, register, filled);
    const number = await save(person);
    standing.set(number, register.states[0]?.id ?? '');
    return number;
  };
  /** What a step leads to, once all have signed who are to. */
  const isDone = (number: string, { by, id }: Register['steps'][number]): boolean => {
    if (Array.isArray(by)) return true;
    const key = `${number} ${id}`;
    const signed = (signatures.get(key) ?? 0) + 1;
    signatures.set(key, signed % by.all.length);
    return signed === by.all.length;
  };

  const story: Story = {
    scheme,
    period,
    as,
    titleOf: (unit) => unitTitle(scheme, unit),
    async make(by, id, { unit, period: into = period, ...filled }) {
      const [person, register] = [await as(by), registerOf(scheme, id)];
      await newRecord(person, scheme, register, {
        period: into,
        ...(unit !== undefined && { unit: unitTitle(scheme, unit) }),
      });
      return saved(person, register, filled);
    },
    async makeFrom(by, from, number, id, filled) {
      const [person, register] = [await as(by), registerOf(scheme, id)];
      const form = await openRecord(person, scheme, registerOf(scheme, from), number);
      await form.getByRole('button', { name: `新建：${textIn(register.title, 'zh-CN')}` }).click();
      await form.getByRole('button', { name: '保存', exact: true }).waitFor();
      return saved(person, register, filled);
    },
    async begin(by, id, words, filled) {
      const [person, register] = [await as(by), registerOf(scheme, id)];
      await openRecord(person, scheme, register, words, { period, expected: true });
      return saved(person, register, filled);
    },
    async keep(by, id, filled) {
      return saved(await as(by), registerOf(scheme, id), filled);
    },
    async take(by, id, number, stepId, filled = {}) {
      const [person, register] = [await as(by), registerOf(scheme, id)];
      const step = register.steps.find((one) => one.id === stepId);
      if (step === undefined) throw new Error(`${id} has no step ${stepId}`);
      const form = await openRecord(person, scheme, register, number);
      await fill(person, register, filled);
      expect(await takeStep(person, register, stepId, filled.reason)).toBe(number);
      if (!isDone(number, step)) return;
      taken.add(`${id}.${stepId}`);
      const to = step.to ?? standing.get(number);
      const state = register.states.find((one) => one.id === to);
      if (state === undefined) throw new Error(`${number} stands nowhere`);
      standing.set(number, state.id);
      await form.getByText(textIn(state.title, 'zh-CN'), { exact: true }).first().waitFor();
    },
    async sign(by, id, number, step, filled = {}) {
      for (const [at, person] of by.entries()) await story.take(person, id, number, step, at === 0 ? filled : {});
    },
    async checkAll() {
      const steps = registers.flatMap(({ id, steps: own }) => own.map((step) => `${id}.${step.id}`));
      const files = registers.flatMap(({ id, columns }) =>
        columns.flatMap((column) => (column.type === 'files' ? [`${id}.${column.id}`] : [])),
      );
      expect({
        steps: steps.filter((one) => !taken.has(one)),
        files: files.filter((one) => !photographed.has(one)),
      }).toEqual({ steps: [], files: [] });
      const stored = await Promise.all(
        [...standing.keys()].map(async (number) => {
          const register = registers.find(({ prefix }) => number.startsWith(`${prefix}-`))?.id ?? '';
          const of = /^[A-Z]+-(.+)-\d+$/.exec(number)?.[1] ?? '';
          const address = `/schemes/${scheme.id}/periods/${of}/records/${register}/${number}`;
          const { state } = (await here.service.ask('office-1', 'GET', address)) as ShownRecord;
          return [number, state];
        }),
      );
      expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(standing));
    },
    end: () => cast.end(),
  };
  return story;
}
