// What one version of a scheme changes against another, part by part, to be shown before it is saved.
import type { Scheme } from './scheme';

/**
 * Keys from the scheme down to what changed: `['units', 'p01', 'host']`. Parts of a list are named by what tells them apart:
 * their id, the place of a tier (`['rewards', 'month', 'top', '1']`), what a roll-up leads to, where a note stands, what an effect
 * does, what an expected record comes from.
 */
export type ChangePath = readonly string[];

/** One change. An order holds the parts that both versions have. */
export type SchemeChange =
  | { readonly kind: 'added'; readonly path: ChangePath; readonly after: unknown }
  | { readonly kind: 'removed'; readonly path: ChangePath; readonly before: unknown }
  | { readonly kind: 'changed'; readonly path: ChangePath; readonly before: unknown; readonly after: unknown }
  | {
      readonly kind: 'reordered';
      readonly path: ChangePath;
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of a group that say something; one that is undefined is as good as absent. */
const keysGiven = (group: Group): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(group).filter(([, value]) => value !== undefined));

const isListOfParts = (value: unknown): value is readonly Group[] => Array.isArray(value) && value.every(isGroup);

const textOf = (value: unknown): string => String(value ?? '');

/** What tells the parts of a list apart, by the list's key; parts have ids where none is named here. */
const nameOf: Readonly<Record<string, (part: Group, index: number) => string>> = {
  top: (_, index) => String(index + 1),
  bottom: (_, index) => String(index + 1),
  streaks: (part) => `${textOf(part.component)}/${textOf(part.periods)}`,
  rollups: (part) => textOf(part.to),
  signatures: (part) => textOf(part.role),
  notes: (part) => textOf(part.at),
  effects: (part) => textOf(part.does),
  opens: (part) => [part.from, part.duty ?? part.reward ?? part.register].filter(Boolean).map(textOf).join(' '),
};

// What is looked into within a part of a register; all else there, people, conditions, places, days, is one value.
const divided = ['title', 'write', 'due', 'within', 'linked', 'choices'];

/** Whether what stands at a place of a register is told as one value, of whatever parts it is made. */
function isOneValue(path: ChangePath, value: unknown): boolean {
  const [head, , list, , key, ...inner] = path;
  if (head !== 'registers') return false;
  if (key === undefined) return list === 'group' || list === 'key';
  if (key === 'choices') return false;
  return inner.length > 0 || !divided.includes(key) || (key === 'write' && Array.isArray(value));
}

/** The parts of a list by name; a name that comes again is counted: `office`, `office#2`. */
function partsByName(key: string | undefined, list: readonly Group[]): ReadonlyMap<string, Group> {
  const name = (key === undefined ? undefined : nameOf[key]) ?? ((part: Group) => textOf(part.id));
  const parts = new Map<string, Group>();
  const uses = new Map<string, number>();
  list.forEach((part, index) => {
    const plain = name(part, index);
    const use = (uses.get(plain) ?? 0) + 1;
    uses.set(plain, use);
    parts.set(use === 1 ? plain : `${plain}#${use}`, part);
  });
  return parts;
}

function memberChanges(path: ChangePath, before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  const removed = [...before.keys()].filter((key) => !after.has(key));
  return [
    ...removed.map((key): SchemeChange => ({ kind: 'removed', path: [...path, key], before: before.get(key) })),
    ...[...after].flatMap(([key, value]): SchemeChange[] =>
      before.has(key)
        ? changesIn([...path, key], before.get(key), value)
        : [{ kind: 'added', path: [...path, key], after: value }],
    ),
  ];
}

function orderChanges(path: ChangePath, before: ReadonlyMap<string, Group>, after: ReadonlyMap<string, Group>) {
  const was = [...before.keys()].filter((name) => after.has(name));
  const is = [...after.keys()].filter((name) => before.has(name));
  const same = was.every((name, index) => name === is[index]);
  return same ? [] : [{ kind: 'reordered', path, before: was, after: is } as const];
}

function changesIn(path: ChangePath, before: unknown, after: unknown): SchemeChange[] {
  const isOne = isOneValue(path, before) || isOneValue(path, after);
  if (!isOne && isListOfParts(before) && isListOfParts(after) && before.length + after.length > 0) {
    const [was, is] = [partsByName(path.at(-1), before), partsByName(path.at(-1), after)];
    return [...memberChanges(path, was, is), ...orderChanges(path, was, is)];
  }
  if (!isOne && isGroup(before) && isGroup(after)) {
    return memberChanges(path, keysGiven(before), keysGiven(after));
  }
  // What is left are figures, texts, and lists of them, whose order has a meaning of its own.
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ kind: 'changed', path, before, after }];
}

/**
 * What a new version of a scheme changes (方案差异): what was added, removed or changed, old value and new, and lists that have
 * another order. Parts are compared by their ids, so that a unit put in the middle is one change. A figure that is written
 * out where it was left to its default counts as added. Equal schemes give an empty list.
 * @example diffSchemes(luan, { ...luan, version: 2 }) // [{ kind: 'changed', path: ['version'], before: 1, after: 2 }]
 */
export function diffSchemes(before: Scheme, after: Scheme): SchemeChange[] {
  return changesIn([], before, after);
}
