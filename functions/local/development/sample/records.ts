// Records of the sample's periods: each register walked to each of its states, by whoever it names, as those people would do it.
import type { RawFile } from '../../../../shared/api/files';
import type { RecordChange } from '../../../../shared/api/records';
import type { Period } from '../../../../shared/scheme/period';
import type { Column, Register, RegisterStep, Who } from '../../../../shared/scheme/register';
import { appliesTo } from '../../../../shared/scheme/marks';
import type { Component, Scheme, Unit } from '../../../../shared/scheme/scheme';
import { textIn } from '../../../../shared/scheme/text';
import { digestOfBytes } from '../../../store/file-bytes';
import { samplePhoto } from './photos';

type Values = NonNullable<RecordChange['set']>;

/** Where the records are made: on a day, in a month that period columns name. */
export interface SampleLedger {
  readonly scheme: Scheme;
  readonly registers: readonly Register[];
  readonly day: string;
  readonly month: Period;
  /** nothing is left in a state that the period would wait for */
  readonly settled: boolean;
}

/** Makes changes as one person, in their order, with the photos that they name; gives the numbers of the records. */
export type Changing = (
  person: string,
  wave: number,
  changes: readonly RecordChange[],
  photos: readonly RawFile[],
) => Promise<(string | null)[]>;

/** One record on its way to a state: what is done to it one after another. */
interface Story {
  readonly register: Register;
  readonly unit: Unit;
  /** which choice it takes, and which of the texts */
  readonly turn: number;
  readonly begins: number;
  readonly steps: readonly { readonly step: RegisterStep; readonly as: Who; readonly isFirst: boolean }[];
  number: string | null;
  readonly set: Set<string>;
}

const reason = '按规定办理';
const texts: Readonly<Record<string, readonly string[]>> = {
  focus: ['抓好安全生产和重点工程', '完成汛期值守和设备检修'],
  what: ['现场台账记录不完整', '整改通知未按期回复', '值班记录缺项', '重点任务进度滞后'],
  measure: ['补齐台账,责任到人,每周自查'],
  done: ['台账已补齐,现场已复查'],
  'look-back': ['现场复核,问题已整改到位'],
  progress: ['已完成方案,正在实施'],
  task: ['落实秋季安全大检查'],
  matter: ['工作经验在全市推广', '获上级通报表扬', '提前完成重点工程', '全月工作无差错', '信息被上级采用'],
  grounds: ['扣分事实与现场情况不符,附说明材料'],
};

/** Wave after wave: in each, everybody makes the changes that are theirs at once. */
export async function makeRecords(ledger: SampleLedger, changing: Changing): Promise<void> {
  const made = new Map<string, string>();
  const stories = storiesOf(ledger);
  const last = Math.max(...stories.map(({ begins, steps }) => begins + steps.length));
  for (let wave = 0; wave <= last; wave += 1) {
    const byPerson = new Map<string, { story: Story; change: RecordChange }[]>();
    for (const story of stories) {
      const next = changeIn(ledger, story, wave - story.begins, made);
      if (next === null) continue;
      byPerson.set(next.person, [...(byPerson.get(next.person) ?? []), { story, change: next.change }]);
    }
    for (const [person, asked] of byPerson) {
      const numbers = await changing(
        person,
        wave,
        asked.map(({ change }) => change),
        asked.flatMap(({ story, change }) => photosIn(story, change)),
      );
      asked.forEach(({ story }, i) => (story.number = numbers[i] ?? null));
    }
    // Others link to one that is on its way.
    for (const { register, number, turn } of stories) if (number !== null && turn <= 1) made.set(register.id, number);
  }
}

/** The photos that a change names. */
function photosIn({ register: { columns }, turn }: Story, { set = {} }: RecordChange): RawFile[] {
  return columns.some(({ id, type }) => type === 'files' && Object.hasOwn(set, id)) ? [samplePhoto(turn)] : [];
}

function storiesOf({ scheme, registers, settled }: SampleLedger): Story[] {
  return registers.flatMap((register) => {
    const component = register.columns.some(({ type }) => type === 'place') ? placedIn(scheme, register) : undefined;
    const units = scheme.units.filter((unit) => component === undefined || appliesTo(component, unit));
    const waits = new Set((register.effects ?? []).flatMap((one) => (one.does === 'hold' ? one.in : [])));
    const states = register.states.filter(({ id }) => !(settled && waits.has(id)));
    return states.flatMap(({ id }, turn) => {
      // One unit has them all, but where a unit has one record alone.
      const unit = units[register.key?.includes('unit' as never) ? turn % units.length : 0];
      const steps = wayTo(register, id);
      if (unit === undefined || steps === null) return [];
      return [
        { register, unit, turn, begins: depth(registers, register), steps, number: null, set: new Set<string>() },
      ];
    });
  });
}

/** A record is made after those that it links to. */
function depth(registers: readonly Register[], register: Register): number {
  const needed = linksOf(register);
  return Math.max(0, ...registers.flatMap((one) => (needed.includes(one.id) ? [depth(registers, one) + 1] : [])));
}

/** The registers whose records this one cannot do without. */
function linksOf({ columns, key = [], steps }: Register): string[] {
  const needed = new Set<string>([...key, ...steps.flatMap(({ needs = [] }) => needs)]);
  return columns.flatMap((one) => (one.type === 'record' && needed.has(one.id) ? [one.register] : []));
}

