// Paged lists as a whole: every item once, in order, and no page asked for before it is needed.
import { ApiProblem } from '../../../addin/session/failures';
import type { ProblemCode } from '../../../shared/api/problem';
import { everyItem, wholeList } from '../../../shared/api/whole-list';

/** Pages of a list; `asked` tells where each began that was asked for. */
function paged<Item>(...pages: Item[][]) {
  const asked: (string | undefined)[] = [];
  const page = (next?: string) => {
    asked.push(next);
    const at = Number(next ?? 0);
    return Promise.resolve({ items: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null });
  };
  return { asked, page };
}

test('all pages are one list, also where one of them is empty', async () => {
  const { asked, page } = paged([1, 2], [], [3]);
  expect(await wholeList(page)).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, '1', '2']);
  expect(await wholeList(paged<number>().page)).toEqual([]);
});

/** As the pane hears of a refusal. */
const refused = (code: ProblemCode) =>
  new ApiProblem({ type: '', title: '', status: 409, code, detail: '', instance: '', faults: [] }, null);

test('a list that changes while it is read is read anew, and nothing of it twice; any other refusal is told', async () => {
  const { asked, page } = paged([1, 2], [3]);
  let changes = 1;
  const list = wholeList((next) =>
    next === '1' && (changes -= 1) >= 0 ? Promise.reject(refused('list-changed')) : page(next),
  );
  expect(await list).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, undefined, '1']);
  const other = refused('results-changed');
  await expect(wholeList(() => Promise.reject(other))).rejects.toBe(other);
});

test('of one that never stands still the reader is told in the end', async () => {
  const { asked, page } = paged([1], [2]);
  const always = refused('list-changed');
  await expect(wholeList((next) => (next === '1' ? Promise.reject(always) : page(next)))).rejects.toBe(always);
  expect(asked.length).toBeGreaterThan(1);
});

test('whoever has found what they look for asks for no further page', async () => {
  const { asked, page } = paged([1, 2], [3]);
  for await (const item of everyItem(page)) if (item === 2) break;
  expect(asked).toEqual([undefined]);
});
