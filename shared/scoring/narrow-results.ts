// Results narrowed to some units: theirs and their categories; of many together only what does not give the others away.
import { isRanked, type Results, type Summary } from './results';

/**
 * The fewest ranked units whose figures are told to one of them. Mean, median, largest and smallest tell nearly all scores of
 * up to four. Of five, whoever is second or fourth works out the one that remains: 5 · mean − median − largest − smallest −
 * own; of six likewise, where the median is the mean of the two in the middle: 6 · mean − 2 · median − largest − smallest − own.
 */
const fewestTold = 7;

/** So many units together, and how many of them are the reader's own. */
interface Together {
  readonly ranked: number;
  readonly own: number;
}

/**
 * Results narrowed to some units (本单位可见的结果). What is told of all units together stays, where it and what it leaves beside the categories that are told are not of few. */
export function narrowResults({ overall, ...results }: Results, own: readonly string[]): Results {
  const units = results.units.filter(({ unit }) => own.includes(unit));
  const ranked = units.filter(isRanked);
  const categories = results.categories.filter((summary) =>
    units.some(({ category }) => category === summary.category),
  );
  const together = (summary: Summary): Together => ({
    ranked: summary.ranked,
    own: ranked.filter(({ category }) => category === summary.category).length,
  });
  const told = new Set(categories.filter((summary) => areMany(together(summary))));
  const all = { ranked: overall.ranked, own: ranked.length };
  const rest = [...told].map(together).reduce(without, all);
  const overallTold = areMany(all) && (rest.ranked === 0 || areMany(rest));
  return {
    ...results,
    units,
    categories: categories.map((summary) => (told.has(summary) ? summary : countsOnly(summary))),
    overall: overallTold ? overall : countsOnly(overall),
  };
}

/** Whoever knows several of the units knows their scores: they hide the others no better than one. */
function areMany({ ranked, own }: Together): boolean {
  return ranked - Math.max(own - 1, 0) >= fewestTold;
}

function without(all: Together, part: Together): Together {
  return { ranked: all.ranked - part.ranked, own: all.own - part.own };
}

/** How many are ranked and incomplete, and no figures, as where nothing is ranked. */
function countsOnly(summary: Summary): Summary {
  return { ...summary, mean: null, median: null, max: null, min: null, bands: [] };
}
