import { remarksOf } from '../../../addin/taskpane/results/remarks';
import { titlesOf } from '../../../addin/ui/titles';
import type { Results } from '../../../shared/scoring/results';
import { consolidate } from '../../../shared/scoring/consolidate';
import { withDecisions } from '../../../shared/scoring/decisions';
import { rollUp } from '../../../shared/scoring/roll-up';
import { period, schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau, month } from '../../shared/bureau';

const leaving = (more: object) =>
  schemeFrom({
    ...bureau,
    rollups: [{ to: 'quarter', from: 'month', how: 'mean', missing: 'leave-out', ...more }],
  });
const scheme = leaving({});
const october = consolidate(scheme, period('2026-10'), sheetsFrom(scheme, month));
const quarterOf = (more: object): Results => rollUp(leaving(more), period('2026-Q4'), [october]);

function remarks({ units }: Results, language: 'zh-CN' | 'en-US' = 'en-US'): string[] {
  const [unit] = units;
  if (unit === undefined) throw new Error('no unit');
  return remarksOf(unit, { scheme, language, titleOf: titlesOf(scheme, language) });
}

describe('below a unit in the table of places', () => {
  it('stands which parts of a longer period are left out of its score, or lack one', () => {
    expect(remarks(quarterOf({})).at(-1)).toBe('Left out, since it has no score there: 2026-11, 2026-12');
    expect(remarks(quarterOf({}), 'zh-CN').at(-1)).toBe('未计入：2026-11、2026-12（该期没有得分）');
    expect(remarks(quarterOf({ atLeast: 2 }))).toEqual(['no score in: 2026-11, 2026-12']);
  });

  it('stands why it is out of the ranking', () => {
    const excluded = [{ unit: october.units[0]?.unit ?? '', reason: 'an accident' }];
    expect(remarks(withDecisions(scheme, october, { excluded }))).toEqual(['Taken out of the ranking: an accident']);
  });

  it('stands what an incomplete one lacks, and why it stays without a result', () => {
    const empty = consolidate(scheme, period('2026-10'), []);
    const excused = [{ unit: empty.units[0]?.unit ?? '', reason: 'founded in December' }];
    const told = remarks(withDecisions(scheme, empty, { excused }));
    expect(told[0]).toMatch(/^missing: /);
    expect(told.at(-1)).toBe('Stays without a result: founded in December');
  });
});
