// The sheet 试算: what the points entered so far would come to, calculated live by the custom functions (预考评).
import { exact } from '../exact/exact';
import { combineOf, digitsOf, takesLines, weightOf } from '../scheme/defaults';
import { appliesTo, marksFor } from '../scheme/marks';
import type { Component, Scheme, Unit } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { sheetScore } from '../scoring/sheet-score';
import { blockAddress, cellAddress, columnLetters, fixed, onSheet } from './address';
import { columnWidth } from './column-width';
import { shutAt, type CountedThen } from './counted-table';
import { labelsOf } from './labels';
import type { Cell, SheetPlan, StyleName, ValidationPlan } from './plan';
import { tierRange } from './rewards-sheet';
import { runsOf } from './table/runs';
import { countNotAssessed } from './score-formulas';
import type { ScorePlaces } from './score-places';
import { blankMeansNothing } from './score-table';
import { payFormat, payIn, payKindsIn, payName, tiersOf, type PayKind, type TierReward } from './tier-table';
import { speaker, type Say } from './words';
import { namesListed } from '../text/lists';

const noteRows = 2;
const weightRow = 1 + noteRows;
const headerRow = weightRow + 1;
const firstRow = headerRow + 1;
const categoryColumn = 0;
const unitColumn = 1;
const hostColumn = 2;
const firstComponent = 3;

/** A bonus that a place earns in the scheme's own period: one column of the trial. */
interface BonusColumn {
  readonly reward: TierReward;
  readonly pay: PayKind;
}

const bonusColumns = (scheme: Scheme): BonusColumn[] =>
  (scheme.rewards ?? [])
    .filter((reward): reward is TierReward => reward.rule === 'tiers' && reward.on === scheme.cycle)
    .flatMap((reward) => payKindsIn(tiersOf(reward).map((tier) => tier.effects)).map((pay) => ({ reward, pay })));

/** The cells on 试算 that name every unit once, as a formula elsewhere in the workbook names them. */
export function unitList(scheme: Scheme, tab: string): string {
  return onSheet(tab, fixed(blockAddress(firstRow, unitColumn, scheme.units.length, 1)));
}

interface TrialRequest {
  readonly scheme: Scheme;
  readonly language: Language;
  readonly tab: string;
  readonly rewardsTab: string;
  readonly counted: CountedThen;
  /** Where the points of the components in this workbook stand, by component id. */
  readonly scored: ReadonlyMap<string, ScorePlaces>;
}

/** Columns and blocks of the trial, by what stands in them. */
function trialColumns(scheme: Scheme) {
  const after = firstComponent + scheme.components.length;
  const names = ['assessed', 'counterpart', 'final', 'place', 'fromBottom', 'of'] as const;
  const at = Object.fromEntries(names.map((name, index) => [name, after + index])) as Record<
    (typeof names)[number],
    number
  >;
  const block = (column: number) => fixed(blockAddress(firstRow, column, scheme.units.length, 1));
  return { at, firstBonus: after + names.length, block };
}

/** A figure, or nothing as long as something before it is not scored; an error that is a fault stays one. */
const unlessOpen = (figure: string): string => `IFNA(${figure},"")`;

function componentCell(request: TrialRequest, component: Component, unit: Unit, row: number): Cell {
  if (!appliesTo(component, unit)) return 0;
  const shut = shutAt(request.counted, component.id, unit.id);
  if (shut !== null) return shut.or === 'incomplete' ? null : 0;
  const marks = marksFor(component, unit);
  const places = request.scored.get(component.id);
  if (places !== undefined && 'scores' in places) {
    const score = places.scores.get(unit.id);
    return score === undefined ? assumedScore(request.counted, component, unit) : { formula: `=${score}` };
  }
  const points = places?.pointsOf(unit.id) ?? null;
  if (places === undefined || points === null) return assumedScore(request.counted, component, unit);
  const isNothing = blankMeansNothing(component.method);
  const own = isNothing ? `IF(${points}="",0,${points})` : points;
  const { added } = places;
  const more =
    added === null
      ? ''
      : `,IF(${added.units}=${cellAddress(row, unitColumn)},IF(${added.points}="",NA(),${added.points}),"")`;
  const method = `"${component.method}",${marks ?? '""'}`;
  const counted = places.countedOf(unit.id);
  const isInSheet = takesLines(component) === 'in the sheet';
  const inSheet = counted !== null && isInSheet ? `,${counted}` : '';
  const besides = counted !== null && !isInSheet ? `+JX.SHEETSCORE(${method},${counted})` : '';
  const score = `JX.SHEETSCORE(${method},${own}${more}${inSheet})${besides}`;
  return { formula: `=IF(${countNotAssessed(points)}>0,"",${unlessOpen(score)})` };
}

