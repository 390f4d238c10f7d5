// Sheets that a scheme accepts: mostly complete, with ties, halves and points to four decimals; and a period of its cycle.
import fc from 'fast-check';
import type { z } from 'zod';
import type { sheetSchema } from '../../../shared/scoring/sheet';
import { decimal, type SchemeInput } from './arbitrary-scheme';

type SheetInput = z.input<typeof sheetSchema>;
type Part = { readonly marks?: unknown };
type ComponentInput = SchemeInput['components'][number];
type LineInput = SheetInput['lines'][number];

const periods: Record<SchemeInput['cycle'], string> = {
  month: '2026-10',
  quarter: '2026-Q4',
  half: '2026-H2',
  year: '2026',
};

const marksFor = ({ marks }: Part, profile: string) =>
  (typeof marks === 'object' ? (marks as Record<string, unknown>)[profile] : marks) as number | undefined;
const appliesTo = (part: Part, profile: string) => part.marks === undefined || marksFor(part, profile) !== undefined;

/** Whole and half points more often than others, so that scores meet. */
const points = (most: number) => {
  const limit = Math.floor(most * 10_000);
  return fc.oneof(
    fc.nat(Math.floor(most)),
    fc.nat(limit).map((one) => decimal(one - (one % 5_000))),
    fc.nat(limit).map(decimal),
    fc.constantFrom(0, most),
  );
};

const reason = fc.oneof(
  fc.constant('台账缺项'),
  fc.string({ minLength: 1, maxLength: 9 }).map((text) => `.${text}`),
);

function lines(component: ComponentInput, profile: string): fc.Arbitrary<LineInput[]> {
  const full = marksFor(component, profile) ?? 50;
  const indicators = (component.indicators ?? []).filter((one) => appliesTo(one, profile));
  const limits = indicators.map((one) => ({ indicator: one.id, most: marksFor(one, profile) ?? full }));
  const line = ({ indicator, most }: { indicator?: string; most: number }): fc.Arbitrary<LineInput> =>
    fc
      .record({ points: points(most), reason })
      .map((given) => ({ ...given, ...(indicator === undefined ? {} : { indicator }) }));
  if (component.method === 'rate') {
    const asked = component.indicators?.length ? limits : [{ most: full }];
    return fc.tuple(...asked.map(line));
  }
  return fc
    .array(fc.constantFrom({ most: full }, ...limits).chain(line), { maxLength: 3 })
    .map((some) => withinMarks(some, new Map(limits.map(({ indicator, most }) => [indicator, most]))));
}

/** Without the lines that pass, together with those before them, the marks of their indicator. */
function withinMarks(lines: readonly LineInput[], marks: ReadonlyMap<string, number>): LineInput[] {
  const left = new Map([...marks].map(([indicator, most]) => [indicator, Math.floor(most * 10_000)]));
  return lines.filter(({ indicator, points: taken }) => {
    const rest = indicator === undefined ? undefined : left.get(indicator);
    if (indicator === undefined || rest === undefined) return true;
    const after = rest - Math.round(taken * 10_000);
    if (after >= 0) left.set(indicator, after);
    return after >= 0;
  });
}

function sheetsOf(unit: SchemeInput['units'][number], component: ComponentInput): fc.Arbitrary<SheetInput[]> {
  const profile = unit.profile ?? unit.category;
  if (!appliesTo(component, profile)) return fc.constant([]);
  const one = lines(component, profile).map((given) => ({ unit: unit.id, component: component.id, lines: given }));
  const many = (component.combine ?? 'one') !== 'one';
  const count = fc.oneof(
    { arbitrary: many ? fc.integer({ min: 1, max: 6 }) : fc.constant(1), weight: 24 },
    { arbitrary: fc.constant(0), weight: 1 },
  );
  return count.chain((length) =>
    fc
      .array(one, { minLength: length, maxLength: length })
      .map((sheets) => (many ? sheets.map((sheet, at) => ({ ...sheet, assessor: `评委 ${at}` })) : sheets)),
  );
}

/** A period of the scheme and sheets for it that `parseSheets` accepts, in any order. */
export function arbitrarySheets(scheme: SchemeInput): fc.Arbitrary<{ period: string; sheets: SheetInput[] }> {
  const places = scheme.units.flatMap((unit) => scheme.components.map((component) => sheetsOf(unit, component)));
  return fc
    .tuple(...places)
    .map((found) => found.flat())
    .chain((sheets) => fc.shuffledSubarray(sheets, { minLength: sheets.length }))
    .map((sheets) => ({ period: periods[scheme.cycle], sheets }));
}
