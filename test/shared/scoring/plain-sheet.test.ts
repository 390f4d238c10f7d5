// What is read of a sheet without zod is to the letter what zod reads, and zod alone names faults: on sheets of any kind, good and bad.
import fc from 'fast-check';
import { plainSheet } from '../../../shared/scoring/plain-sheet';
import { sheetSchema } from '../../../shared/scoring/sheet';
import { arbitraryScheme } from '../scheme/arbitrary-scheme';
import { arbitrarySheets } from '../scheme/arbitrary-sheets';

/** What a schema's edges are made of, and anything else now and then. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, {}, [], [[]], 0, '', ' ', '1', NaN),
  fc.anything({ withNullPrototype: true, withSparseArray: true, withDate: true }),
);
const mostly = (good: fc.Arbitrary<unknown>, bad: fc.Arbitrary<unknown> = odd) =>
  fc.oneof({ arbitrary: good, weight: 12 }, { arbitrary: bad, weight: 1 });

const id = mostly(
  fc.constantFrom('d1', 'a-b_c.D', 'x'.repeat(64), 'constructor', 'toString'),
  fc.oneof(odd, fc.constantFrom('.', '..', '__proto__', '一处', 'x'.repeat(65), 'a~b', 'a\n')),
);
const text = mostly(
  fc.oneof(fc.string(), fc.constantFrom('缺签字', '多行\n\t文', ' 两边 ', '字'.repeat(2000), '👍🏻', '\ud800')),
  fc.oneof(
    odd,
    fc.constantFrom('字'.repeat(2001), '\u200b', 'a\u202eb', '\0', '\u2028', '\ufeff', '\u0085', ' '.repeat(2000)),
  ),
);
const points = mostly(
  fc.oneof(fc.constantFrom(0, -0, 1.5, 1e12, 5e-324, 0.00001), fc.double({ min: 0, max: 100, noNaN: true })),
  fc.oneof(odd, fc.constantFrom(-1, -5e-324, 1e12 + 1, Infinity, -Infinity)),
);
const record = mostly(
  fc.constantFrom('F-2026-10-1', 'F-2026-10-1@3', 'x'.repeat(120)),
  fc.oneof(odd, fc.constantFrom('x'.repeat(121), '一', 'a b')),
);

/** With a member that nobody knows now and then, even the one that an object inherits. */
const withMore = (of: fc.Arbitrary<object>) =>
  fc
    .tuple(of, mostly(fc.constant(null), fc.constantFrom('more', '__proto__', 'constructor', 'sheet')))
    .map(([members, key]) => {
      if (key === null) return members;
      return Object.defineProperty({ ...members }, key as string, { value: 1, enumerable: true, configurable: true });
    });

const line = mostly(
  withMore(
    fc.record(
      { record, reason: text, points, indicator: id, evidence: mostly(fc.array(text, { maxLength: 3 })) },
      { requiredKeys: ['points'] },
    ),
  ),
);
const sheet = mostly(
  withMore(
    fc.record(
      {
        lines: mostly(fc.array(line, { maxLength: 4 })),
        ...{ notAssessed: text, unit: id, component: id, assessor: text },
      },
      { requiredKeys: ['unit', 'component', 'lines'] },
    ),
  ),
);

const asWritten = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (Object.is(member, -0) ? '-0' : member));

/** Zod's own answer. */
const judged = (raw: unknown) => sheetSchema.safeParse(raw).data ?? null;

it('is what zod makes of a sheet, or nothing where zod finds a fault', () => {
  let [read, faulty] = [0, 0];
  fc.assert(
    fc.property(sheet, (raw) => {
      const [plain, judgement] = [plainSheet(raw), judged(raw)];
      if (plain !== null) {
        expect(plain).toStrictEqual(judgement);
        expect(asWritten(plain)).toBe(asWritten(judgement));
      }
      if (judgement === null) faulty += 1;
      else read += Number(plain !== null);
    }),
    { numRuns: 2000 },
  );
  // Both kinds were among them.
  expect(Math.min(read, faulty)).toBeGreaterThan(200);
});

it('takes no list with holes for evidence, which zod refuses as well', () => {
  for (const evidence of [Array(2), Object.assign(Array(2), { 1: '照片' })]) {
    const raw = { unit: 'd1', component: 'safety', lines: [{ points: 1, evidence }] };
    expect([plainSheet(raw), judged(raw)]).toEqual([null, null]);
  }
});

it('is there for every sheet that comes as JSON and has no fault', () => {
  fc.assert(
    fc.property(sheet, (raw) => {
      const text = JSON.stringify(raw) as string | undefined;
      const received: unknown = text === undefined ? null : JSON.parse(text);
      expect(asWritten(plainSheet(received))).toBe(asWritten(judged(received)));
    }),
    { numRuns: 2000 },
  );
});

it('is there for every sheet of any scheme', () => {
  const scheme = arbitraryScheme();
  fc.assert(
    fc.property(scheme.chain(arbitrarySheets), ({ sheets }) => {
      for (const raw of sheets) expect(plainSheet(raw)).toStrictEqual(judged(raw));
    }),
    { numRuns: 100 },
  );
});
