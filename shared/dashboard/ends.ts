// What of a long order is shown on the dashboard (看板): all of it while it is short, else both ends and what somebody chose.

export interface Ends<Item> {
  /** in their order */
  readonly shown: readonly Item[];
  readonly leftOut: number;
}

/**
 * Both ends of a list (首尾各若干), and every one that is kept wherever it stands; the upper end has the odd one.
 * @example endsOf([1, 2, 3, 4, 5], 2, (item) => item === 3) // { shown: [1, 3, 5], leftOut: 2 }
 */
export function endsOf<Item>(items: readonly Item[], most: number, isKept: (item: Item) => boolean): Ends<Item> {
  if (items.length <= most) return { shown: items, leftOut: 0 };
  const upper = Math.ceil(most / 2);
  const lower = items.length - Math.floor(most / 2);
  const shown = items.filter((item, at) => at < upper || at >= lower || isKept(item));
  return { shown, leftOut: items.length - shown.length };
}