/** What a component comes to of which nobody says anything here: full marks, or nothing, and what records count. */
function assumedScore({ postings }: CountedThen, component: Component, unit: Unit): number | null {
  const marks = marksFor(component, unit);
  if (component.method === 'rate') return marks;
  const lines = postings.filter((posting) => posting.component === component.id && posting.unit === unit.id);
  const score = sheetScore(component.method, marks === null ? null : exact(marks), lines);
  return Number(score.toString()) + 0;
}

function scoreCells(scheme: Scheme, unit: Unit, row: number, rowOf: ReadonlyMap<string, number>): Cell[] {
  const { at, block } = trialColumns(scheme);
  const digits = digitsOf(scheme);
  const cell = (name: keyof typeof at) => cellAddress(row, at[name]);
  const components = blockAddress(row, firstComponent, 1, scheme.components.length);
  const weights = fixed(blockAddress(weightRow, firstComponent, 1, scheme.components.length));
  const assessed = { formula: `=${unlessOpen(`JX.COMPOSITE(${components},${weights})`)}` };
  const rounded = unlessOpen(`JX.ROUNDSCORE(${cell('assessed')},${digits})`);

  const counterpart = (): { shown: Cell; final: Cell } => {
    const { blend } = scheme;
    const hostRow = unit.host === undefined ? undefined : rowOf.get(unit.host);
    if (blend !== undefined && hostRow !== undefined) {
      const host = cellAddress(hostRow, at.assessed);
      return {
        shown: { formula: `=${host}` },
        final: {
          formula: `=${unlessOpen(`JX.BLENDSCORE(${cell('assessed')},${host},${blend.memberTakes},${digits})`)}`,
        },
      };
    }
    if (blend !== undefined && scheme.units.some((member) => member.host === unit.id)) {
      const isMember = `${block(hostColumn)}=${cellAddress(row, unitColumn)}`;
      const leavesOut = blend.missingMembers === 'leave-out';
      const counted = leavesOut ? `(${isMember})*ISNUMBER(${block(at.assessed)})` : isMember;
      const members = `FILTER(${block(at.assessed)},${counted},"")`;
      const blended = (share: number) => unlessOpen(`JX.BLENDSCORE(${cell('assessed')},${members},${share},${digits})`);
      // Where every member is left out there is nothing to blend with.
      const orElse = (blendedScore: string, alone: string): Cell => ({
        formula: leavesOut ? `=IF(SUMPRODUCT(${counted})=0,${alone},${blendedScore})` : `=${blendedScore}`,
      });
      return { shown: orElse(blended(1), '""'), final: orElse(blended(blend.hostTakes), rounded) };
    }
    return { shown: null, final: { formula: `=${rounded}` } };
  };

  const { shown, final } = counterpart();
  // An incomplete unit is not ranked and must not spoil the places of the others.
  const finals = `IFERROR(${block(at.final)},"")`;
  const category = cellAddress(row, categoryColumn);
  const place = (order: string, ahead: '>' | '<') =>
    `=IF(${cell('final')}="","",JX.PLACE(${cell('final')},${finals},${category},${block(categoryColumn)}${order})` +
    `${tiesBroken(scheme, row, `(${block(categoryColumn)}=${category})*(${finals}=${cell('final')})`, ahead)})`;
  return [
    assessed,
    shown,
    final,
    { formula: place('', '>') },
    { formula: place(',1', '<') },
    { formula: `=SUMPRODUCT((${block(categoryColumn)}=${category})*ISNUMBER(${block(at.final)}))` },
  ];
}

