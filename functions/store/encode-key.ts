// The only way from ids and texts to partition and row keys: an allow-list, so that no character with a meaning to a store ever reaches it.
import { KeyRefused } from './store';

/** Azure takes keys of 1 KiB, counted as UTF-16. */
export const MAX_KEY_LENGTH = 512;

const SEPARATOR = '!';
const AFTER_SEPARATOR = '"';
const AS_IT_IS = /^[A-Za-z0-9._~-]+$/;
const KEY = /^[A-Za-z0-9._~*!-]+$/;

/**
 * One part of a key: letters, digits and `. _ ~ -` stand as they are, every other UTF-16 unit of the NFC form as `*` and four hex digits.
 * Two parts give the same key only if they are the same text in NFC. An empty or too long part throws KeyRefused.
 * @example encodeKey('luan/安全') // 'luan*002F*5B89*5168'
 */
export function encodeKey(part: string): string {
  if (part === '') throw new KeyRefused('a part of a key is empty');
  if (part.length > MAX_KEY_LENGTH) throw new KeyRefused(`a part of a key has ${part.length} characters`);
  if (AS_IT_IS.test(part)) return part;
  return part
    .normalize('NFC')
    .replace(/[^A-Za-z0-9._~-]/g, (unit) => `*${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/**
 * A key of several parts. The separator sorts before every character of a part, so keys are ordered part by part: `a!z` before `a-b!a`.
 * @example joinKey('head', 'unit-1', 'safety') // 'head!unit-1!safety'
 */
export function joinKey(first: string, ...more: readonly string[]): string {
  const key = [first, ...more].map(encodeKey).join(SEPARATOR);
  assertKey(key);
  return key;
}

/**
 * The parts that a key was made of.
 * @example keyParts('luan*002F*5B89*5168!2026-10') // ['luan/安全', '2026-10']
 */
export function keyParts(key: string): string[] {
  return key
    .split(SEPARATOR)
    .map((part) =>
      part.replace(/\*([0-9A-F]{4})/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))),
    );
}

/** The stretch of all row keys that have these first parts and at least one more. */
export function rowsUnder(first: string, ...more: readonly string[]): { readonly from: string; readonly to: string } {
  const key = joinKey(first, ...more);
  return { from: key + SEPARATOR, to: key + AFTER_SEPARATOR };
}

/** The smallest bound that lies after this row key and before every later one. */
export function boundAfter(row: string): string {
  return row + SEPARATOR;
}

/** The stretch of all row keys: no kind of row is named with `~`, which sorts behind every other character. */
export const everyRow: { readonly from: string; readonly to: string } = { from: SEPARATOR, to: boundAfter('~~') };

/** Throws KeyRefused unless the key is what `joinKey` could have given. */
export function assertKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH)
    throw new KeyRefused(`a key has ${key.length} characters, more than ${MAX_KEY_LENGTH}`);
  if (!KEY.test(key)) throw new KeyRefused('a key was not made by joinKey');
}
