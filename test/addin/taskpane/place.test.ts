// The address of a place in the pane: written and read back, and what somebody has mistyped in it.
import { addressOf, placeAt, type Place } from '../../../addin/taskpane/place';

const record = {
  scheme: 'luan',
  period: '2026-11',
  register: 'findings',
  number: 'F-2026-11-001',
  unit: null,
  set: {},
};

test.each<[string, Place]>([
  ['a page', { page: 'results' }],
  ['a record', { page: 'registers', record }],
  [
    'a draft with what names it',
    {
      page: 'registers',
      record: { ...record, number: null, unit: 'n01', set: { kind: '零差错 & 100%', points: 0.5 } },
    },
  ],
  ['everybody’s draft', { page: 'registers', record: { ...record, number: null } }],
])('%s is found again by its address', (_, place) => {
  expect(placeAt(addressOf(place))).toEqual(place);
});

test.each([
  ['nothing', '', null],
  ['no page of the pane', '#/salaries', null],
  ['what somebody cut off', '#/registers/luan/2026-11', { page: 'registers' }],
  ['broken signs', '#/registers/%E0%A4%A', null],
  [
    'a draft whose values are no JSON',
    '#/registers/luan/2026-11/findings?set={',
    { page: 'registers', record: { ...record, number: null } },
  ],
  ['a draft whose values are none', '#/registers/luan/2026-11/findings?set=[{}]', { page: 'registers' }],
])('%s names a page at most', (_, hash, place) => {
  expect(placeAt(hash)).toEqual(place);
});
