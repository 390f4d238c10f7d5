// Tangxian's year at the page without Excel: from lost points to the work list, watch, pre-assessment, reports, talks, claims, and the awards of the year.
import type { Counted } from '../../shared/registers/counted';
import type { ComponentId, UnitId } from '../../shared/scheme/id';
import { partsOf, type Period } from '../../shared/scheme/period';
import { preset } from '../../shared/scheme/presets';
import { lostPoints } from '../../shared/scoring/analysis/lost-points';
import { consolidate } from '../../shared/scoring/consolidate';
import type { Results } from '../../shared/scoring/results';
import { rollUp } from '../../shared/scoring/roll-up';
import { scoreText } from '../../addin/ui/score-text';
import { complete } from '../shared/scheme/full-sheets';
import { walkClaims } from './claims-walk';
import { openUp } from './open-up';
import { choose, close, closeAndConsolidate, openPeriod } from './period-steps';
import {
  castOf,
  checkResultsShown,
  expectedResults,
  follow,
  holdTalk,
  openFollowUp,
  publishHere,
  registerOf,
  signHere,
  submitSheets,
  unitTitle,
  type Line,
} from './register-walk';
import { assessorsOf, sheetsOf } from './sample-period';
import { serviceAndBrowser } from './service-and-browser';
import { addPhoto, fillIn, newRecord, save, takeStep } from './web-page';

jest.setTimeout(300_000);

const here = serviceAndBrowser();
const cast = castOf(here);
const scheme = preset('tangxian');
const [year, quarter, before, period] = ['2031', '2031-Q2', '2031-04', '2031-05'] as unknown as Period[] as [
  Period,
  Period,
  Period,
  Period,
];
const [lead, assisting] = ['d03' as UnitId, 'd02' as UnitId];
const [workList, reports] = [registerOf(scheme, 'work-list'), registerOf(scheme, 'reports')];
const [talks, awards] = [registerOf(scheme, 'talks'), registerOf(scheme, 'awards')];

/** By period, as the core gives them. */
const results = new Map<Period, Results>();
/** The department that lost most at the cause that cost most. */
let own: UnitId;
let head: string;
let line: Line;

const at = (one: Period): string => `/schemes/tangxian/periods/${one}`;

/** A period that holds nothing but its score sheets, from opening to publication. */
async function wholePeriod(one: Period, worked: () => Promise<Results>): Promise<void> {
  const { ask } = here.service;
  await ask('office-1', 'PUT', at(one), {});
  results.set(one, await worked());
  await ask('office-1', 'POST', `${at(one)}/transitions`, { to: 'closed' });
  await ask('office-1', 'POST', `${at(one)}/transitions`, { to: 'consolidated' });
  await ask('leader-1', 'POST', `${at(one)}/transitions`, { to: 'signed' });
  await ask('office-1', 'POST', `${at(one)}/transitions`, { to: 'published' });
}

const wholeMonth = (month: Period): Promise<void> =>
  wholePeriod(month, async () => consolidate(scheme, month, await submitSheets(here.service.ask, scheme, month)));

const rolledUp = (one: Period, from: 'month' | 'quarter' | 'half'): Results =>
  rollUp(
    scheme,
    one,
    partsOf(one, from).flatMap((part) => results.get(part) ?? []),
  );

