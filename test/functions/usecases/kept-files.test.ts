// Who has brought a file, as its row tells: the first, and of many others the latest.
import type { FileRow } from '../../../functions/usecases/chains';
import { broughtAgain, broughtBy, mostBringers } from '../../../functions/usecases/kept-files';

const day = (n: number) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString();
const first: FileRow = { type: 'image/jpeg', bytes: 1, by: 'p', at: day(0) };

test('whoever brings the same is known besides the first, once, with when they did last', () => {
  const two = broughtAgain(broughtAgain(first, 'q', day(1)), 'q', day(2));
  expect(two).toEqual({ ...first, also: [{ by: 'q', at: day(2) }] });
  expect(broughtAgain(two, 'p', day(3))).toEqual({ ...two, at: day(3) });
  expect(['p', 'q', 'r'].map((person) => broughtBy(two, person))).toEqual([day(0), day(2), null]);
});

test('of a crowd the latest are known; who is not any more brings it again', () => {
  const crowd = Array.from({ length: mostBringers + 1 }, (_, i) => `q${i}`);
  const row = crowd.reduce((one, person, i) => broughtAgain(one, person, day(i)), first);
  expect(row.also).toHaveLength(mostBringers);
  expect([broughtBy(row, 'p'), broughtBy(row, 'q0'), broughtBy(row, 'q1')]).toEqual([day(0), null, day(1)]);
  expect(broughtBy(broughtAgain(row, 'q0', day(200)), 'q0')).toBe(day(200));
});
