// One text for one value, whatever the order of its keys: what digests are taken of.
import { digestOf, type Digest } from '../store/bodies';

/** JSON with the keys of every object in code-unit order, without spaces. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (isObject(member) ? inKeyOrder(member) : member));
}

export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inKeyOrder(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
