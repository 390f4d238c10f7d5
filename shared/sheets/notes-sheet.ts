// The sheet 说明 of a score workbook: for which scheme, period and group it is, whether it was submitted, how to fill it in.
import type { Component, Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { blockAddress } from './address';
import type { Cell, CellPlace, SheetPlan } from './plan';
import { layoutOf, type ScoreLayouts } from './matrix/score-layout';
import { blankMeansNothing, headerWord, needsReason } from './score-table';
import { speaker } from './words';
import { namesListed } from '../text/lists';

/** Whether the workbook's points are with the service. `at` is a moment as people read it. */
export type WorkbookState =
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'submitted'; readonly submission: string; readonly at: string }
  | { readonly kind: 'changed-since'; readonly submission: string; readonly at: string };

/** The cell of the state line (上报状态). */
export const statePlace: CellPlace = { sheet: 'notes', address: 'B7' };

/**
 * The state line (上报状态) in words.
 * @example stateText({ kind: 'not-submitted' }, 'en-US') // 'Not submitted'
 */
export function stateText(state: WorkbookState, language: Language): string {
  const say = speaker(language);
  if (state.kind === 'not-submitted') return say('notSubmitted');
  const word = say(state.kind === 'submitted' ? 'submitted' : 'changedSince');
  return `${word} · ${state.submission} · ${state.at}`;
}

/** How to fill in what lies in these ways, one sentence a line. */
function waysToFill(components: readonly Component[], layouts: ScoreLayouts, language: Language): string[] {
  const say = speaker(language);
  const inLayout = (...some: readonly string[]) =>
    components.filter((component) => some.includes(layoutOf(component, layouts)));
  const methodsIn = (some: readonly Component[]) => [...new Set(some.map(({ method }) => method))];
  const lists = methodsIn(inLayout('list'));
  const matrices = methodsIn(inLayout('matrix', 'beside'));
  const columns = [...new Set(lists.map((method) => say(headerWord('points', method))))];
  const points = namesListed(
    language,
    columns.map((name) => (language === 'zh-CN' ? `“${name}”` : name)),
  );
  const takesMore = (method: Component['method']): boolean => method !== 'rate';
  return [
    ...(lists.length > 0 ? [say('fillPoints', { points })] : []),
    ...(matrices.length > 0 ? [say('fillMatrix')] : []),
    ...([...lists, ...matrices].some(blankMeansNothing) ? [say('fillAdditions')] : []),
    ...(lists.some(needsReason) ? [say('fillReason')] : []),
    ...(inLayout('matrix').length > 0 ? [say('fillMatrixReason')] : []),
    ...(inLayout('beside').length > 0 ? [say('fillMatrixBeside')] : []),
    ...(lists.length > 0 ? [say('fillNotAssessed', { points })] : []),
    ...(matrices.length > 0 ? [say('fillMatrixNotAssessed')] : []),
    ...(lists.some(takesMore) ? [say('fillMore')] : []),
    ...(matrices.some(takesMore) ? [say('fillMatrixMore')] : []),
    say('fillTrial'),
    say('fillSubmit'),
  ];
}

/** The sheet 说明 of a score workbook that holds these components. */
export function planNotesSheet(request: {
  readonly scheme: Scheme;
  readonly period: string;
  readonly components: readonly Component[];
  readonly groups: readonly string[];
  readonly state: WorkbookState;
  /** by which the workbook is known where nothing but cells is left of it */
  readonly code?: string | undefined;
  readonly layouts: ScoreLayouts;
  readonly language: Language;
  readonly tab: string;
}): SheetPlan {
  const { scheme, components, groups, language } = request;
  const say = speaker(language);
  const groupTitles = scheme.groups.filter(({ id }) => groups.includes(id)).map(({ title }) => textIn(title, language));
  const facts: Cell[][] = [
    [say('scheme'), textIn(scheme.title, language)],
    [say('version'), String(scheme.version)],
    [say('period'), request.period],
    [say('group'), namesListed(language, groupTitles)],
    [say('submission'), stateText(request.state, language)],
    ...(request.code === undefined ? [] : [[say('code'), request.code]]),
  ];
  const ways = waysToFill(components, request.layouts, language).map((way): Cell[] => [way]);
  const firstWay = 10;
  return {
    key: 'notes',
    name: request.tab,
    blocks: [
      { at: 'A1', cells: [[textIn(scheme.title, language)]] },
      { at: 'A3', cells: facts },
      { at: `A${firstWay - 1}`, cells: [[say('howToFill')]] },
      { at: `A${firstWay}`, cells: ways },
    ],
    styles: [
      { at: 'A1', style: 'title' },
      { at: blockAddress(2, 0, facts.length, 1), style: 'header' },
      { at: `A${firstWay - 1}`, style: 'subtitle' },
    ],
    columns: [
      { at: 'A:A', width: 110 },
      { at: 'B:B', width: 420 },
    ],
    inputs: [],
    print: { landscape: false, titleRows: '$1:$1' },
  };
}
