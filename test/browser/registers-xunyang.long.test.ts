// Xunyang's year at the page without Excel: letters with their goals, claims, results, and the admonition of whoever comes last.
import { preset } from '../../shared/scheme/presets';
import type { Period } from '../../shared/scheme/period';
import type { ComponentId, UnitId } from '../../shared/scheme/id';
import type { Results } from '../../shared/scoring/results';
import { walkClaims } from './claims-walk';
import { openGates } from './open-gates';
import { closeAndConsolidate, openPeriod } from './period-steps';
import { complete } from '../shared/scheme/full-sheets';
import {
  castOf,
  checkResultsShown,
  countedNow,
  expectedResults,
  follow,
  holdTalk,
  openExpected,
  openFollowUp,
  publishHere,
  registerOf,
  signHere,
  submitSheets,
  unitTitle,
  type Line,
} from './register-walk';
import { serviceAndBrowser } from './service-and-browser';
import { addPhoto, fillIn, save, takeStep } from './web-page';

jest.setTimeout(300_000);

const here = serviceAndBrowser();
const cast = castOf(here);
const scheme = preset('xunyang');
const period = '2031' as Period;
const own = 's01' as UnitId;
const [letters, goals] = [registerOf(scheme, 'letters'), registerOf(scheme, 'goals')];
const talks = registerOf(scheme, 'talks');
const head = `head-xunyang-${own}`;
const liaison = 'liaison-xunyang';

let letter = '';
const lines: Line[] = [];
let results: Results;

const gateOf = async () => {
  const { gates } = await countedNow(here.service.ask, scheme, period);
  return (gates as { unit: string; component: string }[]).filter(({ unit }) => unit === own);
};

test('the office opens the year; a unit declares its goals under its letter, is sent back, and declares anew', async () => {
  await openPeriod(await cast.as('office-1'), scheme, period);
  const unit = await cast.as(head);
  await openExpected(unit, scheme, letters, { period, unit: own });
  await addPhoto(unit, letters, 'paper');
  letter = await save(unit);
  const article = unit.pane.getByRole('article');

  await article.getByRole('button', { name: '新建：目标任务分解' }).click();
  await fillIn(unit, goals, {
    ...{ at: 'routine/priorities', what: '完成老旧小区改造', quantity: '12 个', standard: '验收合格' },
    ...{ deadline: '2031-10-31', assisting: unitTitle(scheme, 's02') },
  });
  await save(unit);
  await follow(unit, scheme, letters, letter);
  await takeStep(unit, letters, 'declare');

  const office = await cast.as('office-1');
  await follow(office, scheme, letters, letter);
  await takeStep(office, letters, 'return', '数量偏低，请重报');
  await follow(unit, scheme, letters, letter);
  await takeStep(unit, letters, 'declare');
  await follow(office, scheme, letters, letter);
  await fillIn(office, letters, { opinion: '同意，按二十个小区下达' });
  await takeStep(office, letters, 'set');
});

test('an official signs the letter with the unit; its goals are fixed by it, their progress is not', async () => {
  const [unit, office, leader] = [await cast.as(head), await cast.as('office-1'), await cast.as('leader-1')];
  expect(await gateOf()).toEqual([{ unit: own, component: 'routine', register: 'letters', or: 'incomplete' }]);
  await follow(leader, scheme, letters, letter);
  await takeStep(leader, letters, 'sign');
  const form = await follow(unit, scheme, letters, letter);
  await form.getByText('等待：单位负责人').first().waitFor();
  await takeStep(unit, letters, 'sign');
  expect(await gateOf()).toEqual([]);

  await follow(unit, scheme, letters, letter);
  const part = form.getByRole('region', { name: '目标任务分解' });
  expect(await part.getByRole('button', { name: '新建：目标任务分解' }).count()).toBe(0);
  await part.getByRole('button', { name: '完成老旧小区改造' }).click();
  await form.getByLabel('进展').waitFor();
  expect(await form.getByLabel('数量', { exact: true }).count()).toBe(0);
  await leaveProgress();
  await follow(unit, scheme, goals, 'G-2031-001');
  await takeStep(unit, goals, 'finish');

  await follow(office, scheme, letters, letter);
  await takeStep(office, letters, 'change', '区里新增任务');
  expect(await gateOf()).toHaveLength(1);
});

