// One text for one value, whatever the order of its keys: what digests are taken of.
import { digestOf, type Digest } from '../store/bodies';

/** JSON with the keys of every object in code-unit order, without spaces. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inKeyOrder(value));
}

export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/** The value itself where all keys in it are in order. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listInKeyOrder(value);
  const object = value as Readonly<Record<string, unknown>>;
  let before = '';
  let isSame = true;
  const members = Object.keys(object).map((key): [string, unknown] => {
    const member = object[key];
    const ordered = inKeyOrder(member);
    isSame &&= before <= key && ordered === member;
    before = key;
    return [key, ordered];
  });
  return isSame ? object : Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function listInKeyOrder(list: readonly unknown[]): readonly unknown[] {
  const ordered = list.map(inKeyOrder);
  return ordered.every((item, at) => item === list[at]) ? list : ordered;
}