test('what cost most points goes from the analysis to the work list; its lead department watches it', async () => {
  await wholeMonth(before);
  const office = await cast.as('office-1');
  for (const one of [year, quarter, period]) await openPeriod(office, scheme, one);
  const sheets = assessorsOf(scheme).flatMap((assessor) => sheetsOf(scheme, before, assessor));
  const { causes } = lostPoints(scheme, sheets);
  const departments = new Set(scheme.units.flatMap(({ id, category }) => (category === 'department' ? [id] : [])));
  const turn = causes.findIndex(({ units }) => units.some(({ unit }) => departments.has(unit)));
  const worst = causes[turn];
  own = worst?.units[0]?.unit as UnitId;
  head = `head-tangxian-${own}`;

  const panel = await choose(office, '分析', scheme, before);
  await openUp(panel.locator('summary').filter({ hasText: '失分分析' }));
  const cause = panel.getByRole('list').locator('details').nth(turn);
  await openUp(cause.locator('summary'));
  const lost = scoreText(scheme, Number(worst?.lost?.value), 'zh-CN');
  expect(await cause.locator('summary').textContent()).toContain(lost);
  await cause.getByLabel('列入台账的单位').selectOption(own);
  await cause.getByRole('button', { name: '列入任务清单' }).click();
  await fillIn(office, workList, {
    ...{ what: '补齐失分短板', quantity: '三项', standard: '不再失分', deadline: '2031-05-31' },
    ...{ assisting: unitTitle(scheme, assisting), lead: unitTitle(scheme, lead) },
  });
  const item = await save(office);

  const watching = await cast.as(`head-tangxian-${lead}`);
  const form = await follow(watching, scheme, workList, item);
  await fillIn(watching, workList, { watch: '进度偏慢，请加派人手' });
  expect(await form.getByLabel('进展', { exact: true }).count()).toBe(0);
  await save(watching);
  const unit = await cast.as(head);
  await follow(unit, scheme, workList, item);
  await form.waitFor();
  await unit.pane.getByRole('article').getByText('进度偏慢，请加派人手').waitFor();
  await fillIn(unit, workList, { progress: '三项均已补齐' });
  await takeStep(unit, workList, 'finish');

  await newRecord(unit, scheme, workList, { period });
  await fillIn(unit, workList, { at: `${worst?.component}/${worst?.indicator}`, what: '重复的任务' });
  const twice = await save(unit);
  await follow(office, scheme, workList, twice);
  await takeStep(office, workList, 'drop', '与上一项重复');
  const { rows } = (await here.service.ask('office-1', 'GET', `${at(period)}/counted`)) as Counted & { rows: unknown };
  expect(rows).toEqual([
    expect.objectContaining({ unit: own, component: worst?.component, indicator: worst?.indicator, record: item }),
  ]);
});

test('claims; a pre-assessment and the unit’s report on it; the office’s analysis; talks', async () => {
  const { ask } = here.service;
  const component = 'bonus' as ComponentId;
  line = await walkClaims({ cast, ask, scheme, period, head, at: { unit: own, component } });

  const [assessor] = assessorsOf(scheme);
  if (assessor === undefined) throw new Error('nobody assesses');
  const sheets = sheetsOf(scheme, period, assessor);
  const tried = await ask(assessor.id, 'POST', '/preview', { scheme: 'tangxian', period, sheets });
  expect(tried).toEqual(expectedResults(scheme, period, sheets, { lines: [line] }));

  const [unit, office, leader] = [await cast.as(head), await cast.as('office-1'), await cast.as('leader-1')];
  const said = { gaps: '线损偏高', causes: '台区老旧', measures: '改造三个台区' };
  await newRecord(unit, scheme, reports, { period: quarter });
  await fillIn(unit, reports, { kind: 'self', ...said });
  await addPhoto(unit, reports, 'paper');
  await takeStep(unit, reports, 'hand-in');
  await newRecord(office, scheme, reports, { period: quarter, unit: unitTitle(scheme, own) });
  await fillIn(office, reports, { kind: 'analysis', ...said });
  await takeStep(office, reports, 'hand-in');

  await newRecord(leader, scheme, talks, { period: quarter, unit: unitTitle(scheme, own) });
  await fillIn(leader, talks, { kind: 'feedback' });
  await holdTalk(cast, scheme, own);
  await newRecord(leader, scheme, talks, { period: quarter, unit: unitTitle(scheme, assisting) });
  await fillIn(leader, talks, { kind: 'list' });
  await takeStep(leader, talks, 'waive', '季度内已改进');
});

test('the month is closed, consolidated, signed and published as the core gives it', async () => {
  const { ask } = here.service;
  const sheets = await submitSheets(ask, scheme, period);
  const month = expectedResults(scheme, period, sheets, { lines: [line] });
  const bonus = (of: Results): number =>
    complete(of).find(({ unit }) => unit === own)?.components['bonus' as ComponentId] ?? 0;
  expect(bonus(month) - bonus(consolidate(scheme, period, sheets))).toBe(1.25);
  results.set(period, month);
  await closeAndConsolidate(await cast.again('office-1'), scheme, period);
  await signHere(cast, scheme, period);
  await publishHere(cast, scheme, period);
  await checkResultsShown(ask, await cast.again('leader-1'), scheme, month);
});

