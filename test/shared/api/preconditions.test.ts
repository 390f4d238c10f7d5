// Entity tags in preconditions, by the examples and rules of RFC 9110.
import { entityTagsSchema, holds } from '../../../shared/api/preconditions';

test.each([
  [{ 'if-match': '"1", "2"' }, '"2"', true],
  [{ 'if-match': '"1"' }, '"2"', false],
  [{ 'if-match': 'W/"2"' }, '"2"', false],
  [{ 'if-match': '"2"' }, 'W/"2"', false],
  [{ 'if-match': '*' }, '"2"', true],
  [{ 'if-match': '*' }, null, false],
  [{ 'if-match': '"*"' }, '"2"', false],
  [{ 'if-match': '"1,"2"' }, '"2"', false],
  [{ 'if-none-match': '*' }, null, true],
  [{ 'if-none-match': '*' }, '"2"', false],
  [{ 'if-none-match': 'W/"2"' }, '"2"', false],
  [{ 'if-none-match': '"2"' }, 'W/"2"', false],
  [{ 'if-none-match': '"1", W/"3"' }, '"2"', true],
  [{ 'if-none-match': '"1"' }, null, true],
  [{ 'if-match': '"2"', 'if-none-match': '"2"' }, '"2"', false],
  [{}, null, true],
])('%j against %s: %s', (headers, current, expected) => {
  expect(holds(headers, current)).toBe(expected);
});

test.each(['*', '"a"', 'W/"a"', '"a","b"', '"a" , ,W/"b",', ', "a"', '""'])('%s is a list of entity tags', (text) => {
  expect(entityTagsSchema.safeParse(text).success).toBe(true);
});

test.each(['', 'a', '"a', 'w/"a"', '"a" "b"', '*, "a"', '"a b"', ','])('%j is none', (text) => {
  expect(entityTagsSchema.safeParse(text).success).toBe(false);
});

test('a long header without an end is refused at once', () => {
  const start = performance.now();
  expect(entityTagsSchema.safeParse(`"a"${', \t'.repeat(1_300)}!`).success).toBe(false);
  expect(performance.now() - start).toBeLessThan(100);
});
