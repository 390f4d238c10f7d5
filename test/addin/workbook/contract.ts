// What every workbook behind the port keeps to, whoever made it; run against Office.js in `laying.test.ts`, against files in `file/file-workbook.test.ts`.
import { WorkbookRefused, type Workbook } from '../../../addin/workbook/port';
import type { SheetPlan } from '../../../shared/sheets/plan';

/** A workbook, and what somebody does in it by hand. */
export interface WorkbookAtHand {
  readonly workbook: Workbook;
  /** the tabs, in their order; hidden ones too */
  tabs(): readonly string[];
  /** what a cell shows; row and column count from 0 */
  text(tab: string, row: number, column: number): string;
  type(tab: string, row: number, column: number, text: string): void;
  add(tab: string): void;
  rename(tab: string, to: string): void;
  hide(tab: string): void;
  isHidden(tab: string): boolean;
  active(): string;
  /** the names of all tables */
  tables(): readonly string[];
  /** all that a person sees, and what the add-in keeps */
  state(): unknown;
}

export const scores: SheetPlan = {
  key: 'scores',
  name: '评分',
  blocks: [
    {
      at: 'A1',
      cells: [
        ['键', '单位', '扣分'],
        ['u1', '甲', null],
        ['u2', '乙', null],
      ],
    },
  ],
  tables: [{ name: 'Scores', at: 'A1:C3' }],
  columns: [{ at: 'A:A', hidden: true }],
  inputs: ['C2:C3'],
};
export const notes: SheetPlan = {
  key: 'notes',
  name: '说明',
  blocks: [{ at: 'A1', cells: [['说明'], [{ formula: "='评分'!C2" }]] }],
  inputs: [],
};
export const plans = [notes, scores];

/** Code and sheet of a refusal. */
export async function refusal(action: Promise<unknown>): Promise<unknown[]> {
  const error: unknown = await action.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof WorkbookRefused ? [error.code, error.sheet] : ['no refusal', error];
}