/** The fewest steps from the first state, each signer by themselves. */
function wayTo({ states: [first], steps }: Register, goal: string): Story['steps'] | null {
  const ways = new Map<string, RegisterStep[]>([[first?.id ?? '', []]]);
  for (const [state, way] of ways) {
    for (const step of steps) {
      if (step.to !== undefined && step.if === undefined && step.from.includes(state as never) && !ways.has(step.to))
        ways.set(step.to, [...way, step]);
    }
  }
  const way = ways.get(goal);
  if (way === undefined) return null;
  return way.flatMap((step) =>
    (Array.isArray(step.by) ? step.by.slice(0, 1) : step.by.all).map((as, i) => ({ step, as, isFirst: i === 0 })),
  );
}

/** What is done to a record so many waves after its beginning, and by whom; null where nothing is. */
function changeIn(
  ledger: SampleLedger,
  story: Story,
  wave: number,
  made: ReadonlyMap<string, string>,
): { person: string; change: RecordChange } | null {
  const { register, unit, number } = story;
  const filled = (ids: readonly string[]): Values => {
    const fresh = register.columns.filter(({ id }) => ids.includes(id) && !story.set.has(id));
    for (const { id } of fresh) story.set.add(id);
    return Object.fromEntries(fresh.map((column) => [column.id, valueOf(ledger, story, column, made)]));
  };
  if (wave === 0) {
    const grouped = typeof register.group === 'object' ? [register.group.column] : [];
    const columns = [...(register.key ?? []), ...grouped, ...(register.steps[0]?.needs ?? []), ...saidOf(register)];
    const writable = new Set(register.columns.flatMap(({ id, write }) => (write === undefined ? [id] : [])));
    const change = {
      register: register.id,
      ...(register.about === 'unit' ? { unit: unit.id } : {}),
      set: filled(columns.filter((id) => writable.has(id as never))),
    };
    const writer = register.states[0]?.write?.find((who) => who !== 'author') ?? 'office';
    return { person: personFor(ledger, story, writer), change };
  }
  const move = story.steps[wave - 1];
  if (move === undefined || number === null) return null;
  const { step, as, isFirst } = move;
  const change = {
    register: register.id,
    number,
    step: step.id,
    ...(isFirst ? { set: filled(step.needs ?? []) } : {}),
    ...(step.reason ? { reason } : {}),
  };
  return { person: personFor(ledger, story, as), change };
}

/** What a record counts for, where, and who is named to act in it: it says so from the beginning. */
function saidOf({ columns, effects = [], steps }: Register): string[] {
  const reasons = effects.flatMap((one) => ('reason' in one ? [one.reason] : []));
  const people = steps.flatMap(({ by }) => (Array.isArray(by) ? by : by.all)).filter((who) => typeof who === 'object');
  const named = people.flatMap((who) => ('person' in who ? [who.person] : []));
  return [...reasons, ...named, ...columns.flatMap(({ id, type }) => (type === 'place' ? [id] : []))];
}

/** Somebody of the sample who is meant. */
function personFor({ scheme }: SampleLedger, { register, unit }: Pick<Story, 'register' | 'unit'>, who: Who): string {
  if (typeof who === 'object')
    return 'person' in who ? namedPerson(scheme, register, unit) : `${who.role}-${scheme.id}`;
  const { group } = register;
  switch (who) {
    case 'head':
      return `head-${scheme.id}-${unit.id}`;
    case 'secretary':
    case 'liaison':
    case 'group-leader':
      return `${who}-${scheme.id}`;
    case 'assessor':
      return `assessor-${scheme.id}-${typeof group === 'string' ? group : placedIn(scheme, register).group}`;
    case 'leader':
    case 'observer':
      return `${who}-1`;
    default:
      return 'office-1';
  }
}

/** Who is named in a record to act in it: the unit's own head, or where it is everybody's matter the observer. */
function namedPerson({ id }: Scheme, { about }: Register, unit: Unit): string {
  return about === 'unit' ? `head-${id}-${unit.id}` : 'observer-1';
}

function valueOf(
  { scheme, day, month }: SampleLedger,
  { register, unit, turn }: Story,
  column: Column,
  made: ReadonlyMap<string, string>,
): Values[string] {
  switch (column.type) {
    case 'text': {
      const known = texts[column.id] ?? [textIn(column.title, 'zh-CN')];
      return known[turn % known.length] ?? null;
    }
    case 'number':
      return Math.min(column.max ?? 1, Math.max(column.min ?? 0, 0.5));
    case 'date':
      return day;
    case 'yes-no':
      return true;
    case 'choice':
      return column.choices[turn % column.choices.length]?.id ?? null;
    case 'unit':
      return column.several ? [unit.id] : unit.id;
    case 'person': {
      const person = namedPerson(scheme, register, unit);
      return column.several ? [person] : person;
    }
    case 'place': {
      const { id, indicators = [] } = placedIn(scheme, register);
      const indicator = indicators.find((one) => appliesTo(one, unit));
      return indicator === undefined ? id : `${id}/${indicator.id}`;
    }
    case 'period':
      return month;
    case 'record':
      return made.get(column.register) ?? null;
    case 'files':
      return [digestOfBytes(samplePhoto(turn).bytes)];
  }
}

/** The component that the register's places are in. */
function placedIn({ components }: Scheme, { columns, group }: Register): Component {
  const places = columns.find((column) => column.type === 'place');
  const within = components.filter(({ id }) => places?.of === undefined || places.of.includes(id));
  const [component] = [
    ...within.filter((one) => one.group === group && one.method === 'deduct'),
    ...within.filter(({ method }) => method === 'deduct'),
    ...within,
    ...components,
  ];
  if (component === undefined) throw new Error('a scheme without components');
  return component;
}
