// The text that digests are taken of: one for one value, in whatever order its keys came, and none for what JSON cannot say.
import fc from 'fast-check';
import { canonicalJson } from '../../../functions/usecases/canonical-json';

const json = fc.jsonValue({ maxDepth: 6 });

/** Objects of one kind, as results are, within others. */
const units = fc.array(
  fc.record(
    {
      unit: fc.string(),
      place: fc.nat(),
      components: fc.dictionary(fc.constantFrom('b', 'a', '10', '9', '__proto__'), fc.double()),
    },
    { requiredKeys: ['unit'] },
  ),
);

/** The same value whose objects have their keys in another order. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

/** The keys of every object in a text, in the order in which they stand. */
function keysIn(text: string): string[][] {
  const found: string[][] = [];
  JSON.parse(text, (_, member: unknown) => {
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) found.push(Object.keys(member));
    return member;
  });
  return found;
}

describe('canonical JSON', () => {
  it('says the value, whole', () => {
    fc.assert(
      fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    );
  });

  it('is one text whatever the order of keys, at any depth', () => {
    const within = fc.oneof(
      json,
      units,
      units.map((some) => ({ results: { units: some }, seal: 'x' })),
    );
    fc.assert(
      fc.property(within, (value) => {
        const text = canonicalJson(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(JSON.parse(JSON.stringify(value))))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('has whole numbers first, then all other keys by their code units', () => {
    const text = canonicalJson({ b: [{ z: 1, '10': 2, A: 3, '9': 4, é: 5 }], '2': {}, a: null });
    expect(text).toBe('{"2":{},"a":null,"b":[{"9":4,"10":2,"A":3,"z":1,"é":5}]}');
    for (const keys of keysIn(text).slice(1)) {
      const others = keys.filter((key) => !/^\d+$/.test(key));
      expect(others).toEqual([...others].sort());
    }
  });

  it('is one text of an object whose many keys are data, too', () => {
    const keys = [
      '__proto__',
      'é',
      ...Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? `u${at}~c` : String(at))),
    ];
    const members = keys.map((key): [string, string[]] => [key, [key]]);
    const text = canonicalJson(Object.fromEntries(members));
    expect(canonicalJson(Object.fromEntries(members.reverse()))).toBe(text);
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([...keys].sort());
  });

  it('takes a key that objects inherit for one like any other', () => {
    const hostile: unknown = JSON.parse('[{"b":{"__proto__":{"c":1},"a":2}}]');
    expect(canonicalJson(hostile)).toBe('[{"b":{"__proto__":{"c":1},"a":2}}]');
  });

  it('leaves members out that are undefined, at any depth, and says -0 as the zero that it is', () => {
    expect(canonicalJson({ a: undefined, b: { c: undefined, d: [{ e: undefined }] }, f: -0 })).toBe(
      '{"b":{"d":[{}]},"f":0}',
    );
  });

  it('has a text for whatever a text of JSON is read as, be it a number beyond all doubles', () => {
    expect(canonicalJson(JSON.parse('[1e309,{"a":{"b":{"c":-1e309}}}]'))).toBe('[null,{"a":{"b":{"c":null}}}]');
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a number that is none', NaN],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a whole number beyond doubles', 1n],
    ['something of a class', new URL('https://example.cn')],
  ])(
    'refuses %s, which JSON would say as something else or not at all: by itself, in a list, far within',
    (_, value) => {
      for (const whole of [value, [value], [[[value]]], { a: { b: { c: { d: [value] } } } }, { a: [{ b: [value] }] }])
        expect(() => canonicalJson(whole)).toThrow(TypeError);
    },
  );

  it('refuses a list that lacks an item', () => {
    const sparse = Object.assign(new Array<number>(3), { 0: 1, 2: 3 });
    expect(() => canonicalJson(sparse)).toThrow(TypeError);
    expect(() => canonicalJson({ a: { b: { c: [sparse] } } })).toThrow(TypeError);
  });
});
