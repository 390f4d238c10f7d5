import { runBatch } from '../../../addin/preview/host/batch';
import type { Action, BatchRequest, ObjectPath } from '../../../addin/preview/host/batch';
import { notImplemented } from '../../../addin/preview/host/fault';
import { Book } from '../../../addin/preview/book/book';
import { Changes } from '../../../addin/preview/host/changes';
import { objectModel } from '../../../addin/preview/host/members/workbook';
import { createMemoryGrid } from '../workbook/memory-grid';

const [WORKBOOK, SETTINGS, WORKSHEETS] = [1, 2, 3];
const methodPath = (Id: number, parent: number, Name: string, ...Arguments: unknown[]): ObjectPath => ({
  Id,
  ObjectPathType: 3,
  Name,
  ParentObjectPathId: parent,
  ArgumentInfo: { Arguments },
});
const settingPath = (Id: number, Name: string, key: string, ...more: unknown[]): ObjectPath =>
  methodPath(Id, SETTINGS, Name, key, ...more);
const load = (Id: number, path: number, ...Select: string[]): Action => action(Id, 2, path, { QueryInfo: { Select } });
const action = (Id: number, ActionType: number, ObjectPathId: number, more: Partial<Action> = {}): Action => ({
  Id,
  ActionType,
  Name: '',
  ObjectPathId,
  ...more,
});

async function run(paths: ObjectPath[], Actions: Action[]) {
  const all = [
    { Id: WORKBOOK, ObjectPathType: 1, Name: '' },
    { Id: SETTINGS, ObjectPathType: 4, Name: 'Settings', ParentObjectPathId: WORKBOOK },
    { Id: WORKSHEETS, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: WORKBOOK },
    ...paths,
  ];
  const request: BatchRequest = { Actions, ObjectPaths: Object.fromEntries(all.map((path) => [path.Id, path])) };
  let settled = 0;
  const book = new Book(createMemoryGrid());
  const roots = objectModel(book, new Changes(() => {}), {
    service: (name) => {
      throw notImplemented(name);
    },
    forgetCustomResults: () => {},
  });
  const answer = await runBatch(request, roots, async () => void (settled += 1));
  return { answer, settled, book };
}

describe('a request batch', () => {
  test('adds an object, sets it and reads it back in order', async () => {
    const { answer, book } = await run(
      [methodPath(10, WORKSHEETS, 'Add', '评分')],
      [
        action(20, 1, 10),
        action(21, 4, 10, { Name: 'Name', ArgumentInfo: { Arguments: ['党务'] } }),
        load(22, 10, 'name', 'visibility'),
      ],
    );
    expect(answer.Error).toBeUndefined();
    const [, added] = book.grid.sheets();
    expect(added?.name).toBe('党务');
    expect(answer.Results.at(-1)).toEqual({
      ActionId: 22,
      Value: { Id: added?.id, Name: '党务', Visibility: 'Visible' },
    });
  });

  test('loads the items of a collection with the properties asked for', async () => {
    const { answer, book } = await run(
      [methodPath(10, WORKSHEETS, 'Add', '评分')],
      [action(20, 1, 10), load(21, WORKSHEETS, 'items/name')],
    );
    const items = book.grid.sheets().map(({ id, name }) => ({ Id: id, Name: name }));
    expect(answer.Results.at(-1)?.Value).toEqual({ _Items: items });
    expect(items.map(({ Name }) => Name)).toEqual(['Sheet1', '评分']);
  });

  test('loads what lies in an object within', async () => {
    const { answer, book } = await run(
      [
        methodPath(10, WORKSHEETS, 'GetItem', 'Sheet1'),
        { Id: 11, ObjectPathType: 4, Name: 'Tables', ParentObjectPathId: 10 },
        methodPath(12, 11, 'Add', 'A1:B2', true),
      ],
      [action(20, 1, 12), load(21, 12, 'name', 'worksheet/id', 'worksheet/name')],
    );
    const Id = book.grid.activeSheet();
    expect(answer.Results.at(-1)?.Value).toMatchObject({ Name: 'Table1', Worksheet: { Id, Name: 'Sheet1' } });
  });

  test('answers null for an object that is not there when it was asked for so', async () => {
    const { answer } = await run(
      [methodPath(10, WORKSHEETS, 'GetItem', 'Sheet1'), methodPath(11, 10, 'GetUsedRangeOrNullObject', true)],
      [action(20, 1, 11), load(21, 11, 'values')],
    );
    expect(answer.Results).toEqual([
      { ActionId: 20, Value: null },
      { ActionId: 21, Value: null },
    ]);
  });

  test('ends at the first error, keeps what went before, and says where', async () => {
    const { answer, book } = await run(
      [settingPath(10, 'Add', 'kept', 1), settingPath(11, 'GetItem', 'none'), settingPath(12, 'Add', 'never', 1)],
      [action(20, 1, 10), action(21, 1, 11), action(22, 1, 12)],
    );
    expect(answer.Error).toMatchObject({ Code: 'ItemNotFound', ActionIndex: 1 });
    expect([...book.settings.keys()]).toEqual(['kept']);
  });

  test.each([
    ['a property', load(20, WORKSHEETS, 'items/colour'), 'Worksheet.colour'],
    ['a method', action(20, 3, SETTINGS, { Name: 'Sort' }), 'SettingCollection.sort()'],
    ['setting a property', action(20, 4, SETTINGS, { Name: 'Count' }), 'setting SettingCollection.count'],
    [
      'an event',
      action(20, 3, WORKSHEETS, { Name: '_RegisterAddedEvent' }),
      'WorksheetCollection._RegisterAddedEvent()',
    ],
    ['an object to load', load(20, WORKBOOK, 'application'), 'loading Workbook.application'],
    ['loading what is not named', action(20, 2, WORKSHEETS), 'load()'],
  ])('%s that is not known fails by its name', async (_what, unknownAction, name) => {
    const { answer } = await run([], [unknownAction]);
    expect(answer.Error).toMatchObject({ Code: 'NotImplemented' });
    expect(answer.Error?.Message).toContain(name);
  });

  test('names its traces twice, as office.js expects', async () => {
    const { answer } = await run([], [action(10, 5, 0)]);
    expect(answer).toEqual({ Results: [{ ActionId: 10, Value: null }], TraceIds: [10] });
  });

  test('waits for the calculation once before it reads after a write', async () => {
    const twice = [load(21, 10, 'value'), load(22, 10, 'value')];
    const { settled } = await run([settingPath(10, 'Add', 'a', 1)], [action(20, 1, 10), ...twice]);
    expect(settled).toBe(1);
  });
});
