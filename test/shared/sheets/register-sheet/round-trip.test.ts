// What is laid out of any register of the presets and read back says that nothing has changed, in whichever language it is read.
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { languages } from '../../../../shared/scheme/text';
import { planRegisterSheet } from '../../../../shared/sheets/register-sheet/plan-register-sheet';
import { readRegisterSheet } from '../../../../shared/sheets/register-sheet/read-register-sheet';
import { registerTable } from '../../../../shared/sheets/register-sheet/register-columns';
import { laid, readBack, sheetOf } from './laid-register';

const registers = presetIds.flatMap((id) => (preset(id).registers ?? []).map((register) => [id, register.id] as const));

it('covers every register of the six presets', () => {
  expect(registers.length).toBeGreaterThanOrEqual(31);
});

it('comes back unchanged under headers of several lines, alike, and longer than Excel takes', () => {
  const baiyin = preset('baiyin');
  const named = {
    ...baiyin,
    registers: (baiyin.registers ?? []).map((one) => ({
      ...one,
      columns: one.columns.map((column, i) => ({
        ...column,
        title: i % 3 === 0 ? '状态' : i % 3 === 1 ? `两行\n标题 ${i}` : '长'.repeat(300),
      })),
    })),
  };
  const sheet = sheetOf(named, 'findings');
  const table = laid(sheet);
  expect(Math.max(...table.header.map(({ length }) => length))).toBeLessThanOrEqual(255);
  expect(new Set(table.header).size).toBe(table.header.length);
  expect(readRegisterSheet(sheet, table, 'zh-CN')).toMatchObject({ rows: [], faults: [] });
});

describe.each(registers)('%s: %s', (id, register) => {
  const sheet = sheetOf(preset(id), register);

  it.each(languages)('comes back unchanged from a sheet in %s, read in either language', (written) => {
    for (const read of languages) {
      const { rows, faults, rowOf } = readRegisterSheet(sheet, laid(sheet, written), read);
      expect({ rows, faults }).toEqual({ rows: [], faults: [] });
      expect([...rowOf.keys()]).toEqual(sheet.rows.map(({ key }) => key));
    }
  });

  it('is one table, and nothing of it is protected', () => {
    const plans = planRegisterSheet({ sheet, language: 'zh-CN' });
    expect(plans.map(({ tables = [] }) => tables.map(({ name }) => name))).toEqual([[registerTable(register)], []]);
    expect(plans.map(({ inputs }) => inputs)).toEqual([undefined, undefined]);
    const table = readBack(plans);
    expect(table.rows.every((row) => row.length === table.header.length)).toBe(true);
    expect(new Set(table.header.map((header) => header.toLowerCase())).size).toBe(table.header.length);
  });
});
