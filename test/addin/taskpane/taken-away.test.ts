// The tables that are taken away from the pages say what the pages show, figure by figure.
import { changesTable } from '../../../addin/taskpane/analysis/changes-table';
import { lostPointsTable } from '../../../addin/taskpane/analysis/lost-points-table';
import { auditTable } from '../../../addin/taskpane/audit/audit-table';
import { peopleIn, recordsTable } from '../../../addin/taskpane/registers/records-table';
import { readerOf } from '../../../addin/taskpane/registers/record-text';
import { resultsTable } from '../../../addin/taskpane/results/results-table';
import type { AuditEntry } from '../../../shared/api/audit';
import type { ShownRecord } from '../../../shared/api/records';
import { planRegisters } from '../../../shared/registers/register-plan';
import { preset } from '../../../shared/scheme/presets';
import { compareResults } from '../../../shared/scoring/analysis/compare-periods';
import { lostPoints } from '../../../shared/scoring/analysis/lost-points';
import { consolidate } from '../../../shared/scoring/consolidate';
import { withDecisions } from '../../../shared/scoring/decisions';
import type { ExportTable } from '../../../shared/sheets/export/export-table';
import { period, schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau, month } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const sheets = sheetsFrom(scheme, month);
const october = consolidate(scheme, period('2026-10'), sheets);

/** A row by its titles. */
const said = ({ titles, rows }: ExportTable) =>
  rows.map((row) => Object.fromEntries(titles.map((title, column) => [title, row[column]])));

describe('results', () => {
  test('have a row for each unit, with its place, its score and its components', () => {
    const rows = said(resultsTable(scheme, october, 'en-US'));
    expect(rows).toHaveLength(october.units.length);
    const places = new Map(october.units.map((unit) => [unit.complete ? `${unit.place} ${unit.final}` : '', unit]));
    for (const row of rows) {
      const unit = places.get(`${row['Place']} ${row['Final score']}`);
      if (!unit?.complete) throw new Error(JSON.stringify(row));
      expect(row['Ranked units']).toBe(unit.of);
      const scores = scheme.components.map(({ id }) => unit.components[id] ?? null).filter((score) => score !== null);
      expect(Object.values(row)).toEqual(expect.arrayContaining(scores));
    }
  });

  test('say why a unit has no place, and leave what is not scored blank', () => {
    const excluded = [{ unit: october.units[0]?.unit ?? '', reason: 'an accident' }];
    const rows = said(resultsTable(scheme, withDecisions(scheme, october, { excluded }), 'en-US'));
    expect(rows.filter((row) => row['Place'] === null)).toMatchObject([
      { 'Rewards and remarks': 'Taken out of the ranking: an accident' },
    ]);
    const empty = said(resultsTable(scheme, consolidate(scheme, period('2026-10'), []), 'en-US'));
    expect(
      empty.every((row) => row['Final score'] === null && String(row['Rewards and remarks']).startsWith('missing')),
    ).toBe(true);
  });
});

test('changes have both scores, both places, and what became of them', () => {
  const later = consolidate(scheme, period('2026-11'), sheets);
  const rows = said(changesTable(scheme, compareResults(october, later), later, 'zh-CN'));
  expect(rows).toHaveLength(october.units.length);
  for (const row of rows) expect([row['得分增减'], row['名次升降（升为正）']]).toEqual([0, 0]);
  expect(rows[0]?.['得分（2026-10）']).toBe(rows[0]?.['得分（2026-11）']);
});

test('lost points have each cause, then its units and its reasons', () => {
  const found = lostPoints(scheme, sheets);
  const table = lostPointsTable(scheme, null, found, 'zh-CN');
  expect(table.titles).not.toContain('上期失分');
  const rows = said(table);
  const of = (by: string) => rows.filter((row) => row['口径'] === by);
  expect(of('合计').map((row) => row['失分'])).toEqual(found.causes.map(({ lost }) => lost?.value ?? null));
  expect(of('按单位')).toHaveLength(found.causes.reduce((sum, { units }) => sum + units.length, 0));
  expect(of('按理由')).toHaveLength(found.causes.reduce((sum, { reasons }) => sum + reasons.length, 0));
  const compared = lostPointsTable(scheme, scheme, lostPoints(scheme, sheets, { scheme, sheets }), 'zh-CN');
  expect(said(compared).every((row) => row['增减'] === 0)).toBe(true);
});

describe('records', () => {
  const liuzhou = preset('liuzhou');
  const plan = planRegisters(liuzhou);
  const [unit] = liuzhou.units;
  const reader = readerOf(liuzhou, 'zh-CN', (id) => `姓名 ${id}`);
  const record = {
    ...{ register: 'visit-findings', number: 'F-1', period: '2026-11', unit: unit?.id ?? null, state: 'found' },
    ...{
      version: 1,
      etag: '"1"',
      author: 'a',
      signed: [],
      taken: [],
      says: '0'.repeat(64),
      steps: [],
      waitsFor: ['head'],
    },
    ...{ values: { kind: 'sites', what: '=HYPERLINK("x")', points: 0.5 }, due: null, until: '2026-12-20' },
  } as unknown as ShownRecord;

  test('of one register have all its columns, numbers as numbers', () => {
    const [row] = said(recordsTable(plan, reader, [record], 'visit-findings'));
    const title = (id: string) =>
      (plan.registers.get('visit-findings')?.columns.get(id)?.title as { 'zh-CN': string })['zh-CN'];
    expect(row).toMatchObject({
      ...{ 编号: 'F-1', 周期: '2026-11', 期限: '2026-12-20' },
      ...{ [title('points')]: 0.5, [title('what')]: '=HYPERLINK("x")' },
    });
  });

  test('of several registers have what they have in common', () => {
    const { titles, rows } = recordsTable(plan, reader, [record], null);
    expect(titles).toEqual(['编号', '周期', '单位', '台账', '内容', '状态', '期限', '等待']);
    expect(rows[0]?.[3]).toBe('问题整改台账');
    expect(peopleIn(plan, [record])).toEqual([]);
  });
});

test('audit entries have who, what, when, and word for word what the chain keeps', () => {
  const entry = {
    ...{ chain: 'people', sequence: 7, at: '2026-10-01T00:00:00.000Z', by: 'admin', what: 'person-put' },
    ...{ detail: { person: 'li', roles: 'office' }, writes: {}, previous: '0'.repeat(64), digest: 'f'.repeat(64) },
  } as AuditEntry;
  const reading = { language: 'en-US' as const, nameOf: () => 'Ann', chainTitle: () => 'People' };
  const [row] = said(auditTable([entry], reading));
  expect(row).toMatchObject({ 'By (id)': 'admin', By: 'Ann', Chain: 'People', Sequence: 7, Digest: 'f'.repeat(64) });
  expect(row?.['Time']).toMatch(/^2026-(09-30|10-01) \d\d:00:00$/);
  expect(row?.['Details']).toMatch(/=li\n.*=office$/);
});
