// The worked month of Liuzhou, its deductions and additions as records: one each, of a register that says where it counts.
import { planRegisters } from '../../../shared/registers/register-plan';
import type { RegisterRecord } from '../../../shared/registers/record';
import type { Sheet } from '../../../shared/scoring/sheet';
import { schemeFrom } from '../accepted';
import { workedCase } from '../worked-cases';

const findings = {
  id: 'findings',
  title: { 'zh-CN': '检查发现问题', 'en-US': 'Findings' },
  prefix: 'F',
  of: 'month',
  about: 'unit',
  columns: [
    { id: 'at', title: '考核指标', type: 'place' },
    { id: 'what', title: '问题', type: 'text' },
    { id: 'points', title: '分值', type: 'number', min: 0 },
  ],
  states: [
    { id: 'found', title: '已发现', write: ['office'] },
    { id: 'agreed', title: '已认定', end: 'done' },
  ],
  steps: [
    { id: 'agree', title: '认定', from: ['found'], to: 'agreed', by: ['office'], needs: ['at', 'what', 'points'] },
  ],
  effects: [{ does: 'line', in: ['agreed'], at: { column: 'at' }, points: { column: 'points' }, reason: 'what' }],
} as const;

const recorded = ['business', 'public', 'visits', 'outside', 'bonus'];

/** What an assessor hands in where every deduction is a record: that the unit was looked at. */
const bare = (sheet: Sheet): Sheet[] => {
  if (!recorded.includes(sheet.component)) return [sheet];
  return ['business', 'public'].includes(sheet.component) ? [{ ...sheet, lines: [] }] : [];
};

export function caseAsRecords() {
  const { scheme: worked, period, sheets, expected } = workedCase('liuzhou-month');
  const scheme = schemeFrom({ ...worked, registers: [findings] });
  const lines = sheets.flatMap(({ unit, component, lines: own }) =>
    recorded.includes(component) ? own.map((line) => ({ unit, component, line })) : [],
  );
  const records = lines.map(({ unit, component, line }, i): RegisterRecord => {
    const { indicator, points, reason = '' } = line;
    return {
      register: 'findings',
      number: `F-${period}-${i + 1}`,
      unit,
      state: 'agreed',
      version: 2,
      author: 'inspector',
      entered: '2026-10-20T08:00:00.000Z',
      by: 'office',
      at: '2026-10-20T08:00:00.000Z',
      values: { at: indicator === undefined ? component : `${component}/${indicator}`, what: reason, points },
      taken: [{ step: 'agree', by: 'office', at: '2026-10-20T08:00:00.000Z' }],
      signed: [],
      previous: null,
    };
  });
  return { scheme, plan: planRegisters(scheme), period, sheets, bare: sheets.flatMap(bare), records, expected };
}
