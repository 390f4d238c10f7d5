import { runBatch } from '../../../addin/preview/host/batch';
import type { Action, BatchRequest, ObjectPath } from '../../../addin/preview/host/batch';
import { notImplemented } from '../../../addin/preview/host/fault';
import { KeyedValueCollection } from '../../../addin/preview/host/members/keyed-value';

const SETTINGS = 1;
const settingPath = (Id: number, Name: string, key: string, ...more: unknown[]): ObjectPath => ({
  Id,
  ObjectPathType: 3,
  Name,
  ParentObjectPathId: SETTINGS,
  ArgumentInfo: { Arguments: [key, ...more] },
});
const action = (Id: number, ActionType: number, ObjectPathId: number, more: Partial<Action> = {}): Action => ({
  Id,
  ActionType,
  Name: '',
  ObjectPathId,
  ...more,
});

async function run(paths: ObjectPath[], Actions: Action[], store = new Map<string, unknown>()) {
  const all = [{ Id: SETTINGS, ObjectPathType: 1, Name: '' }, ...paths];
  const request: BatchRequest = { Actions, ObjectPaths: Object.fromEntries(all.map((path) => [path.Id, path])) };
  let settled = 0;
  const roots = {
    global: new KeyedValueCollection('Setting', store),
    service: (name: string) => {
      throw notImplemented(name);
    },
    reference: (id: string) => {
      throw notImplemented(id);
    },
  };
  const answer = await runBatch(request, roots, async () => void (settled += 1));
  return { answer, settled, store };
}

describe('a request batch', () => {
  test('adds an object, sets it and reads it back in order', async () => {
    const { answer, store } = await run(
      [settingPath(2, 'Add', 'receipt', 'R-1')],
      [
        action(10, 1, 2),
        action(11, 4, 2, { Name: 'Value', ArgumentInfo: { Arguments: ['R-2'] } }),
        action(12, 2, 2, { QueryInfo: { Select: ['key', 'value'] } }),
      ],
    );
    expect(answer.Error).toBeUndefined();
    expect(answer.Results.at(-1)).toEqual({ ActionId: 12, Value: { Key: 'receipt', Value: 'R-2' } });
    expect(store.get('receipt')).toBe('R-2');
  });

  test('loads the items of a collection with the properties asked for', async () => {
    const store = new Map<string, unknown>([
      ['a', 1],
      ['b', null],
    ]);
    const { answer } = await run(
      [],
      [action(10, 2, SETTINGS, { QueryInfo: { Select: ['items/value', 'count'] } })],
      store,
    );
    expect(answer.Results[0]?.Value).toEqual({ Count: 2, _Items: [{ Value: 1 }, { Value: null }] });
  });

  test('answers null for an object that is not there when it was asked for so', async () => {
    const { answer } = await run([settingPath(2, 'GetItemOrNullObject', 'none')], [action(10, 1, 2), action(11, 2, 2)]);
    expect(answer.Results).toEqual([
      { ActionId: 10, Value: null },
      { ActionId: 11, Value: null },
    ]);
  });

  test('ends at the first error, keeps what went before, and says where', async () => {
    const { answer, store } = await run(
      [settingPath(2, 'Add', 'kept', 1), settingPath(3, 'GetItem', 'none'), settingPath(4, 'Add', 'never', 1)],
      [action(10, 1, 2), action(11, 1, 3), action(12, 1, 4)],
    );
    expect(answer.Error).toMatchObject({ Code: 'ItemNotFound', ActionIndex: 1 });
    expect([...store.keys()]).toEqual(['kept']);
  });

  test.each([
    ['a property', action(10, 2, SETTINGS, { QueryInfo: { Select: ['items/colour'] } }), 'Setting.colour'],
    ['a method', action(10, 3, SETTINGS, { Name: 'Sort' }), 'SettingCollection.sort()'],
    ['setting a property', action(10, 4, SETTINGS, { Name: 'Count' }), 'setting SettingCollection.count'],
    ['an event', action(10, 3, SETTINGS, { Name: '_RegisterChangedEvent' }), 'the event SettingCollection.changed'],
  ])('%s that is not known fails by its name', async (_what, unknownAction, name) => {
    const { answer } = await run([], [unknownAction], new Map([['a', 1]]));
    expect(answer.Error).toMatchObject({ Code: 'NotImplemented' });
    expect(answer.Error?.Message).toContain(name);
  });

  test('names its traces twice, as office.js expects', async () => {
    const { answer } = await run([], [action(10, 5, 0)]);
    expect(answer).toEqual({ Results: [{ ActionId: 10, Value: null }], TraceIds: [10] });
  });

  test('waits for the calculation once before it reads after a write', async () => {
    const load = (id: number) => action(id, 2, 2, { QueryInfo: { Select: ['value'] } });
    const { settled } = await run([settingPath(2, 'Add', 'a', 1)], [action(10, 1, 2), load(11), load(12)]);
    expect(settled).toBe(1);
  });
});