/** A longer period that is open: closed, rolled up, signed and published by its people. */
async function rollUpHere(one: Period, from: 'month' | 'half'): Promise<void> {
  results.set(one, rolledUp(one, from));
  const office = await cast.again('office-1');
  const panel = await choose(office, '考核办', scheme, one);
  await close(office, panel, '截止后不能再上报');
  await panel.getByText(`${one} 现在：已截止。`).waitFor();
  await panel.getByRole('button', { name: '汇总', exact: true }).click();
  await panel.getByText(`已汇总：${scheme.units.length} 个单位参加排名，0 个未齐。`).waitFor();
  await signHere(cast, scheme, one);
  await publishHere(cast, scheme, one);
  await checkResultsShown(here.service.ask, await cast.again('leader-1'), scheme, rolledUp(one, from));
}

test('the other months, the quarters and halves, and the year that is made of them', async () => {
  const months = partsOf(year, 'month').filter((month) => !results.has(month));
  for (const month of months) await wholeMonth(month);
  await rollUpHere(quarter, 'month');
  for (const one of partsOf(year, 'quarter').filter((part) => part !== quarter))
    await wholePeriod(one, () => Promise.resolve(rolledUp(one, 'month')));
  for (const one of partsOf(year, 'half')) await wholePeriod(one, () => Promise.resolve(rolledUp(one, 'quarter')));
  await rollUpHere(year, 'half');
});

interface Award {
  readonly unit: UnitId;
  readonly state: string;
  readonly number: string | null;
  readonly values: { readonly award?: string };
}

const awardsNow = async (): Promise<Award[]> => {
  const address = `/schemes/tangxian/records?register=awards&period=${year}`;
  return ((await here.service.ask('office-1', 'GET', address)) as { records: Award[] }).records;
};

test('the year’s awards, 6, 10 and 21, are posted and given or withheld, each from the results’ list', async () => {
  const earned = complete(results.get(year) as Results).flatMap(({ unit, rewards }) =>
    rewards.map(({ reward }) => ({ unit, reward })),
  );
  const of = (reward: string): UnitId[] => earned.flatMap((one) => (one.reward === reward ? [one.unit] : []));
  const kinds = ['advanced-collective', 'model-post-holder', 'advanced-individual'];
  expect(kinds.map((kind) => of(kind).length)).toEqual([6, 10, 21]);
  const drafts = await awardsNow();
  expect(drafts.map(({ unit }) => unit).sort()).toEqual(earned.map(({ unit }) => unit).sort());

  const office = await cast.again('office-1');
  const leader = await cast.again('leader-1');
  const yearly = results.get(year) as Results;
  const firsts = kinds.map((kind) => of(kind)[0] as UnitId);
  for (const [turn, unit] of firsts.entries()) {
    await openFollowUp(await choose(office, '结果', scheme, year), office, scheme, unit);
    await fillIn(office, awards, { opinion: '事迹属实' });
    const number = await takeStep(office, awards, 'post');
    await follow(leader, scheme, awards, number);
    await takeStep(leader, awards, turn === 2 ? 'withhold' : 'give', '公示期间有异议');
  }
  const [, withheld] = of('advanced-individual');
  await openFollowUp(await choose(leader, '结果', scheme, year), leader, scheme, String(withheld));
  await takeStep(leader, awards, 'withhold', '发生责任事故');

  const left = await awardsNow();
  const expected = earned.map(({ unit }) => {
    const state = firsts.slice(0, 2).includes(unit) ? 'given' : 'proposed';
    return `${unit} ${unit === firsts[2] || unit === withheld ? 'withheld' : state}`;
  });
  expect(left.map(({ unit, state }) => `${unit} ${state}`).sort()).toEqual(expected.sort());
  await checkResultsShown(here.service.ask, await cast.again('leader-1'), scheme, yearly);
  for (const one of [period, year])
    expect(await here.service.ask('office-1', 'GET', `${at(one)}/recalculation`)).toEqual({ same: true });
});