export function keepsToThePort(open: () => WorkbookAtHand): void {
  const laid = async (): Promise<WorkbookAtHand> => {
    const hand = open();
    await hand.workbook.lay(plans);
    return hand;
  };

  test('sheets are laid in their order, the first one is opened, and a text stays a text', async () => {
    const hand = await laid();
    expect([hand.tabs().slice(-2), hand.active()]).toEqual([['说明', '评分'], '说明']);
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['=1+1']]);
    expect([hand.text('评分', 1, 2), hand.text('评分', 2, 2)]).toEqual(['1.5', '=1+1']);
  });

  test('tables are read by their names, whatever the case, with header, place and cells; others are left out', async () => {
    const hand = await laid();
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['迟交']]);
    const [table, ...others] = await hand.workbook.read(['SCORES', 'Missing']);
    expect(others).toEqual([]);
    expect(table).toMatchObject({ sheet: '评分', top: 0, left: 0, header: ['键', '单位', '扣分'] });
    expect(table?.rows).toMatchObject([
      [
        { kind: 'text', value: 'u1' },
        { kind: 'text', value: '甲' },
        { kind: 'number', value: 1.5 },
      ],
      [
        { kind: 'text', value: 'u2' },
        { kind: 'text', value: '乙' },
        { kind: 'text', value: '迟交' },
      ],
    ]);
  });

  test('a second table stands beside the first one, read by its own name only, and is gone once it is planned no more', async () => {
    const hand = open();
    const cells = [
      ['单位', '扣分'],
      ['甲', 0.5],
    ];
    const beside: SheetPlan = {
      ...scores,
      blocks: [...scores.blocks, { at: 'E1', cells }],
      tables: [...(scores.tables ?? []), { name: 'Counted', at: 'E1:F2' }],
    };
    const rowsOf = async (name: string) => (await hand.workbook.read([name])).map(({ rows }) => rows.length);
    await hand.workbook.lay([notes, beside]);
    await hand.workbook.lay([notes, beside]);
    expect([await rowsOf('Scores'), await rowsOf('Counted')]).toEqual([[2], [1]]);
    await hand.workbook.lay(plans);
    expect([await rowsOf('Scores'), await rowsOf('Counted')]).toEqual([[2], []]);
    expect(hand.text('评分', 1, 5)).toBe('');
  });

  test('null leaves a cell as it is', async () => {
    const hand = await laid();
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], [2]]);
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[null], [3]]);
    expect([hand.text('评分', 1, 2), hand.text('评分', 2, 2)]).toEqual(['1.5', '3']);
  });

  test('a sheet is found by its key after it was renamed, and laid anew in its place', async () => {
    const hand = await laid();
    hand.rename('评分', '我的评分');
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[4]]);
    expect(hand.text('我的评分', 1, 2)).toBe('4');
    await hand.workbook.lay(plans);
    expect(hand.tabs().slice(-2)).toEqual(['说明', '评分']);
    expect(hand.text('评分', 1, 2)).toBe('');
  });

  test('a hidden sheet is shown before a cell of it is gone to, and where it is laid anew', async () => {
    const hand = await laid();
    if (!hand.workbook.leadsToCells) return;
    hand.hide('评分');
    await hand.workbook.goTo({ sheet: 'scores', address: 'C2' });
    expect([hand.active(), hand.isHidden('评分')]).toEqual(['评分', false]);
    hand.hide('说明');
    await hand.workbook.lay(plans);
    expect(hand.isHidden('说明')).toBe(false);
  });

  test("a sheet of somebody's own with a wanted name is named, and nothing is left behind", async () => {
    const hand = open();
    hand.add('评分');
    const before = hand.state();
    expect(await refusal(hand.workbook.lay(plans))).toEqual(['name-taken', '评分']);
    expect(hand.state()).toEqual(before);
  });

  test("a table of somebody's own with a wanted name is named with its sheet, and nothing is left behind", async () => {
    const hand = await laid();
    const before = hand.state();
    const others: SheetPlan[] = [{ ...scores, key: 'others', name: '另一张' }];
    expect(await refusal(hand.workbook.lay(others))).toEqual(['table-name-taken', '评分']);
    expect(hand.state()).toEqual(before);
  });

  test('what cannot be filled in, or is stopped, is put back, also what was kept', async () => {
    const hand = await laid();
    await hand.workbook.write({ sheet: 'scores', address: 'C2' }, [[1.5], ['=1+1 是文字']]);
    await hand.workbook.remember('state', '从前');
    const before = hand.state();
    const fill = async (): Promise<void> => {
      await hand.workbook.remember('state', '以后'.repeat(9_000));
      throw new WorkbookRefused('protected', 'write cells');
    };
    expect(await refusal(hand.workbook.lay(plans, { fill }))).toEqual(['protected', null]);
    expect(hand.state()).toEqual(before);
    const stop = new AbortController();
    const stopped = { signal: stop.signal, fill: () => Promise.reject(new Error('not reached')) };
    stop.abort(new Error('stopped'));
    expect(await refusal(hand.workbook.lay(plans, stopped))).toEqual(['no refusal', new Error('stopped')]);
    expect(hand.state()).toEqual(before);
  });

  describe('sheets that leave changed ones', () => {
    const board: SheetPlan = { ...scores, inputs: undefined, key: 'board', name: '红蓝榜' } as SheetPlan;
    const lay = (hand: WorkbookAtHand) => hand.workbook.lay([board], { leavesChanged: true });

    test('are written over where nobody has touched them', async () => {
      const hand = open();
      await lay(hand);
      const before = hand.state();
      await lay(hand);
      expect(hand.state()).toEqual(before);
    });

    test('stand beside a renamed one, one with a remark, one with another figure, and one that is not theirs', async () => {
      const hand = open();
      await lay(hand);
      hand.rename('红蓝榜', '十月红蓝榜');
      await lay(hand);
      hand.type('红蓝榜', 9, 7, '已核对');
      await lay(hand);
      hand.type('红蓝榜 2', 1, 1, '丙');
      await lay(hand);
      hand.add('红蓝榜 4');
      hand.type('红蓝榜 3', 1, 2, '7');
      await lay(hand);
      const tabs = ['十月红蓝榜', '红蓝榜', '红蓝榜 2', '红蓝榜 3', '红蓝榜 4', '红蓝榜 5'];
      expect(hand.tabs().filter((tab) => tab.includes('红蓝榜'))).toEqual(tabs);
      expect(tabs.map((tab) => hand.text(tab, 9, 7))).toEqual(['', '已核对', '', '', '', '']);
      expect([hand.text('红蓝榜 2', 1, 1), hand.text('红蓝榜 3', 1, 2)]).toEqual(['丙', '7']);
      expect(new Set(hand.tables().map((name) => name.toLowerCase())).size).toBe(5);
    });
  });

  test('a text is kept whole, replaced by a shorter one, and forgotten', async () => {
    const { workbook, state } = open();
    const before = state();
    expect(await workbook.recall('state')).toBeNull();
    for (const text of ['😀'.repeat(9_001), '短', '']) {
      await workbook.remember('state', text);
      expect(await workbook.recall('state')).toBe(text);
    }
    await workbook.remember('state', null);
    expect([await workbook.recall('state'), state()]).toEqual([null, before]);
  });
}
