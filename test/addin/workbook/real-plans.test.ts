// The product's own sheets on Microsoft's office.js: laid out, typed into, refused at every step, kept beside, and read again.
import { comparedWith } from '../../../addin/score-workbook/changes';
import { blankDeductions } from '../../../addin/score-workbook/blanks';
import { layOut, type LayOutRequest } from '../../../addin/score-workbook/lay-out';
import { readScores } from '../../../addin/score-workbook/read-scores';
import { recallScoreWorkbook, type ScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { submissionState } from '../../../addin/score-workbook/submission-state';
import type { AcceptedSheet } from '../../../shared/api/submissions';
import { componentsFilled, membersFilled, schemeOfMembers } from '../../../shared/scheme/members';
import { preset } from '../../../shared/scheme/presets';
import { consolidate } from '../../../shared/scoring/consolidate';
import { planResultsWorkbook } from '../../../shared/sheets/results-workbook';
import { period, schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau, month } from '../../shared/bureau';
import { openOfficeWorkbook, sheetNamed, stateOf, type OfficeWorkbook } from './office-workbook';
import { expectAsTheyWere } from './refused-steps';

const scheme = schemeFrom(bureau);
const assessor = 'assessor-1';
const { signal } = new AbortController();

const accepted = (unit: string, component: string, line: object): AcceptedSheet => ({
  key: `${unit}~${component}`,
  etag: '"1.0"',
  submission: 1,
  acceptedAt: '2026-11-03T08:00:00.000Z',
  by: assessor,
  onBehalfOf: [],
  sheet: sheetsFrom(scheme, [{ unit, component, lines: [line] }])[0] as AcceptedSheet['sheet'],
});

const counted = {
  postings: [{ unit: 'd1', component: 'work', indicator: 'plan', points: 0.5, reason: '检查', record: 'F-2026-10-1' }],
  gates: [{ unit: 'd2', component: 'work', register: 'books', or: 'incomplete' as const }],
  rows: [{ unit: 'd1', component: 'work', indicator: 'plan', reason: '迎检', record: 'T-2026-10-001' }],
};

const request = (known: readonly AcceptedSheet[], before: ScoreWorkbook | null = null): LayOutRequest => ({
  scheme,
  period: { scheme: scheme.id, version: 1, period: period('2026-10') },
  components: ['work', 'bonus'],
  groups: ['office'],
  layouts: {},
  host: null,
  language: 'zh-CN',
  accepted: known,
  counted,
  before,
  assessor,
});

/** What the workbook remembers; it holds score sheets. */
async function keptIn({ workbook }: OfficeWorkbook): Promise<ScoreWorkbook> {
  const kept = await recallScoreWorkbook(workbook);
  if (kept === null) throw new Error('no score workbook');
  return kept;
}

const layResults = ({ workbook }: OfficeWorkbook): Promise<void> =>
  workbook.lay(
    planResultsWorkbook({
      scheme,
      results: consolidate(scheme, period('2026-10'), sheetsFrom(scheme, month)),
      language: 'zh-CN',
    }),
    { leavesChanged: true },
  );

const tabsOf = ({ book }: OfficeWorkbook): string[] => book.grid.sheets().map(({ name }) => name);

function write({ book }: OfficeWorkbook, tab: string, row: number, column: number, text: string): void {
  book.grid.write(sheetNamed(book, tab), { row, column, rows: 1, columns: 1 }, [[{ value: text }]]);
}

describe('the sheets of this product', () => {
  it(
    'are as they were, whichever step of laying them anew is refused: score workbook',
    () =>
      expectAsTheyWere({
        lay: (office) => layOut(office.workbook, request([]), signal),
        typedAt: { sheet: 'score:work', address: 'F5' },
        again: async (office) => layOut(office.workbook, request([], await keptIn(office)), signal),
      }),
    300_000,
  );

  it(
    'are as they were, whichever step of laying them anew is refused: results workbook',
    () => expectAsTheyWere({ lay: layResults, typedAt: null, again: layResults }),
    300_000,
  );
});

describe('a results workbook that is downloaded again', () => {
  it('leaves renamed sheets and ones that somebody wrote into, and stands beside them', async () => {
    const office = openOfficeWorkbook();
    await layResults(office);
    const tabs = tabsOf(office);
    office.book.grid.renameSheet(sheetNamed(office.book, '明细'), '十月明细');
    write(office, '总览', 2, 12, '已核对');
    const theirs = stateOf(office).sheets.filter(({ name }) => name === '十月明细' || name === '总览');
    await layResults(office);
    expect(tabsOf(office)).toEqual([...tabs.map((name) => (name === '明细' ? '十月明细' : name)), '总览 2', '明细']);
    const now = stateOf(office);
    for (const sheet of theirs) expect(now.sheets).toContainEqual(sheet);
    const tables = now.tables.map(({ name }) => name);
    expect(new Set(tables.map((name) => name.toLowerCase())).size).toBe(tables.length);

    // The next download finds its own sheets again, and leaves theirs once more.
    await layResults(office);
    expect(stateOf(office)).toEqual(now);
  });
});

describe('a score workbook of which something was accepted elsewhere', () => {
  it('is not submitted where it lacks an addition that is accepted, and says that it would be taken back', async () => {
    const office = openOfficeWorkbook();
    await layOut(office.workbook, request([]), signal);
    // Eight indicators, and the row that a record asks for.
    await office.workbook.write(
      { sheet: 'score:work', address: 'F5' },
      Array.from({ length: 9 }, () => [0]),
    );
    const kept = await keptIn(office);
    const first = await readScores(office.workbook, kept, scheme, assessor, null);
    expect(first.faults).toEqual([]);
    const own = first.sheets.map((sheet): AcceptedSheet => ({
      ...accepted('d1', 'bonus', { points: 1 }),
      key: `${sheet.unit}~${sheet.component}`,
      sheet,
    }));
    const submitted = { ...kept, submitted: first.digest };
    const state = async (known: readonly AcceptedSheet[]) => {
      const read = await readScores(office.workbook, submitted, scheme, assessor, known);
      const content = { sheets: read.sheets, digest: read.digest, faulty: false };
      return [submissionState(submitted, content, scheme, known, []), comparedWith(known, read.sheets, scheme).changes];
    };
    expect(await state(own)).toEqual(['submitted', []]);
    const bonus = accepted('d1', 'bonus', { points: 3, reason: '创新' });
    expect(await state([...own, bonus])).toEqual([
      'overtaken',
      [{ unit: 'd1', component: 'bonus', indicator: null, before: bonus.sheet.lines, after: [] }],
    ]);
  });
});

describe('the score workbook of the head of a host', () => {
  const huailai = preset('huailai');
  const components = componentsFilled(huailai, 'd01').map(({ id }) => id as string);
  const known = ['w01', 'w02'].map((unit): AcceptedSheet => ({
    ...accepted('d1', 'bonus', { points: 1 }),
    key: `${unit}~staff-linked`,
    sheet: sheetsFrom(huailai, [
      { unit, component: 'staff-linked', lines: [{ indicator: 'staff-output', points: 2, reason: '迟到' }] },
    ])[0] as AcceptedSheet['sheet'],
  }));
  const of = (host: string, before: ScoreWorkbook | null): LayOutRequest => ({
    ...request(known, before),
    scheme: schemeOfMembers(huailai, host),
    period: { scheme: huailai.id, version: huailai.version, period: period('2026-10') },
    ...{ components, host, groups: ['department'], assessor: `head-huailai-${host}` },
  });
  const unitsIn = async (office: OfficeWorkbook, host: string): Promise<string[]> => {
    const narrowed = schemeOfMembers(huailai, host);
    const { tables } = await readScores(office.workbook, await keptIn(office), narrowed, 'head', null);
    for (const { place, cells } of blankDeductions(narrowed, tables)) await office.workbook.write(place, cells);
    const { faults, sheets } = await readScores(office.workbook, await keptIn(office), narrowed, 'head', null);
    expect(faults).toEqual([]);
    return [...new Set(sheets.map(({ unit }) => unit as string))];
  };

  it('holds its members alone, with what was accepted of them, and nothing of another host’s', async () => {
    const office = openOfficeWorkbook();
    await layOut(office.workbook, of('d01', null), signal);
    const kept = await keptIn(office);
    expect([kept.host, Object.keys(kept.base)]).toEqual(['d01', ['w01~staff-linked']]);
    expect(await unitsIn(office, 'd01')).toEqual(membersFilled(huailai, 'd01').map(({ id }) => id));

    await layOut(office.workbook, of('d02', kept), signal);
    const next = await keptIn(office);
    expect([next.host, next.id === kept.id, Object.keys(next.base)]).toEqual(['d02', false, ['w02~staff-linked']]);
    expect(await unitsIn(office, 'd02')).toEqual(membersFilled(huailai, 'd02').map(({ id }) => id));
  });
});
