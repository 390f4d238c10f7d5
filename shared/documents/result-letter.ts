// The result letter (结果告知书) of a unit as plain data: score and place, each component, lost points with reasons, rewards, appeals.
import { Exact } from '../exact/exact';
import type { UnitId } from '../scheme/id';
import { appliesTo, marksFor } from '../scheme/marks';
import type { Component, Unit } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import type { Explanation } from '../scoring/explanation';
import { isRanked, scoreIn, type CompleteResult, type UnitResult } from '../scoring/results';
import { missingText, reasonText, viewResults, type ResultsView } from '../sheets/results-columns';
import { periodInFull } from '../text/calendar-text';
import { remarked } from '../text/lists';
import { message } from '../text/sentences';
import { appealsText } from './appeals-text';
import type { OfPeriod } from './notice';
import { rewardTexts } from './reward-text';
import { paragraph, type WrittenDocument, type WrittenPaper, type WrittenPart } from './written';

export interface LettersOf extends OfPeriod {
  /** of every unit that gets a letter */
  readonly explanations: ReadonlyMap<UnitId, Explanation>;
  /** whose letters; in their order */
  readonly units: readonly UnitId[];
}

/** Points that a unit lost, where, and why (失分). */
export interface LostLine {
  readonly component: string;
  readonly indicator: string;
  readonly points: string;
  readonly reason: string | null;
}

/** The component that a node explains: labels are titles, which two components may share. */
function componentOf(
  nodes: readonly Explanation[],
  index: number,
  components: readonly Component[],
  language: Language,
): Component | null {
  const label = nodes[index]?.label;
  const alike = nodes.slice(0, index).filter((node) => node.label === label).length;
  return components.filter(({ title }) => textIn(title, language) === label)[alike] ?? null;
}

/** What a rated line lacks to its full marks; null where it lacks nothing, or its marks are not known. */
function lackOf(line: Explanation, component: Component | null, unit: Unit, language: Language): Exact | null {
  if (component?.method !== 'rate' || line.exact === null) return null;
  const [indicator, other] = (component.indicators ?? []).filter(({ title }) => textIn(title, language) === line.label);
  const marks =
    other !== undefined ? null : indicator === undefined ? marksFor(component, unit) : marksFor(indicator, unit);
  if (marks === null) return null;
  const lack = Exact.of(marks).minus(Exact.parse(line.exact));
  return lack.sign > 0 ? lack : null;
}

const minusOne = Exact.one.negated();

function lostIn(
  node: Explanation,
  component: Component | null,
  unit: Unit,
  language: Language,
  title: string,
): LostLine[] {
  if (node.kind === 'line') {
    const isTaken = Exact.parse(node.factor).compare(minusOne) === 0;
    const lost = isTaken && node.exact !== null ? Exact.parse(node.exact) : lackOf(node, component, unit, language);
    if (lost === null || lost.sign <= 0) return [];
    const [reason = null] = node.notes;
    return [{ component: title, indicator: node.label, points: lost.toString(), reason }];
  }
  // A sheet that does not count, such as the highest of a trimmed mean, costs nothing.
  if (Exact.parse(node.factor).sign === 0) return [];
  return node.parts.flatMap((part) => lostIn(part, component, unit, language, title));
}

/**
 * The points that a unit lost on its own sheets (失分明细), in the order of its sheets: what was taken off, and what a rating lacks
 * to full marks. Points are exact, as on the sheet: what several raters took is told for each.
 */
export function lostLines(
  explanation: Explanation,
  unit: Unit,
  components: readonly Component[],
  language: Language,
): LostLine[] {
  const own = explanation.parts.find(({ kind }) => kind === 'own');
  const nodes = own?.parts ?? [];
  const applying = components.filter((component) => appliesTo(component, unit));
  return nodes.flatMap((node, index) =>
    lostIn(node, componentOf(nodes, index, applying, language), unit, language, node.label),
  );
}

function opening(view: ResultsView, result: UnitResult, period: string): string {
  const { language, scheme } = view;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const about = { scheme: textIn(scheme.title, language), period: periodInFull(language, period) };
  if (!result.complete) return say('letter.incomplete', { ...about, missing: missingText(result, view) ?? '' });
  const final = view.scoreText(result.final);
  if (!isRanked(result)) return say('letter.unranked', { ...about, final, reason: result.excluded ?? '' });
  const category = view.categories.get(result.category) ?? result.category;
  return say('letter.ranked', { ...about, final, category, place: result.place, of: result.of });
}

