// Paged lists as a whole: every item once, in order, and no page asked for before it is needed.
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

test('whoever has found what they look for asks for no further page', async () => {
  const { asked, page } = paged([1, 2], [3]);
  for await (const item of everyItem(page)) if (item === 2) break;
  expect(asked).toEqual([undefined]);
});
