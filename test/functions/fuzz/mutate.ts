// One thing wrong with a request: a value of another type, missing, additional, at a boundary, huge, or strange as text.
import fc from 'fast-check';

/** Texts that have made software stumble: controls, bidi marks, lone halves, formulas, markup, keys, paths, other digits. */
export const strangeTexts = [
  '',
  ' ',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '\0',
  '\n',
  '\u202eabc',
  '\ufeff',
  '１２',
  '1,5',
  '=1+1',
  '@SUM(A1)',
  "zz' or PartitionKey ne 'zz",
  "'; DROP TABLE record; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  'a/b',
  'a\\b',
  'a#b?c',
  'a~b',
  'a!b',
  '%00',
  '%2e%2e',
  'é',
  'e\u0301',
  '🙂',
  'x'.repeat(65),
  'x'.repeat(2001),
  '字'.repeat(1200),
  '"',
  '*',
  '"1"',
] as const;

/** Numbers as a body may spell them; JSON.stringify would not write all of these. */
const strangeNumbers = [
  '-0',
  '0',
  '-1',
  '1e309',
  '-1e309',
  '1e-400',
  '1.00005',
  '9007199254740993',
  '1e21',
  '0.1e1',
  '12345678901234567890.5',
  '1000000000.00001',
  '4294967296',
];

/** Texts that are no JSON, or JSON that can be misread. */
const strangeJson = [
  '{"a":1,"a":2}',
  '{"__proto__":{"roles":["admin"]}}',
  '"\\ud800"',
  '[1,]',
  'NaN',
  '１',
  '0x10',
  "{'a':1}",
  '{}',
  '[]',
  'null',
  '""',
  `${'['.repeat(40)}${']'.repeat(40)}`,
  '{"a":',
  '\ufeff{}',
  '',
];

const raw = (json: string) => `\u0001${json}\u0001`;

const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, '', [], {}, [[]], { a: 1 }, 'text'),
  fc.constantFrom(...strangeTexts),
  fc.constantFrom(...strangeNumbers).map(raw),
  fc.constantFrom(...strangeJson.slice(0, 3)).map(raw),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.jsonValue(),
);

type Place = readonly (string | number)[];

/** Every place within a value, itself first. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]))];
}

type Change =
  | { readonly kind: 'replace'; readonly by: unknown }
  | { readonly kind: 'remove' | 'repeat' }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown };

const changes: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('replace' as const), by: wrong }), weight: 4 },
  { arbitrary: fc.constantFrom({ kind: 'remove' as const }, { kind: 'repeat' as const }), weight: 2 },
  {
    arbitrary: fc.record({ kind: fc.constant('add' as const), key: fc.constantFrom(...strangeTexts), value: wrong }),
    weight: 1,
  },
);

/** The entries of an object or list without, or with twice, what stands under a key. */
function edited(value: object, key: string, { kind }: Change): unknown {
  const entries = Object.entries(value).flatMap((entry) => {
    if (entry[0] !== key) return [entry];
    return kind === 'remove' ? [] : [entry, entry];
  });
  return Array.isArray(value) ? entries.map(([, part]) => part as unknown) : Object.fromEntries(entries);
}

function changed(value: unknown, [first, ...rest]: Place, change: Change): unknown {
  if (first !== undefined) {
    const parts = value as Record<string, unknown>;
    const atParts = rest.length === 0 && (change.kind === 'remove' || change.kind === 'repeat');
    if (atParts) return edited(parts, String(first), change);
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...parts }) as Record<string, unknown>;
    return Object.assign(copy, { [first]: changed(parts[first], rest, change) });
  }
  if (change.kind === 'replace') return change.by;
  if (change.kind !== 'add' || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.defineProperty({ ...value }, change.key, { value: change.value, enumerable: true });
}

/** The text of a value with one change somewhere in it. */
export function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const one = fc.tuple(values, fc.nat(), changes).map(([value, at, change]) => {
    const places = placesOf(value);
    return jsonText(changed(value, places[at % places.length] ?? [], change));
  });
  return fc.oneof({ arbitrary: one, weight: 9 }, { arbitrary: fc.constantFrom(...strangeJson), weight: 1 });
}

/** JSON in which what `raw` marked stands as it was written. */
export function jsonText(value: unknown): string {
  return (JSON.stringify(value) ?? '').replace(
    /"\\u0001((?:[^"\\]|\\.)*)\\u0001"/g,
    (_, json: string) => JSON.parse(`"${json}"`) as string,
  );
}