/** How many of the units that tie with a unit are ahead of it by the scheme's tie-breakers, to be added to its place. */
function tiesBroken(scheme: Scheme, row: number, tied: string, ahead: '>' | '<'): string {
  const { block } = trialColumns(scheme);
  const digits = digitsOf(scheme);
  const breakers = (scheme.ranking?.tieBreakers ?? []).map((id) => {
    const column = firstComponent + scheme.components.findIndex((component) => component.id === id);
    const own = `ROUND(${cellAddress(row, column)},${digits})`;
    const all = `IFERROR(ROUND(${block(column)},${digits}),0)`;
    return { ahead: `(${all}${ahead}${own})`, even: `(${all}=${own})` };
  });
  if (breakers.length === 0) return '';
  const decided = breakers.reduceRight(
    (rest, breaker) => (rest === '' ? breaker.ahead : `(${breaker.ahead}+${breaker.even}*${rest})`),
    '',
  );
  return `+SUMPRODUCT(${tied}*${decided})`;
}

function bonusCell(request: TrialRequest, { reward, pay }: BonusColumn, unit: Unit, row: number): Cell {
  const { scheme, language, rewardsTab } = request;
  if (reward.categories !== undefined && !reward.categories.includes(unit.category)) return null;
  const { at } = trialColumns(scheme);
  const tiers = tierRange(scheme, reward.id, rewardsTab, language) ?? '';
  const [place, of, fromBottom] = [at.place, at.of, at.fromBottom].map((column) => cellAddress(row, column));
  const bonus = `JX.TIERBONUS(${place},${of},"${pay.role}",${tiers},"${pay.measure}",${fromBottom})`;
  return { formula: `=IF(${place}="","",${bonus})` };
}

function notes(scheme: Scheme, scored: TrialRequest['scored'], language: Language, say: Say): string[] {
  const titles = labelsOf(scheme.components, language);
  const named = (ids: readonly string[]) =>
    namesListed(
      language,
      ids.map((id) => titles.get(id) ?? id),
    );
  const several = scheme.components.filter((component) => scored.has(component.id) && combineOf(component) !== 'one');
  return [
    say('trialNote'),
    ...(several.length > 0 ? [say('trialOneAssessor', { components: named(several.map(({ id }) => id)) })] : []),
  ];
}

/**
 * The sheet 试算 of a score workbook: for each unit its components (those of other groups at full marks, additions and
 * penalties at 0, to be changed by hand), its assessed score, its counterpart's, the final score, place and bonus.
 * @example planTrialSheet({ scheme: luan, language: 'zh-CN', tab: '试算', rewardsTab: '兑现标准', counted: nothingThen, scored: new Map() }).key
 * // 'trial'
 */
