// Score sheets as assessors might fill them, made at random: any component, any texts, several lines, records that ask, units not assessed.
import fc from 'fast-check';
import { appliesTo, marksFor } from '../../../../shared/scheme/marks';
import type { Component, Scheme, Unit } from '../../../../shared/scheme/scheme';
import type { CountedThen } from '../../../../shared/sheets/counted-table';
import { labelsOf } from '../../../../shared/sheets/labels';

export interface Month {
  readonly sheets: readonly unknown[];
  readonly counted: CountedThen;
}

/** Texts that meet everything a cell with several of them is divided by. */
const texts = (component: Component) =>
  fc
    .array(
      fc.constantFrom(
        ...['迟报', '未签字 ', '：', '; ', '；', '\n', '"', '\\', '—', '=1+1', '不评', 'late: ', '…'],
        ...[...labelsOf(component.indicators ?? [], 'zh-CN').values()],
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((pieces) => pieces.join('').trim())
    .filter((text) => text !== '');
const evidenceTexts = (component: Component) => texts(component).map((text) => text.replace(/[;；\n]/g, '、').trim());

/** A month of one component: each unit has whatever it may have. */
export function months(scheme: Scheme, component: Component): fc.Arbitrary<Month> {
  const units = scheme.units.filter((unit) => appliesTo(component, unit));
  const indicators = component.indicators ?? [];
  const line = (indicator: string, most: number, share: number) => {
    const points = fc.integer({ min: 0, max: 4 }).map((part) => Math.floor(((most * part) / 4 / share) * 100) / 100);
    return fc
      .record(
        {
          points,
          reason: texts(component),
          evidence: fc.array(evidenceTexts(component), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['points', 'reason'] },
      )
      .chain((full) =>
        fc.boolean().map((isBare) => (isBare && full.points === 0 ? { indicator, points: 0 } : { indicator, ...full })),
      );
  };
  const linesOf = (unit: Unit) =>
    fc
      .tuple(
        ...indicators
          .filter((one) => appliesTo(one, unit))
          .map((one) => {
            const most = marksFor(one, unit) ?? 5;
            const many = component.method === 'rate' ? 1 : 3;
            return fc.array(line(one.id, most, many), { minLength: 1, maxLength: many });
          }),
      )
      .map((all) => {
        // As a list is read: what each indicator has first, then the further lines.
        const first = all.map(([one]) => one);
        const asked = all.flatMap(([, one]) => (one === undefined ? [] : [one]));
        return { first, asked, further: all.flatMap(([, , ...more]) => more) };
      });
  const sheetOf = (unit: Unit, index: number) =>
    fc.tuple(fc.integer({ min: 0, max: 5 }), linesOf(unit), texts(component)).map(([kind, lines, why]) => {
      if (kind === 0)
        return { sheet: { unit: unit.id, component: component.id, lines: [], notAssessed: why }, rows: [] };
      const asks = kind < 3 ? lines.asked.slice(0, 1) : [];
      const own = kind < 3 ? lines.asked.slice(1) : lines.asked;
      const record = `T-2026-10-${String(index).padStart(3, '0')}`;
      const rows = asks.map((one) => ({ ...one, record }));
      return {
        sheet: {
          unit: unit.id,
          component: component.id,
          lines: [...lines.first, ...rows, ...own, ...lines.further],
        },
        rows: rows.map(({ indicator }) => ({
          ...{ unit: unit.id, component: component.id, indicator, record, reason: '台账' },
        })),
      };
    });
  return fc.tuple(...units.slice(0, 6).map(sheetOf)).map((all) => ({
    sheets: all.map(({ sheet }) => sheet),
    counted: { postings: [], gates: [], rows: all.flatMap(({ rows }) => rows) },
  }));
}