function scores(view: ResultsView, result: UnitResult, unit: Unit): WrittenPart[] {
  const { language, scheme, say: word } = view;
  const say = (key: Parameters<typeof message>[1]): string => message(language, key);
  const of = scheme.components.flatMap((component) => {
    const score = scoreIn(result, component.id);
    if (score === null || !appliesTo(component, unit)) return [];
    const marks = marksFor(component, unit);
    const isWeighted = scheme.components.some(({ weight }) => weight !== undefined);
    return [
      {
        title: view.components.get(component.id) ?? component.id,
        marks: marks === null ? '' : String(marks),
        weight: isWeighted ? String(component.weight ?? 1) : null,
        score: view.scoreText(score),
      },
    ];
  });
  const isWeighted = of.some(({ weight }) => weight !== null);
  const totals = (complete: CompleteResult): [string, number | null][] => [
    [word('assessed'), complete.assessed],
    ...(scheme.blend === undefined ? [] : [[word('counterpart'), complete.counterpart] as [string, number | null]]),
    [word('final'), complete.final],
  ];
  const sums = result.complete ? totals(result).filter(([, score]) => score !== null) : [];
  if (of.length + sums.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: null,
        columns: [
          { title: say('letter.component'), align: 'left', share: 5 },
          { title: say('letter.marks'), align: 'right', share: 2 },
          ...(isWeighted ? [{ title: say('letter.weight'), align: 'right' as const, share: 2 }] : []),
          { title: say('letter.score'), align: 'right', share: 2 },
        ],
        rows: [
          ...of.map(({ title, marks, weight, score }) => [title, marks, ...(isWeighted ? [weight ?? ''] : []), score]),
          ...sums.map(([title, score]) => [title, '', ...(isWeighted ? [''] : []), view.scoreText(score ?? 0)]),
        ],
      },
    },
  ];
}

function losses(lines: readonly LostLine[], language: Language): WrittenPart[] {
  const say = (key: Parameters<typeof message>[1]): string => message(language, key);
  if (lines.length === 0) return [paragraph(say('letter.losses.none'))];
  return [
    {
      kind: 'table',
      table: {
        caption: null,
        columns: [
          { title: say('letter.component'), align: 'left', share: 3 },
          { title: say('letter.indicator'), align: 'left', share: 4 },
          { title: say('letter.points'), align: 'right', share: 2 },
          { title: say('letter.reason'), align: 'left', share: 6 },
        ],
        rows: lines.map(({ component, indicator, points, reason }) => [
          component,
          indicator,
          points,
          reason ?? say('letter.noReason'),
        ]),
      },
    },
  ];
}

function letterOf(of: LettersOf, view: ResultsView, unit: Unit, result: UnitResult): WrittenPaper {
  const { scheme, period, language, imprint, today, dayOf, explanations } = of;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const heading = (key: Parameters<typeof message>[1]): WrittenPart => ({ kind: 'heading', text: say(key) });
  const explanation = explanations.get(unit.id);
  const grade = result.complete && result.grade !== undefined ? view.grades.get(result.grade) : undefined;
  const earned = result.complete ? rewardTexts(scheme, result.rewards, language) : [];
  const why = result.complete ? null : reasonText(result, view);
  const scored = scores(view, result, unit);
  const isWhole = explanation?.parts.some(({ kind }) => kind === 'own') ?? false;
  return {
    head: null,
    number: null,
    title: say('letter.title', { scheme: textIn(scheme.title, language) }),
    to: say('letter.to', { unit: view.units.get(unit.id) ?? unit.id }),
    parts: [
      paragraph(opening(view, result, period.period)),
      ...(why === null ? [] : [paragraph(why)]),
      ...(grade === undefined ? [] : [paragraph(say('letter.grade', { grade }))]),
      ...(scored.length === 0 ? [] : [heading('letter.components'), ...scored]),
      // The score of a longer period is made of scores, and no sheet takes anything off them.
      ...(explanation === undefined || !isWhole
        ? []
        : [heading('letter.losses'), ...losses(lostLines(explanation, unit, scheme.components, language), language)]),
      heading('letter.rewards'),
      ...(earned.length === 0 ? [paragraph(say('letter.rewards.none'))] : earned.map(paragraph)),
      heading('letter.appeal'),
      paragraph(appealsText(scheme, period, language, { today, dayOf })),
    ],
    closing: [...(imprint.organisation === null ? [] : [imprint.organisation]), imprint.day],
    receipt: say('letter.received'),
  };
}

/** The result letters of some units (结果告知书), one paper each. Throws RangeError for a unit of which there is no result. */
export function resultLetters(of: LettersOf): WrittenDocument {
  const { scheme, results, language, imprint, units, period } = of;
  const view = viewResults(scheme, results, language);
  const unitAt = new Map(scheme.units.map((unit) => [unit.id, unit]));
  const resultAt = new Map(results.units.map((result) => [result.unit, result]));
  const papers = units.map((id) => {
    const [unit, result] = [unitAt.get(id), resultAt.get(id)];
    if (unit === undefined || result === undefined) throw new RangeError(`no result of unit: ${id}`);
    return letterOf(of, view, unit, result);
  });
  const [only] = units;
  const name = message(language, 'letter.name');
  const title =
    units.length === 1 && only !== undefined
      ? message(language, 'letters.of', { unit: view.units.get(only) ?? only })
      : remarked(language, name, periodInFull(language, period.period));
  return { title, imprint, papers };
}