export function planTrialSheet(request: TrialRequest): SheetPlan {
  const { scheme, language, tab, scored } = request;
  const say = speaker(language);
  const { components, units } = scheme;
  const { at, firstBonus } = trialColumns(scheme);
  const bonuses = bonusColumns(scheme);
  const [unitTitles, categories, titles] = [units, scheme.categories, components].map((parts) =>
    labelsOf(parts, language),
  );
  const rowOf = new Map(units.map((unit, index) => [unit.id as string, firstRow + index]));
  const width = firstBonus + bonuses.length;

  const header: Cell[] = [
    ...[say('category'), say('unit'), say('host')],
    ...components.map(({ id }) => `${titles?.get(id) ?? id}${scored.has(id) ? '' : say('trialAssumed')}`),
    ...[say('assessed'), say('counterpart'), say('final'), say('place'), say('placeFromBottom'), say('of')],
    ...bonuses.map(({ reward, pay }) => `${textIn(reward.title, language)} · ${payName(pay, language)}`),
  ];
  const rows = units.map((unit, index): Cell[] => {
    const row = firstRow + index;
    return [
      categories?.get(unit.category) ?? null,
      unitTitles?.get(unit.id) ?? null,
      unit.host === undefined ? null : (unitTitles?.get(unit.host) ?? null),
      ...components.map((component) => componentCell(request, component, unit, row)),
      ...scoreCells(scheme, unit, row, rowOf),
      ...bonuses.map((bonus) => bonusCell(request, bonus, unit, row)),
    ];
  });

  const down = (column: number) => blockAddress(firstRow, column, units.length, 1);
  const inputs: string[] = [];
  const validations: ValidationPlan[] = [];
  const formats: { at: string; format: string }[] = [];
  const styles: { at: string; style: StyleName }[] = [
    { at: 'A1', style: 'title' },
    { at: blockAddress(1, 0, noteRows, 1), style: 'note' },
    { at: blockAddress(weightRow, hostColumn, 1, components.length + 1), style: 'note' },
    { at: blockAddress(headerRow, 0, 1, width), style: 'header' },
  ];
  components.forEach((component, index) => {
    const column = firstComponent + index;
    const applies = runsOf(units.map((unit) => appliesTo(component, unit)));
    for (const { first, count, value } of applies) {
      // What does not apply counts as nothing in the sum and shows as a dash.
      if (!value) formats.push({ at: blockAddress(firstRow + first, column, count, 1), format: '"—";"—";"—"' });
    }
    if (scored.has(component.id)) return;
    const marks = units.map((unit) => (appliesTo(component, unit) ? (marksFor(component, unit) ?? Infinity) : null));
    for (const { first, count, value } of runsOf(marks)) {
      if (value === null) continue;
      const block = blockAddress(firstRow + first, column, count, 1);
      inputs.push(block);
      styles.push({ at: block, style: 'input' });
      if (value === Infinity) continue;
      const penalty = component.method === 'penalty';
      validations.push({
        at: block,
        rule: { kind: 'decimal', min: penalty ? -value : 0, max: penalty ? 0 : value },
        title: textIn(component.title, language),
        message: say('assumedMessage', { least: penalty ? -value : 0, most: penalty ? 0 : value }),
      });
    }
  });
  const decimals = digitsOf(scheme) === 0 ? '0' : `0.${'0'.repeat(digitsOf(scheme))}`;
  for (const column of [at.assessed, at.counterpart, at.final]) formats.push({ at: down(column), format: decimals });
  bonuses.forEach(({ reward, pay }, index) => {
    const format = payFormat(
      pay,
      tiersOf(reward).map(({ effects }) => payIn(effects, pay)),
    );
    formats.push({ at: down(firstBonus + index), format });
  });
  styles.push({ at: blockAddress(firstRow, at.assessed, units.length, width - at.assessed), style: 'formula' });

  return {
    key: 'trial',
    name: tab,
    blocks: [
      { at: 'A1', cells: [[say('trial')]] },
      ...notes(scheme, scored, language, say).map((text, index) => ({
        at: cellAddress(1 + index, 0),
        cells: [[text]],
      })),
      { at: cellAddress(weightRow, hostColumn), cells: [[say('weight'), ...components.map(weightOf)]] },
      { at: cellAddress(headerRow, 0), cells: [header, ...rows] },
    ],
    styles,
    numberFormats: formats,
    validations,
    inputs,
    columns: [
      { at: 'A:A', width: columnWidth([...(categories?.values() ?? [])], { least: 80, most: 130 }) },
      { at: 'B:B', width: columnWidth([...(unitTitles?.values() ?? [])], { least: 130, most: 170 }) },
      { at: 'C:C', width: 130 },
      ...header.slice(firstComponent).map((title, index) => ({
        at: `${columnLetters(firstComponent + index)}:${columnLetters(firstComponent + index)}`,
        width: columnWidth([String(title)], { least: 80, most: 200 }),
      })),
    ],
    freeze: { rows: firstRow, columns: firstComponent },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}
