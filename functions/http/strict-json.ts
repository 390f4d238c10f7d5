// Reads a JSON body that can be misread by nobody: no key twice, no `__proto__`, no lone surrogates, no deeper and no more values than needed.

/** Deep enough for any scheme (about ten levels), too shallow to exhaust a reader. */
const deepest = 32;

/** More than any submission of 4 MiB holds; what only consists of brackets and commas would keep a reader busy for minutes. */
const mostValues = 600_000;

/** More than the largest scheme holds, which is of 100,000 units; as many faults as that has still fit in memory. */
export const mostValuesOfScheme = 1_500_000;

/** Twice the sheets of a submission, whose keys one object may name. */
const mostKeys = 20_000;

export class JsonRefused extends Error {
  override readonly name = 'JsonRefused';
}

export function parseStrictJson(bytes: Uint8Array, most = mostValues): unknown {
  const text = decode(bytes);
  // The depth is known to be harmless before a recursive reader sees the text.
  assertStrict(text, most);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new JsonRefused(error instanceof Error ? error.message : 'not JSON');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new JsonRefused('not UTF-8');
  }
}

const loneSurrogate = /\p{Surrogate}/u;

/** Walks the strings and brackets; what else is wrong with the text, `JSON.parse` finds. */
function assertStrict(text: string, most: number): void {
  const open: (Set<string> | null)[] = [];
  let atKey = false;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = stringEnd(text, at);
      const value = unescaped(text.slice(at, end));
      if (atKey) assertNewKey(open.at(-1) ?? null, value);
      atKey = false;
      at = end - 1;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > deepest) throw new JsonRefused(`deeper than ${deepest} levels`);
      atKey = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',') {
      atKey = open.at(-1) instanceof Set;
      values += 1;
      if (values > most) throw new JsonRefused(`more than ${most} values`);
    }
  }
}

/** Just behind the closing quote of the string that begins here; the text's end where it is not closed. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at += 1;
  }
  return text.length;
}

function unescaped(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  let value: unknown;
  try {
    value = JSON.parse(token);
  } catch {
    throw new JsonRefused('a string is not well formed');
  }
  if (typeof value !== 'string' || loneSurrogate.test(value)) throw new JsonRefused('a string holds a lone surrogate');
  return value;
}

function assertNewKey(keys: Set<string> | null, key: string): void {
  if (key === '__proto__') throw new JsonRefused('a key is named __proto__');
  if (keys?.has(key)) throw new JsonRefused(`the key ${JSON.stringify(key)} stands twice in one object`);
  keys?.add(key);
  if (keys && keys.size > mostKeys) throw new JsonRefused(`more than ${mostKeys} keys in one object`);
}
