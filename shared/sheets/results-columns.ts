// The columns that several result sheets share: what a unit is paid, what else follows, what it still lacks.
import { exact } from '../exact/exact';
import { totalOf } from '../scoring/mean';
import {
  isRanked,
  type CompleteResult,
  type IncompleteResult,
  type RankedResult,
  type Results,
  type UnitResult,
} from '../scoring/results';
import type { Effects, Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { textIn } from '../scheme/text';
import { labelsOf } from './labels';
import type { Cell } from './plan';
import { effectText, payIn, payKindsIn, type PayKind } from './tier-table';
import { speaker, type Say } from './words';
import { periodInFull } from '../text/calendar-text';
import { namesListed, phrasesListed } from '../text/lists';
import { message } from '../text/sentences';

/** What every result sheet needs to know. */
export interface ResultsView {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly language: Language;
  readonly say: Say;
  readonly units: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  readonly rewards: ReadonlyMap<string, string>;
  readonly grades: ReadonlyMap<string, string>;
  /** How a score is shown: as many decimals as the scheme rounds to. */
  readonly scoreFormat: string;
  /** A score as text, with as many decimals as the scheme rounds to; it is rounded already. */
  readonly scoreText: (score: number) => string;
}

/** The results with the names of everything in them, in one language. */
export function viewResults(scheme: Scheme, results: Results, language: Language): ResultsView {
  const digits = scheme.digits ?? 2;
  return {
    scheme,
    results,
    language,
    say: speaker(language),
    units: labelsOf(scheme.units, language),
    categories: labelsOf(scheme.categories, language),
    components: labelsOf(scheme.components, language),
    rewards: labelsOf(scheme.rewards ?? [], language),
    grades: labelsOf(scheme.grades ?? [], language),
    scoreFormat: digits === 0 ? '0' : `0.${'0'.repeat(digits)}`,
    scoreText: (score) =>
      score.toLocaleString(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  };
}

/** The units that are ranked, in the order of the results. */
export function rankedIn(results: Results): RankedResult[] {
  return results.units.filter(isRanked);
}

/** The units that have a final score and are taken out of the ranking, in the order of the results. */
export function excludedIn(results: Results): CompleteResult[] {
  return results.units.filter((unit) => unit.complete).filter((unit) => !isRanked(unit));
}

/** The units that still lack something, in the order of the results. */
export function incompleteIn(results: Results): IncompleteResult[] {
  return results.units.filter((unit) => !unit.complete);
}

/** Everything that was earned in these results. */
function effectsIn(results: Results): Effects[] {
  return rankedIn(results).flatMap((unit) => unit.rewards.map(({ effects }) => effects));
}

/** The kinds of pay that were earned in these results. */
export function payKindsOf(results: Results): PayKind[] {
  return payKindsIn(effectsIn(results));
}

/**
 * The exact sum of what some effects pay of one kind (兑现合计); null where none of them pays it.
 * @example paySum([{ unit: { cash: 0.1 } }, { unit: { cash: 0.2 } }], { role: 'unit', measure: 'cash' }) // 0.3
 */
export function paySum(effects: readonly Effects[], kind: PayKind): number | null {
  const pays = effects.map((effect) => payIn(effect, kind)).filter((pay) => pay !== null);
  return pays.length === 0 ? null : Number(totalOf(pays.map(exact)).toString());
}

/** What follows besides pay, of all rewards of a unit. */
export function otherEffects(unit: CompleteResult, { language }: ResultsView): Cell {
  const texts = unit.rewards.map(({ effects }) => effectText(effects, language)).filter((text) => text !== '');
  return namesListed(language, [...new Set(texts)]) || null;
}

/** What a unit lacks: components, counterparts, parts of the period; of a complete one the parts that are left out. Null where it lacks nothing. */
export function missingText(unit: UnitResult, view: ResultsView): string | null {
  const { language, say, components, units } = view;
  if (unit.complete) return namesListed(language, unit.leftOut ?? []) || null;
  const phrases = [
    namesListed(
      language,
      unit.missing.map((id) => components.get(id) ?? id),
    ),
    namesListed(language, unit.missingParts ?? []),
    unit.waitsFor.length === 0
      ? ''
      : say('waitsFor', {
          units: namesListed(
            language,
            unit.waitsFor.map((id) => units.get(id) ?? id),
          ),
        }),
  ].filter((text) => text !== '');
  return phrasesListed(language, phrases);
}

/** The reasons why a unit is not ranked: of the groups that do not assess it, of the office that excuses it or takes it out. */
export function reasonText(unit: UnitResult, { say, components }: ResultsView): string | null {
  if (unit.complete) return unit.excluded === undefined ? null : say('excluded', { reason: unit.excluded });
  const reasons = (unit.notAssessed ?? []).map(({ component, reason }) =>
    say('notAssessed', { component: components.get(component) ?? component, reason }),
  );
  if (unit.excused !== undefined) reasons.push(say('excused', { reason: unit.excused }));
  return reasons.join('\n') || null;
}

/** The tier of a reward in words: 第 1 名, 倒数第 1 名. */
export function tierText(tier: string | undefined, say: Say): string | null {
  const [side, rank = ''] = tier?.split('-') ?? [];
  if (side === undefined) return null;
  return say(side === 'top' ? 'fromTop' : 'fromBottom', { place: rank });
}

/** What every result sheet begins with: scheme, period and what it shows. */
export function headline({ scheme, results, language }: ResultsView, sheet: string): string {
  const period = periodInFull(language, results.period);
  return message(language, 'document.sheet', { scheme: textIn(scheme.title, language), period, sheet });
}
