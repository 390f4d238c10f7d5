// What the cells of a register sheet offer: lists on the sheet beside, and on each row the steps that are open there.
import { preset, presetIds } from '../../../../shared/scheme/presets';
import type { SheetPlan } from '../../../../shared/sheets/plan';
import { planRegisterSheet } from '../../../../shared/sheets/register-sheet/plan-register-sheet';
import { registerFields } from '../../../../shared/sheets/register-sheet/register-columns';
import { addedSet, anySet } from '../../../../shared/sheets/register-sheet/step-sets';
import { laid, sheetOf } from './laid-register';

const registers = presetIds.flatMap((id) => (preset(id).registers ?? []).map((register) => [id, register.id] as const));

const cellsOf = (plan: SheetPlan | undefined): unknown[][] => (plan?.blocks[0]?.cells ?? []).map((row) => [...row]);

/** What a row offers, as the formula of its validation finds it: the lines of its set, which stand together. */
function offered(lists: unknown[][], set: unknown): unknown[] {
  const sets = lists.slice(1).map(([name]) => name);
  const count = sets.filter((name) => name === set).length;
  return lists.slice(1 + sets.indexOf(set), 1 + sets.indexOf(set) + count).map(([, step]) => step);
}

describe.each(registers)('%s: %s', (id, register) => {
  const sheet = sheetOf(preset(id), register);
  const [plan, lists] = planRegisterSheet({ sheet, language: 'zh-CN' });
  const titles = new Map(
    preset(id)
      .registers?.find((one) => one.id === register)
      ?.steps.map((step) => [step.id, typeof step.title === 'string' ? step.title : step.title['zh-CN']]),
  );

  it('offers on each row the steps that are open there', () => {
    const at = registerFields(sheet).findIndex(({ fixed }) => fixed === 'steps');
    const { rows } = laid(sheet);
    sheet.rows.forEach(({ record }, row) => {
      const cell = rows[row]?.[at];
      const set = cell?.kind === 'text' ? cell.value : null;
      const open = record.steps.map(({ step }) => titles.get(step));
      expect([set, offered(cellsOf(lists), set)]).toEqual([set, open.length === 0 ? [null] : open]);
    });
    expect(offered(cellsOf(lists), anySet)).toEqual([...titles.values()]);
    expect(offered(cellsOf(lists), addedSet).length).toBeGreaterThan(0);
  });

  it.each(['zh-CN', 'en-US'] as const)('says what Excel takes in %s', (language) => {
    for (const { validations = [], name } of planRegisterSheet({ sheet, language })) {
      expect(name.length).toBeLessThanOrEqual(31);
      for (const { message, rule } of validations) {
        expect(message.length).toBeLessThanOrEqual(255);
        if (rule.kind === 'list') expect(rule.source.length).toBeLessThanOrEqual(255);
      }
    }
  });

  it('names lists that stand where they are said to stand', () => {
    const sources = (plan?.validations ?? []).flatMap(({ rule }) => (rule.kind === 'list' ? [rule.source] : []));
    const height = cellsOf(lists).length;
    for (const source of sources) {
      for (const [, row = '0'] of source.matchAll(/\$[A-Z]+\$(\d+)/g)) expect(Number(row)).toBeLessThanOrEqual(height);
    }
    expect(sources.length).toBeGreaterThan(0);
  });
});
