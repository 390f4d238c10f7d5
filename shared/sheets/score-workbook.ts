// A score workbook (评分工作簿) planned from a scheme: 说明, a score sheet a component, 试算, 兑现标准.
import type { Component, Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { nothingThen, type CountedThen } from './counted-table';
import { labelsOf, tabNames } from './labels';
import { planNotesSheet, type WorkbookState } from './notes-sheet';
import type { SheetPlan } from './plan';
import { planRewardsSheet } from './rewards-sheet';
import { matrixScores, planMatrixSheet } from './matrix/matrix-sheet';
import { layoutOf, type ScoreLayouts } from './matrix/score-layout';
import { scorePlaces, type ScorePlaces } from './score-places';
import { planScoreSheet } from './score-sheet';
import { componentsNamed } from './score-table';
import { planTrialSheet, unitList } from './trial-sheet';
import { speaker } from './words';

export interface ScoreWorkbookRequest {
  readonly scheme: Scheme;
  readonly period: string;
  readonly language: Language;
  /** Ids of the components to fill in; all of the scheme where none are named. */
  readonly components?: readonly string[];
  /** Ids of the groups named on 说明; those of the components where none are named. */
  readonly groups?: readonly string[];
  /** How many rows for further lines will be filled, by component; `spareRows` more stand ready on each sheet. */
  readonly furtherLines?: ReadonlyMap<string, number>;
  /** How the sheets of the components lie; as lists where nothing is said. */
  readonly layouts?: ScoreLayouts;
  /** What records count; nothing where nothing is said. */
  readonly counted?: CountedThen;
  /** Whether its points are already with the service; not submitted where nothing is said. */
  readonly state?: WorkbookState;
  /** by which people and programs know the workbook again; none where nothing is said */
  readonly code?: string;
}

/**
 * The sheets of a score workbook (评分工作簿): 说明, one score sheet for each component, 试算 and 兑现标准. A workbook for one
 * group and one for the whole office are made the same way.
 * @example planScoreWorkbook({ scheme: luan, period: '2026-10', language: 'zh-CN', components: ['party'] }).map(({ key }) => key)
 * // ['notes', 'score:party', 'trial', 'rewards']
 */
export function planScoreWorkbook(request: ScoreWorkbookRequest): SheetPlan[] {
  const { scheme, period, language, code, counted = nothingThen, state = { kind: 'not-submitted' } } = request;
  const say = speaker(language);
  const components = componentsNamed(scheme, request.components);
  const groups = request.groups ?? [...new Set(components.map(({ group }) => group))];
  const titles = labelsOf(scheme.components, language);
  const [notesTab = '', trialTab = '', rewardsTab = '', ...scoreTabs] = tabNames([
    ...[say('notes'), say('trial'), say('rewardTables')],
    ...components.map(({ id }) => titles.get(id) ?? id),
  ]);
  const inUse = (component: Component): number => request.furtherLines?.get(component.id) ?? 0;
  const tabOf = (index: number): string => scoreTabs[index] ?? '';
  const units = unitList(scheme, trialTab);
  const { layouts = {} } = request;
  const planSheet = (component: Component, index: number): SheetPlan => {
    const layout = layoutOf(component, layouts);
    const place = { tab: tabOf(index), units, inUse: inUse(component), counted, language, code };
    return layout === 'list'
      ? planScoreSheet(scheme, component, place)
      : planMatrixSheet(scheme, component, { ...place, layout });
  };
  const placesOf = (component: Component, index: number): ScorePlaces => {
    const layout = layoutOf(component, layouts);
    const place = { tab: tabOf(index), inUse: inUse(component), counted, language };
    return layout === 'list'
      ? scorePlaces(scheme, component, place)
      : { scores: matrixScores(scheme, component, { ...place, layout }) };
  };
  return [
    planNotesSheet({ scheme, period, components, groups, state, code, layouts, language, tab: notesTab }),
    ...components.map(planSheet),
    planTrialSheet({
      scheme,
      language,
      tab: trialTab,
      rewardsTab,
      counted,
      scored: new Map(components.map((component, index) => [component.id, placesOf(component, index)])),
    }),
    planRewardsSheet(scheme, rewardsTab, language),
  ];
}
