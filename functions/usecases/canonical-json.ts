// One text for one value, whatever the order of its keys: what digests are taken of.
import { digestOf, type Digest } from '../store/bodies';

/** JSON with the keys of every object in code-unit order, without spaces. */
export function canonicalJson(value: unknown): string {
  return textOf(value, 0);
}

/** Results are lists this far within what is sealed. */
const deepestList = 2;

/** The text of a list is put together from those of its items, so that of a large one no second one in order is held. */
function textOf(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > deepestList) return JSON.stringify(inKeyOrder(value));
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item ?? null, deepestList + 1)).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // Of any object the engine gives keys that are whole numbers first.
  const ordered = Object.entries(Object.fromEntries(members.sort(byKey)));
  return `{${ordered.map(([key, member]) => `${JSON.stringify(key)}:${textOf(member, depth + 1)}`).join(',')}}`;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/** The value itself where all keys in it are in order. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listInKeyOrder(value);
  const object = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object);
  const members = keys.map((key) => inKeyOrder(object[key]));
  if (keys.every((key, at) => members[at] === object[key] && (at === 0 || (keys[at - 1] as string) <= key)))
    return object;
  return Object.fromEntries(keys.map((key, at): [string, unknown] => [key, members[at]]).sort(byKey));
}

function listInKeyOrder(list: readonly unknown[]): readonly unknown[] {
  const ordered = list.map(inKeyOrder);
  return ordered.every((item, at) => item === list[at]) ? list : ordered;
}
