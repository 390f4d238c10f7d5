// =JX.PLACE, =JX.PLACES and =JX.RANKING: competition places within a category (1, 2, 2, 4).
import { formOf } from '../../shared/scheme/skeleton';
import { placesOf, type Place } from '../../shared/scoring/place';
import { numberIn, scoresIn, textIn, textsIn, wordIn } from './cells';
import { Refusal } from './refusal';

const orders = {
  descending: ['0', 'desc', '从高到低', '降序'],
  ascending: ['1', 'asc', '从低到高', '升序', '倒数'],
} as const;

const isScored = (score: number | null): boolean => score !== null;

/**
 * One of the categories for each score, written as it first stands; the same for all where no categories are given. What is
 * not there has no category to be ranked in.
 */
function categoriesFor(argument: unknown, isThere: readonly boolean[]): string[] {
  const categories = textsIn(argument, 'categories');
  if (categories.every((category) => category === '')) return isThere.map(() => '');
  if (categories.length !== isThere.length) throw new Refusal('sizes-differ', 'categories');
  const blank = categories.findIndex((category, at) => category === '' && isThere[at] === true);
  if (blank !== -1) throw new Refusal('blank-among', 'categories', blank + 1);
  const written = new Map<string, string>();
  for (const category of categories) if (!written.has(formOf(category))) written.set(formOf(category), category);
  return categories.map((category) => written.get(formOf(category)) ?? category);
}

/** The place of each score within its category; null where there is no score. */
function placesWithin(scores: readonly (number | null)[], categories: readonly string[]): (Place | null)[] {
  const places = Array<Place | null>(scores.length).fill(null);
  for (const category of new Set(categories)) {
    const members = scores.flatMap((score, at) =>
      score === null || categories[at] !== category ? [] : [{ at, score }],
    );
    placesOf(members.map(({ score }) => score)).forEach((place, index) => {
      const member = members[index];
      if (member !== undefined) places[member.at] = place;
    });
  }
  return places;
}

/**
 * 名次：得分在同一类别中的名次，同分同名次（1、2、2、4），未评分的不参加 | The place of a score within its category; equal scores share a place (1, 2, 2, 4), what is not scored is not ranked
 * @customfunction PLACE
 * @param score 得分：要排名的得分，须在得分区域之中 | The score to rank, one of the scores
 * @param scores 得分区域：全部得分；空白为未评分，不参加排名 | All scores; a blank is not scored and not ranked
 * @param [category] 类别：这一得分的类别 | The category of this score
 * @param [categories] 类别区域：每个得分的类别，与得分一样多 | The category of each score, as many as scores
 * @param [order] 排序：0 从高到低（默认），1 从低到高即倒数名次 | 0 counts from the highest (default), 1 from the lowest
 */
export function place(
  score: unknown[][],
  scores: unknown[][],
  category?: unknown,
  categories?: unknown[][],
  order?: unknown,
): number {
  const own = numberIn(score, 'score');
  const all = scoresIn(scores, 'scores');
  const every = categoriesFor(categories, all.map(isScored));
  const ownCategory = every.some((name) => name !== '') ? formOf(textIn(category, 'category')) : '';
  const ending = wordIn(order, 'order', orders, 'descending');
  const at = all.findIndex((other, index) => other === own && formOf(every[index] ?? '') === ownCategory);
  const found = placesWithin(all, every)[at];
  if (found === undefined || found === null) throw new Refusal('not-among', 'score');
  return ending === 'ascending' ? found.placeFromBottom : found.place;
}

/**
 * 全部名次：一次给出每个得分在其类别中的名次，未评分处为 #N/A | The place of every score within its category at once; #N/A where there is no score
 * @customfunction PLACES
 * @param scores 得分区域：全部得分 | All scores
 * @param [categories] 类别区域：每个得分的类别，与得分一样多 | The category of each score, as many as scores
 */
export function places(scores: unknown[][], categories?: unknown[][]): unknown[][] {
  const all = scoresIn(scores, 'scores');
  if (all.length === 0) throw new Refusal('blank', 'scores');
  const found = placesWithin(all, categoriesFor(categories, all.map(isScored)));
  let at = 0;
  return scores.map((row) => row.map(() => found[at++]?.place ?? new Refusal('blank', 'scores')));
}

/**
 * 排名表：按类别、名次排好的表，四列为类别、名次、单位、得分；未评分的单位排在本类别最后，名次和得分为 #N/A | The ranking as a table of category, place, unit and score; units without a score come last in their category with #N/A
 * @customfunction RANKING
 * @param units 单位区域：单位名称 | The names of the units
 * @param scores 得分区域：每个单位的得分，与单位一样多 | The score of each unit, as many as units
 * @param [categories] 类别区域：每个单位的类别，与单位一样多 | The category of each unit, as many as units
 */
export function ranking(units: unknown[][], scores: unknown[][], categories?: unknown[][]): unknown[][] {
  const names = textsIn(units, 'units');
  const all = scoresIn(scores, 'scores');
  if (names.length !== all.length) throw new Refusal('sizes-differ', 'units');
  const every = categoriesFor(
    categories,
    names.map((name, at) => name !== '' || isScored(all[at] ?? null)),
  );
  const found = placesWithin(all, every);
  const rows = names.flatMap((unit, at) => {
    const score = all[at] ?? null;
    if (unit === '' && score === null) return [];
    if (unit === '') throw new Refusal('blank', 'units');
    return [{ category: every[at] ?? '', place: found[at]?.place ?? null, unit, score }];
  });
  if (rows.length === 0) throw new Refusal('blank', 'units');
  const order = [...new Set(rows.map((row) => row.category))];
  rows.sort(
    (a, b) =>
      order.indexOf(a.category) - order.indexOf(b.category) ||
      (a.place ?? rows.length + 1) - (b.place ?? rows.length + 1),
  );
  const unscored = new Refusal('blank', 'scores');
  return rows.map((row) => [row.category, row.place ?? unscored, row.unit, row.score ?? unscored]);
}
