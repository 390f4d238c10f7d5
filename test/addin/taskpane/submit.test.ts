import { changesAgainst, comparedWith } from '../../../addin/score-workbook/changes';
import {
  chosenLines,
  chosenSheet,
  linePlace,
  openLines,
  sheetPlace,
  type Side,
} from '../../../addin/score-workbook/conflicts';
import { typedTwice } from '../../../addin/score-workbook/typed-twice';
import { baseOf, isOwn, submissionKey, withReceipt } from '../../../addin/score-workbook/submit-month';
import type { ScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { assessedText, lineText } from '../../../addin/taskpane/submit/line-text';
import { sheetsDigest } from '../../../addin/score-workbook/sheets-digest';
import { submissionState, type Content } from '../../../addin/score-workbook/submission-state';
import type { SheetsEntry } from '../../../addin/session/outbox-entry';
import { conflictSchema } from '../../../shared/api/problem';
import type { AcceptedSheet } from '../../../shared/api/submissions';
import type { Sheet } from '../../../shared/scoring/sheet';
import { readScoreTables } from '../../../shared/sheets/read-score-tables';
import { schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';
import { laidTable, typed } from './laid-table';

const scheme = schemeFrom(bureau);
const work = (unit: string, ...lines: object[]): Sheet =>
  sheetsFrom(scheme, [{ unit, component: 'work', lines }])[0] as Sheet;
const late = { indicator: 'plan', points: 2, reason: '逾期' };

const kept: ScoreWorkbook = {
  id: 'workbook-1',
  scheme: 'bureau',
  version: 1,
  period: '2026-10',
  components: ['work'],
  layouts: {},
  host: null,
  base: { 'd1~work': '"1.0"' },
  receipt: null,
  adopted: {},
  submitted: null,
  sent: null,
};
const receipt = {
  submission: 2,
  acceptedAt: '2026-11-03T08:00:00.000Z',
  by: 'assessor-1',
  onBehalfOf: [],
  digest: 'a'.repeat(64),
  sheets: [{ key: 'd1~work', etag: '"2.0"' }],
};
const entry = (state: SheetsEntry['state']): SheetsEntry => ({
  kind: 'sheets',
  key: 'key-1',
  organisation: 'demo',
  person: 'assessor-1',
  scheme: 'bureau',
  period: '2026-10',
  workbook: 'workbook-1',
  addedAt: 0,
  content: 'content-1',
  body: { sheets: [], base: {} },
  state,
});
const waiting: SheetsEntry['state'] = {
  kind: 'waiting',
  tries: 1,
  nextAt: 0,
  because: 'network',
  problem: null,
  message: null,
};

describe('what a submission changes', () => {
  it('is each indicator whose lines differ, with what was and what is', () => {
    const changes = changesAgainst([work('d1', late), work('d2', late)], [work('d1'), work('d2', late)], scheme);
    expect(changes).toEqual([{ unit: 'd1', component: 'work', indicator: 'plan', before: [late], after: [] }]);
  });

  it('is not that a deduction of zero was or was not written down', () => {
    expect(changesAgainst([work('d1')], [work('d1', { indicator: 'plan', points: 0 })], scheme)).toEqual([]);
  });

  it('is that a unit was rated zero: zero is a score', () => {
    const [zero] = sheetsFrom(scheme, [
      {
        unit: 'd1',
        component: 'quality',
        lines: [
          { indicator: 'speed', points: 0 },
          { indicator: 'care', points: 0 },
        ],
      },
    ]);
    expect(changesAgainst([], [zero as Sheet], scheme)).toHaveLength(2);
  });

  it('is that only the reason was changed', () => {
    const changes = changesAgainst([work('d1', late)], [work('d1', { ...late, reason: '两次逾期' })], scheme);
    expect(changes).toHaveLength(1);
  });
});

describe('an addition whose points are cleared again', () => {
  const bonus = laidTable(scheme, 'bonus');
  const read = (table = bonus, known = new Set(['d1~bonus'])) =>
    readScoreTables({ scheme, tables: [table], components: ['bonus'], assessor: 'assessor-1', known });

  it('is withdrawn: its sheet is empty, and what was added is shown as taken back', () => {
    const { sheets, faults } = read();
    expect(faults).toEqual([]);
    expect(sheets).toEqual([{ unit: 'd1', component: 'bonus', lines: [] }]);
    const [accepted] = sheetsFrom(scheme, [{ unit: 'd1', component: 'bonus', lines: [{ points: 2 }] }]);
    expect(changesAgainst([accepted as Sheet], sheets, scheme)).toEqual([
      { unit: 'd1', component: 'bonus', indicator: null, before: [{ points: 2 }], after: [] },
    ]);
  });

  it('is not withdrawn where it stands, nor where nothing was accepted before', () => {
    expect(read(typed(bonus, [[1, 'points', 3]])).sheets).toMatchObject([{ unit: 'd1', lines: [{ points: 3 }] }]);
    expect(read(bonus, new Set()).sheets).toEqual([]);
  });
});

/** A sheet as the service accepted it with a submission. */
const accepted = (sheet: Sheet, submission: number): AcceptedSheet => ({
  key: `${sheet.unit}~${sheet.component}`,
  etag: `"${submission}.0"`,
  submission,
  acceptedAt: '2026-11-03T08:00:00.000Z',
  by: 'assessor-1',
  onBehalfOf: [],
  sheet,
});
const stateOf = (
  workbook: ScoreWorkbook,
  known: readonly AcceptedSheet[] | null,
  {
    sheets = [],
    digest = 'now',
    faulty = false,
    outbox = [],
  }: Partial<Content> & { outbox?: readonly SheetsEntry[] } = {},
) => submissionState(workbook, { sheets, digest, faulty }, scheme, known, outbox);

describe('the accepted content against that of the workbook', () => {
  const [first, second] = [work('d1', late), work('d1', { ...late, points: 3 })];
  const sent = { ...kept, receipt, submitted: 'now' };

  it('decides state, check and submission alike: submitted twice, then the first version restored', () => {
    const restored = [accepted(first, 3)];
    expect(stateOf(sent, [accepted(second, 2)], { sheets: [second] })).toBe('submitted');
    expect(stateOf(sent, restored, { sheets: [second] })).toBe('overtaken');
    expect(comparedWith(restored, [second], scheme)).toMatchObject({ changes: [{ unit: 'd1' }], same: false });
    expect(stateOf(sent, restored, { sheets: [first], digest: 'as in the first' })).toBe('submitted');
    expect(comparedWith(restored, [first], scheme)).toEqual({ changes: [], fresh: 0, same: true });
  });

  it('is submitted on a second computer too, where it is exactly what is accepted', () => {
    expect(stateOf(kept, [accepted(first, 2)], { sheets: [first] })).toBe('submitted');
    expect(stateOf(kept, [accepted(first, 2)], { sheets: [second] })).toBe('changed-since');
    expect(stateOf(kept, [], { sheets: [first] })).toBe('not-submitted');
  });

  it('is never submitted with faults, nor with a sheet of which nothing was accepted, though it takes nothing off', () => {
    expect(stateOf(kept, [accepted(first, 2)], { sheets: [first], faulty: true })).toBe('changed-since');
    const both = [first, work('d2')];
    expect(stateOf(kept, [accepted(first, 2)], { sheets: both })).toBe('changed-since');
    expect(comparedWith([accepted(first, 2)], both, scheme)).toEqual({ changes: [], fresh: 1, same: false });
  });

  it('does not count where it was asked for before the receipt came', () => {
    expect(stateOf(sent, [accepted(first, 1)], { sheets: [second] })).toBe('submitted');
  });
});

describe('a unit that is not assessed', () => {
  const excused: Sheet = { ...work('d1'), notAssessed: '本月新设' };

  it('is a change with its reason, beside the lines that go with it', () => {
    const { changes, same } = comparedWith([accepted(work('d1', late), 1)], [excused], scheme);
    expect(same).toBe(false);
    expect(changes).toEqual([
      { unit: 'd1', component: 'work', notAssessed: { before: null, after: '本月新设' } },
      { unit: 'd1', component: 'work', indicator: 'plan', before: [late], after: [] },
    ]);
    expect([null, '本月新设'].map((reason) => assessedText(reason, 'zh-CN'))).toEqual(['评分', '本期不评（本月新设）']);
  });

  it('makes another content, also by its reason alone', async () => {
    const digests = await Promise.all(
      [[work('d1')], [excused], [{ ...excused, notAssessed: '停产' }]].map(sheetsDigest),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('is chosen whole against the lines of the other side', () => {
    const conflict = conflictSchema.parse({
      key: 'd1~work',
      base: null,
      current: '"3.0"',
      by: 'assessor-2',
      acceptedAt: '2026-11-03T08:00:00.000Z',
      lines: [{ indicator: 'plan', position: 0, yours: late, theirs: null }],
      notAssessed: { yours: null, theirs: '本月新设' },
    });
    expect(openLines(scheme, [conflict])).toEqual([{ conflict, line: null }]);
    const mine = work('d1', late);
    const choose = (side: Side) =>
      chosenSheet(mine, conflict, (place) => (place === sheetPlace('d1~work') ? side : 'mine'));
    expect(choose('mine')).toEqual(mine);
    expect(choose('theirs')).toEqual({ unit: 'd1', component: 'work', lines: [], notAssessed: '本月新设' });
  });
});

describe('whether the workbook has been submitted', () => {
  it('is told without the service by comparing what stands in it with what was submitted', () => {
    expect(stateOf(kept, null)).toBe('not-submitted');
    expect(stateOf({ ...kept, submitted: 'now' }, null)).toBe('submitted');
    expect(stateOf({ ...kept, submitted: 'then' }, null)).toBe('changed-since');
  });

  it('is open as long as its submission is in the outbox; one of another workbook does not matter', () => {
    expect(stateOf(kept, null, { outbox: [entry(waiting)] })).toBe('sending');
    expect(stateOf(kept, null, { outbox: [{ ...entry(waiting), workbook: 'another' }] })).toBe('not-submitted');
  });

  it('does not depend on the order of the sheets, but on every line of them', async () => {
    const [a, b] = [work('d1', late), work('d2')];
    expect(await sheetsDigest([a, b])).toBe(await sheetsDigest([b, a]));
    const other = [
      [work('d1', { ...late, points: 2.0001 }), b],
      [work('d1', { ...late, reason: '迟' }), b],
      [work('d1', { ...late, evidence: ['照片'] }), b],
      [a],
    ];
    for (const sheets of other) expect(await sheetsDigest(sheets)).not.toBe(await sheetsDigest([a, b]));
  });
});

describe('the base of a submission', () => {
  it('names each of its sheets: what it was edited from, or that none was accepted then', () => {
    expect(baseOf(kept, [work('d1'), work('d2')])).toEqual({ 'd1~work': '"1.0"', 'd2~work': null });
  });

  it('moves on with the receipt, which is kept', () => {
    const next = withReceipt(kept, entry({ kind: 'accepted', receipt }));
    expect(next).toMatchObject({ base: { 'd1~work': '"2.0"' }, receipt, submitted: 'content-1' });
  });
});

describe('a receipt', () => {
  const delivered = entry({ kind: 'accepted', receipt });

  it('belongs into the workbook that sent the submission, whatever was typed since, and into one of the same content', () => {
    expect(isOwn({ ...kept, sent: 'key-1' }, 'typed since', delivered)).toBe(true);
    expect(isOwn(kept, 'content-1', delivered)).toBe(true);
  });

  it('does not belong into another copy of the same file, whose content was never accepted', () => {
    expect(isOwn(kept, 'content-2', delivered)).toBe(false);
    expect(isOwn({ ...kept, sent: 'key-2' }, 'content-2', delivered)).toBe(false);
    expect(isOwn({ ...kept, sent: 'key-2' }, null, delivered)).toBe(false);
    expect(isOwn({ ...kept, id: 'workbook-2', sent: 'key-1' }, 'content-1', delivered)).toBe(false);
  });
});

describe('the key of a submission', () => {
  const body = { sheets: [work('d1', late)], base: { 'd1~work': '"1.0"' } };

  const whose = { organisation: 'demo', person: 'assessor-1' };
  const sent = { ...whose, workbook: 'workbook-1', scheme: 'luan', period: '2026-09', body };

  it('is one for one body of one person and workbook for one period, so that the same submission is never two', async () => {
    const again = { sheets: [work('d1', late)], base: { ...body.base } };
    expect(await submissionKey({ ...sent, body: again })).toBe(await submissionKey(sent));
    const others = [
      { ...sent, person: 'assessor-2' },
      { ...sent, organisation: 'another' },
      { ...sent, workbook: 'workbook-2' },
      { ...sent, workbook: null },
      { ...sent, period: '2026-10' },
      { ...sent, scheme: 'baiyin' },
      { ...sent, body: { ...body, base: { 'd1~work': '"2.0"' } } },
      { ...sent, body: { ...body, sheets: [work('d1', { ...late, points: 3 })] } },
    ];
    expect(await Promise.all(others.map(submissionKey))).not.toContain(await submissionKey(sent));
  });
});

describe('choosing between two sides', () => {
  const mine = work('d1', late, { indicator: 'plan', points: 1, reason: '漏报' }, { indicator: 'report', points: 0 });
  const conflict = conflictSchema.parse({
    key: 'd1~work',
    base: '"1.0"',
    current: '"3.0"',
    by: 'assessor-2',
    acceptedAt: '2026-11-03T08:00:00.000Z',
    lines: [
      { indicator: 'plan', position: 0, yours: late, theirs: { indicator: 'plan', points: 5, reason: '未交' } },
      { indicator: 'plan', position: 1, yours: { indicator: 'plan', points: 1, reason: '漏报' }, theirs: null },
    ],
  });
  const choose = (first: Side, second: Side) =>
    chosenLines(mine, conflict, (place) => (place === linePlace('d1~work', 'plan', 0) ? first : second)).map(
      ({ points }) => points,
    );

  it('takes line by line what was chosen, and leaves the lines that do not differ', () => {
    expect(choose('mine', 'mine')).toEqual([2, 1, 0]);
    expect(choose('theirs', 'mine')).toEqual([5, 1, 0]);
    expect(choose('mine', 'theirs')).toEqual([2, 0]);
    expect(choose('theirs', 'theirs')).toEqual([5, 0]);
  });

  it('is asked only where the two do not say the same: no deduction and one of zero do, a rating of zero does not', () => {
    const line = (indicator: string, yours: object | null, theirs: object | null) => ({
      ...{ indicator, position: 0, yours, theirs },
    });
    const both = (key: string, lines: object[]) => conflictSchema.parse({ ...conflict, key, lines });
    const conflicts = [
      both('d1~work', [
        line('plan', { indicator: 'plan', points: 0 }, null),
        line('report', { indicator: 'report', points: 1, evidence: ['照片'] }, { indicator: 'report', points: 1 }),
      ]),
      both('d1~quality', [line('speed', { indicator: 'speed', points: 0 }, null)]),
    ];
    expect(openLines(scheme, conflicts).map((open) => open.line?.indicator)).toEqual(['report', 'speed']);
  });

  it('shows the evidence too: it may be all that differs', () => {
    expect(lineText([{ points: 1, reason: '迟交', evidence: ['照片', '通知'] }], 'zh-CN')).toBe(
      '1（迟交），依据：照片；通知',
    );
  });
});

describe('a line that says what a record counts', () => {
  const posting = {
    ...{ unit: 'd1', component: 'work', indicator: 'plan', points: 2, reason: '检查发现', register: 'findings' },
    ...{ record: 'F-2026-10-1', version: 3, agreed: [] },
  };
  const table = typed(laidTable(scheme, 'work'), [
    [2, 'points', 2],
    [2, 'reason', '逾期'],
    [3, 'points', 2],
    [3, 'reason', '漏报'],
  ]);
  const read = readScoreTables({ scheme, tables: [table] });

  it('is warned of at its cell, with the record', () => {
    expect(typedTwice(read, { postings: [posting] })).toEqual([
      {
        code: 'line-counted-twice',
        path: 'units["d1"]',
        detail: { unit: 'd1', component: 'work', indicator: 'plan', points: 2, record: 'F-2026-10-1' },
        place: { sheet: '常规工作', address: 'F7' },
      },
    ]);
  });

  it('is no warning with other points, on another indicator or of another unit', () => {
    const others = [
      { ...posting, points: 1.5 },
      { ...posting, indicator: 'report', points: 1 },
      { ...posting, unit: 'd2' },
    ];
    expect(typedTwice(read, { postings: others })).toEqual([]);
  });
});

describe('a line with a record behind it', () => {
  const asked = { ...late, record: 'T-2026-10-001' };

  it('is another one than the same without it, and names it', () => {
    const { changes } = comparedWith([accepted(work('d1', late), 1)], [work('d1', asked)], scheme);
    expect(changes).toMatchObject([{ unit: 'd1', before: [late], after: [asked] }]);
    expect(lineText([asked], 'zh-CN')).toBe('2（逾期），台账记录 T-2026-10-001');
    expect(lineText([asked], 'en-US')).toBe('2 (逾期), record T-2026-10-001');
  });

  it('makes another content of its sheet', async () => {
    expect(await sheetsDigest([work('d1', asked)])).not.toBe(await sheetsDigest([work('d1', late)]));
  });
});
