import { countedIn } from '../../../shared/registers/counted';
import { effectiveSheets } from '../../../shared/registers/effective-sheets';
import { planRegisters } from '../../../shared/registers/register-plan';
import type { RegisterRecord, Values } from '../../../shared/registers/record';
import { preset } from '../../../shared/scheme/presets';
import { unitIdSchema } from '../../../shared/scheme/id';
import type { Period } from '../../../shared/scheme/period';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import type { Explanation } from '../../../shared/scoring/explanation';

const liuzhou = preset('liuzhou');
const plan = planRegisters(liuzhou);
const period = '2026-10' as Period;

const record = (register: string, number: string, state: string, values: Values): RegisterRecord => ({
  ...{ register, number, unit: 'd01', state, version: 4, author: 'i', entered: '', by: 'i', at: '' },
  ...{ values, taken: [], signed: [], previous: null },
});
const finding = record('visit-findings', 'F-2026-10-001', 'mended', {
  ...{
    what: '会议记录缺页',
    basis: 'visit',
    points: 1,
    photos: ['a'.repeat(64), 'b'.repeat(64)],
    proof: ['c'.repeat(64)],
  },
});
const appeal = (number: string, state: string) =>
  record('appeals', number, state, { finding: 'F-2026-10-001', grounds: '当日已补' });

const notesIn = (node: Explanation): string[] => [...(node.notes ?? []), ...(node.parts ?? []).flatMap(notesIn)];

describe('a line that a record counts', () => {
  const counted = countedIn(plan, period, [
    ...[
      finding,
      appeal('A-2026-10-001', 'dismissed'),
      appeal('A-2026-10-002', 'filed'),
      appeal('A-2026-10-003', 'draft'),
    ],
  ]);

  it('tells how many photos and files there are, and which appeals are about it, drafts left out', () => {
    expect(counted.postings).toMatchObject([
      {
        files: 3,
        appeals: [
          { register: 'appeals', record: 'A-2026-10-001', state: 'dismissed' },
          { register: 'appeals', record: 'A-2026-10-002', state: 'filed' },
        ],
      },
    ]);
  });

  it('is explained with them, in either language', () => {
    const sheets = effectiveSheets(plan.scheme, [], counted);
    const results = consolidate(liuzhou, period, sheets);
    const chinese = notesIn(explainerFor(liuzhou, sheets, results, 'zh-CN')(unitIdSchema.parse('d01')));
    expect(chinese).toEqual(
      expect.arrayContaining(['照片和文件 3 份', '申诉复议 A-2026-10-001：不成立', '申诉复议 A-2026-10-002：复议中']),
    );
    const english = notesIn(explainerFor(liuzhou, sheets, results, 'en-US')(unitIdSchema.parse('d01')));
    expect(english).toContain('3 photos and files');
  });
});
