// The history of a record as events: a step by several, a signature taken back, what was filled and changed.
import { recordEvents } from '../../../../addin/taskpane/registers/time-line';
import type { RecordVersion } from '../../../../shared/api/records';

const first: RecordVersion = {
  ...{ register: 'r', number: 'R-2026-11-001', period: '2026-11', unit: 'u1', state: 'draft', version: 1 },
  ...{ etag: '"1"', author: 'a', values: { what: 'x' }, signed: [], taken: [], by: 'a', at: '2026-11-01T00:00:00Z' },
};
const sign = (by: string, as: 'head' | 'secretary') => ({ step: 'sign', as, by, at: '2026-11-02T00:00:00Z' });
const signed = { ...first, version: 2, by: 'h', signed: [sign('h', 'head')] };
const changed = { ...first, version: 3, by: 'a', values: { what: 'y', more: true } };
const back = { ...signed, version: 4, values: changed.values };
const inForce: RecordVersion = {
  ...{ ...back, version: 5, by: 's', state: 'in-force', signed: [sign('h', 'head'), sign('s', 'secretary')] },
  taken: [
    { step: 'sign', by: 'h', at: '2026-11-02T00:00:00Z' },
    { step: 'sign', by: 's', at: '2026-11-02T00:00:00Z' },
  ],
};
const events = recordEvents([inForce, back, changed, signed, first]);

test('each version is one event, the latest first', () => {
  expect(events.map(({ version, by }) => [version, by])).toEqual([
    [5, 's'],
    [4, 'h'],
    [3, 'a'],
    [2, 'h'],
    [1, 'a'],
  ]);
  expect(events.at(-1)).toMatchObject({ isFirst: true, changes: [{ column: 'what', after: 'x' }] });
});

test('a step that several sign is told where each signed, not once more for all', () => {
  expect(events[0]).toMatchObject({ taken: [], signed: [{ step: 'sign', as: 'secretary' }], isUnsigned: false });
});

test('a change takes signatures back, and names what was and is', () => {
  expect(events[2]).toMatchObject({
    isUnsigned: true,
    changes: [
      { column: 'what', before: 'x', after: 'y' },
      { column: 'more', before: undefined, after: true },
    ],
  });
});

test('a step with its reason', () => {
  const voided = {
    ...inForce,
    version: 6,
    state: 'void',
    signed: [],
    taken: [...inForce.taken, { step: 'drop', by: 'o', at: '', reason: '重复' }],
  };
  expect(recordEvents([voided, inForce])[0]).toMatchObject({
    taken: [{ step: 'drop', reason: '重复' }],
    isUnsigned: false,
  });
});
