// A file that is chosen is known again by itself alone: another of the same name goes on from its own base, and one of several workbooks is refused.
import { utils, write } from '@e965/xlsx';
import { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../../../addin/session/api-client';
import { openFileMemory } from '../../../addin/session/file-memory';
import { layOut } from '../../../addin/score-workbook/lay-out';
import { recallScoreWorkbook, rememberScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { keepIdentity } from '../../../addin/taskpane/file-workbook/file-identity';
import { chosenFile, type ChosenFile, type Opening } from '../../../addin/taskpane/file-workbook/open-chosen';
import { createFileWorkbook, type FileWorkbook } from '../../../addin/workbook/file/file-workbook';
import { newFile } from '../../../addin/workbook/file/new-file';
import { openFile } from '../../../addin/workbook/file/open-file';
import { nothingThen } from '../../../shared/sheets/counted-table';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const { signal } = new AbortController();
const me = { id: 'a-1', name: '甲', organisation: 'one', roles: [] } as unknown as Opening['me'];

const openingOf = (): Opening => ({
  me,
  memory: openFileMemory('scorebook.test'),
  schemes: [scheme.id],
  // Nothing is asked: what a file keeps is enough, and what is refused is refused before.
  api: null as unknown as ApiClient,
  queries: new QueryClient(),
});

async function template(period = '2026-10'): Promise<FileWorkbook> {
  const kept = new Map<string, string>();
  keepIdentity(kept, { id: 'template-1', organisation: 'one', person: 'a-1', name: '甲', revision: 0 });
  const workbook = createFileWorkbook(null, undefined, kept);
  await layOut(
    workbook,
    {
      ...{ scheme, period: { scheme: scheme.id, period, version: 1 }, components: ['work'], groups: ['office'] },
      ...{ host: null, layouts: {}, language: 'zh-CN', accepted: [], counted: nothingThen },
      ...{ before: null, assessor: 'a-1' },
    },
    signal,
  );
  return workbook;
}

const choose = async (bytes: Uint8Array<ArrayBuffer>, name: string, opening: Opening): Promise<ChosenFile> =>
  chosenFile(await openFile(bytes, name, () => undefined), { name, bytes }, opening, signal);

const bytesOf = async (workbook: FileWorkbook) => new Uint8Array(await newFile(workbook.content()));

async function submitted({ workbook }: ChosenFile, etag: string): Promise<void> {
  const kept = await recallScoreWorkbook(workbook);
  if (kept === null) throw new Error('no score workbook');
  await rememberScoreWorkbook(workbook, { ...kept, base: { 'd1~work': etag } });
}

const baseOf = async ({ workbook }: ChosenFile) => (await recallScoreWorkbook(workbook))?.base;

test("two people's copies of one template under one name never share a base", async () => {
  const opening = openingOf();
  const made = await template();
  const first = await bytesOf(made);
  await made.write({ sheet: 'score:work', address: 'F5' }, [[1]]);
  const second = await bytesOf(made);
  await submitted(await choose(first, '评分表.xlsx', opening), '"2.0"');

  const other = await choose(second, '评分表.xlsx', opening);
  expect([other.isRemembered, await baseOf(other)]).toEqual([false, {}]);
  const again = await choose(first, '评分表.xlsx', opening);
  expect([again.isRemembered, await baseOf(again)]).toEqual([true, { 'd1~work': '"2.0"' }]);
});

test.each([['2026-09'], ['2026-10']])(
  'sheets of several workbooks in a file that keeps nothing: %s',
  async (period) => {
    const [one, other] = [await template('2026-10'), await template(period)];
    const lone = async (workbook: FileWorkbook, name: string) => {
      const file = await openFile(await bytesOf(workbook), 'x.xlsx', () => undefined);
      const [sheet] = file.sheets.filter(({ rows }) => rows[2]?.[1]?.kind === 'text');
      if (sheet === undefined) throw new Error('no score sheet');
      return { ...sheet, name };
    };
    const sheets = [await lone(one, '十月'), await lone(other, '另一张')];
    const opened = { sheets, tables: [], properties: new Map<string, string>() };
    const file = { name: '合并.xlsx', bytes: new Uint8Array([1]) };
    await expect(chosenFile(opened, file, openingOf(), signal)).rejects.toMatchObject({
      code: 'several-codes',
      detail: {
        ...{ sheet: '十月', code: expect.stringMatching(/-2026-10-office-/) },
        ...{ other: '另一张', otherCode: expect.stringMatching(new RegExp(`-${period}-office-`)) },
      },
    });
  },
);

test('a file of an old format, and no other, says that a percent is read as a plain number', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, { '!ref': 'A1', A1: { t: 'n', v: 0.05, z: '0%' } }, '表');
  const saved = async (bookType: 'biff8' | 'xlsx') => {
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
    const { isOld, sheets } = await openFile(bytes, '扣分.xls', () => undefined);
    return [isOld, sheets[0]?.rows[0]?.[0]];
  };
  expect(await saved('biff8')).toEqual([true, { kind: 'number', value: 0.05, format: 'General', shown: '0.05' }]);
  expect(await saved('xlsx')).toEqual([undefined, { kind: 'number', value: 0.05, format: '0%', shown: '5%' }]);
});