/** The liaison of the unit that assists writes how far it is. */
async function leaveProgress(): Promise<void> {
  const assistant = await cast.as(liaison);
  await follow(assistant, scheme, goals, 'G-2031-001');
  await fillIn(assistant, goals, { progress: '十二个小区全部验收' });
  await save(assistant);
}

test('the letter is changed: a goal more, one dropped, declared, set and signed anew', async () => {
  const [unit, office, leader] = [await cast.as(head), await cast.as('office-1'), await cast.as('leader-1')];
  const form = await follow(unit, scheme, letters, letter);
  await form.getByRole('button', { name: '新建：目标任务分解' }).click();
  await fillIn(unit, goals, {
    at: 'routine/priorities',
    what: '新建口袋公园',
    quantity: '3 个',
    deadline: '2031-11-30',
  });
  const further = await save(unit);
  await follow(office, scheme, goals, further);
  await takeStep(office, goals, 'drop', '并入市级项目');
  await follow(unit, scheme, letters, letter);
  await takeStep(unit, letters, 'declare');
  await follow(office, scheme, letters, letter);
  await takeStep(office, letters, 'set');
  await follow(unit, scheme, letters, letter);
  await takeStep(unit, letters, 'sign');
  await follow(leader, scheme, letters, letter);
  await takeStep(leader, letters, 'sign');
  expect(await gateOf()).toEqual([]);
});

test('claims are sent back, granted, refused, withdrawn and revoked; what is granted counts', async () => {
  const at = { unit: own, component: 'innovation' as ComponentId };
  lines.push(await walkClaims({ cast, ask: here.service.ask, scheme, period, head, at }));
});

test('the year is closed, consolidated, signed and published as the core gives it', async () => {
  const others = scheme.units.filter(({ id }) => id !== own);
  await openGates(here.service.ask, { ...scheme, units: others }, period);
  const sheets = await submitSheets(here.service.ask, scheme, period);
  results = expectedResults(scheme, period, sheets, { lines });
  const without = expectedResults(scheme, period, sheets, { lines: [] });
  const innovation = (of: Results): number =>
    complete(of).find(({ unit }) => unit === own)?.components['innovation' as ComponentId] ?? 0;
  expect(innovation(results) - innovation(without)).toBe(1.25);

  await closeAndConsolidate(await cast.again('office-1'), scheme, period);
  await signHere(cast, scheme, period);
  await publishHere(cast, scheme, period);
  await checkResultsShown(here.service.ask, await cast.again(head), scheme, results, [own]);
});

test('whoever comes last is talked to: one talk is held, signed by both and closed, another is waived', async () => {
  const last = complete(results)
    .filter(({ rewards }) => rewards.some(({ effects }) => effects.duties?.includes('admonition')))
    .map(({ unit }) => unit);
  expect(last).toHaveLength(scheme.categories.length);
  const [talked = '', waived = ''] = last;
  const leader = await cast.again('leader-1');
  const panel = await checkResultsShown(here.service.ask, leader, scheme, results);
  await openFollowUp(panel, leader, scheme, talked);
  await holdTalk(cast, scheme, talked);

  await openFollowUp(await checkResultsShown(here.service.ask, leader, scheme, results), leader, scheme, waived);
  await takeStep(leader, talks, 'waive', '主要领导已调离');
  const { records } = (await here.service.ask(
    'office-1',
    'GET',
    `/schemes/xunyang/records?register=talks&period=${period}`,
  )) as {
    records: { unit: string; state: string }[];
  };
  const states = Object.fromEntries(records.map(({ unit: of, state }) => [of, state]));
  expect(states).toEqual(Object.fromEntries(last.map((of, at) => [of, ['closed', 'waived', 'due'][at]])));
});
