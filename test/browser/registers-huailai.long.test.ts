// Huailai's month at the page without Excel: a proposal on its way to the end, the month's plan with its tasks, two levels, gates open and shut.
import { preset } from '../../shared/scheme/presets';
import type { Period } from '../../shared/scheme/period';
import type { ComponentId, UnitId } from '../../shared/scheme/id';
import type { Counted } from '../../shared/registers/counted';
import { componentsFilled, membersFilled } from '../../shared/scheme/members';
import { withDecisions } from '../../shared/scoring/decisions';
import { openGates } from './open-gates';
import { blanksOf, pasteSheets } from './fill-sheets';
import { choose, close, fillBlanks, newScoreWorkbook, openPeriod, submit } from './period-steps';
import {
  castOf,
  checkResultsShown,
  countedNow,
  expectedResults,
  follow,
  openExpected,
  publishHere,
  registerOf,
  signHere,
  submitSheets,
  unitTitle,
} from './register-walk';
import { leave } from './person';
import { assessorsOf, sheetsOf, type Assessor } from './sample-period';
import { serviceAndBrowser } from './service-and-browser';
import { addPhoto, fillIn, newRecord, openRecord, save, takeStep } from './web-page';

jest.setTimeout(300_000);

const here = serviceAndBrowser();
const cast = castOf(here);
const scheme = preset('huailai');
const [year, period] = ['2031' as Period, '2031-05' as Period];
const [own, planless] = ['d01' as UnitId, 'd02' as UnitId];
const head = `head-huailai-${own}`;
const assessor = 'assessor-huailai-office';
const [proposals, plans, tasks] = ['proposals', 'plans', 'tasks'].map((id) => registerOf(scheme, id)) as [
  ReturnType<typeof registerOf>,
  ReturnType<typeof registerOf>,
  ReturnType<typeof registerOf>,
];

const shut = (unit: UnitId, register: string, or: 'zero' | 'incomplete', ...components: string[]): Counted['gates'] =>
  components.map((component) => ({ unit, component: component as ComponentId, register, or }));
const [development, research] = [
  ['development-n', 'development-l'],
  ['research-n', 'research-l'],
] as const;

const gatesOf = async (unit: UnitId): Promise<unknown> => {
  const { gates } = await countedNow(here.service.ask, scheme, period);
  return (gates as Counted['gates']).filter((gate) => gate.unit === unit);
};

test('a proposal is sent back, approved, its plan sent back, checked by two signatures and filed', async () => {
  const office = await cast.as('office-1');
  await openPeriod(office, scheme, year);
  await openPeriod(office, scheme, period);
  const unit = await cast.as(head);
  await newRecord(unit, scheme, proposals, { period: year });
  await fillIn(unit, proposals, { kind: 'development', title: '档案数字化', goal: '年内完成扫描' });
  await addPhoto(unit, proposals, 'paper');
  const proposal = await takeStep(unit, proposals, 'propose');
  await openRecord(office, scheme, proposals, proposal);
  await fillIn(office, proposals, { opinion: '目标须量化', review: '2031-04-20' });
  await takeStep(office, proposals, 'return', '请补充数量');
  await follow(unit, scheme, proposals, proposal);
  await fillIn(unit, proposals, { goal: '年内扫描三万卷' });
  await takeStep(unit, proposals, 'propose');
  await follow(office, scheme, proposals, proposal);
  await fillIn(office, proposals, { opinion: '同意立项', review: '2031-04-27' });
  await takeStep(office, proposals, 'approve');

  const form = await follow(unit, scheme, proposals, proposal);
  await fillIn(unit, proposals, { plan: '五月起分三批', from: '2031-05', until: '2031-06' });
  await addPhoto(unit, proposals, 'plan-paper');
  await takeStep(unit, proposals, 'plan');
  const leader = await cast.as('leader-1');
  await openRecord(leader, scheme, proposals, proposal);
  await takeStep(leader, proposals, 'replan', '请列明经费');
  await follow(unit, scheme, proposals, proposal);
  await fillIn(unit, proposals, { plan: '五月起分三批，经费十万元' });
  await takeStep(unit, proposals, 'plan');
  await follow(leader, scheme, proposals, proposal);
  await takeStep(leader, proposals, 'check');
  const both = [...shut(own, 'proposals', 'zero', ...development), ...shut(own, 'proposals', 'zero', ...research)];
  const unplanned = shut(own, 'plans', 'incomplete', 'routine-n');
  expect(sorted(await gatesOf(own))).toEqual(sorted([...both, ...unplanned]));
  await follow(office, scheme, proposals, proposal);
  await takeStep(office, proposals, 'check');
  await takeStep(office, proposals, 'end');
  await follow(unit, scheme, proposals, proposal);
  await form.getByText('已结项').first().waitFor();
  expect(sorted(await gatesOf(own))).toEqual(sorted([...shut(own, 'proposals', 'zero', ...research), ...unplanned]));

  await newRecord(unit, scheme, proposals, { period: year });
  await fillIn(unit, proposals, { kind: 'research', title: '薪酬课题' });
  await save(unit);
  await takeStep(unit, proposals, 'drop', '人手不足');
});

const sorted = (gates: unknown): unknown[] =>
  [...(gates as Counted['gates'])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('the month is planned with its tasks, filed by two; taken back, changed and filed anew', async () => {
  const [unit, office] = [await cast.as(head), await cast.as('office-1')];
  const form = await openExpected(unit, scheme, plans, { period, unit: own });
  await fillIn(unit, plans, { focus: '汛前值守' });
  const plan = await save(unit);
  const names = [];
  for (const what of ['修订值班制度', '清理库房', '印发简报']) {
    await follow(unit, scheme, plans, plan);
    await form.getByRole('button', { name: '新建：月度任务' }).click();
    const deadline = '2031-05-25';
    await fillIn(unit, tasks, { what, standard: '领导签发', at: 'routine-n/routine-1', owner: '绩效联络员', deadline });
    names.push(await save(unit));
  }
  await follow(unit, scheme, plans, plan);
  await takeStep(unit, plans, 'file');
  await openRecord(office, scheme, plans, plan);
  await takeStep(office, plans, 'file');
  expect(await gatesOf(own)).toEqual(shut(own, 'proposals', 'zero', ...research));
  await takeStep(office, plans, 'reopen', '重点写错');
  expect(await gatesOf(own)).toHaveLength(3);
  await follow(unit, scheme, plans, plan);
  await fillIn(unit, plans, { focus: '汛期值守' });
  await takeStep(unit, plans, 'file');
  await follow(office, scheme, plans, plan);
  await takeStep(office, plans, 'file');

  const [kept = '', missed = '', dropped = ''] = names;
  const owner = await cast.as('liaison-huailai');
  const assessing = await cast.as(assessor);
  await openRecord(owner, scheme, tasks, kept);
  await fillIn(owner, tasks, { progress: '已印发' });
  await addPhoto(owner, tasks, 'proof');
  await takeStep(owner, tasks, 'report');
  await openRecord(assessing, scheme, tasks, kept);
  await takeStep(assessing, tasks, 'accept');
  await follow(assessing, scheme, tasks, missed);
  await takeStep(assessing, tasks, 'miss', '现场未清理');
  await follow(unit, scheme, tasks, missed);
  await fillIn(unit, tasks, { progress: '已补清理' });
  await takeStep(unit, tasks, 'report');
  await follow(office, scheme, tasks, dropped);
  await takeStep(office, tasks, 'drop', '改由办公室统一印发');
  const { rows } = (await here.service.ask('office-1', 'GET', `/schemes/huailai/periods/${period}/counted`)) as {
    rows: { record: string; reason: string }[];
  };
  expect(rows.map(({ record, reason }) => [record, reason])).toEqual([
    [kept, '修订值班制度'],
    [missed, '清理库房'],
  ]);
});

/** The head of a host fills the score workbook of its members, and submits it. */
async function scoreMembers({ id, host = '' }: Assessor): Promise<void> {
  const sheets = sheetsOf(scheme, period, { id, host, group: 'department', isNew: false });
  const members = { ...scheme, units: [...membersFilled(scheme, host)] };
  const { person, fill } = await newScoreWorkbook(here, id, scheme, period);
  const components = componentsFilled(scheme, host);
  for (const component of components) await pasteSheets(person, members, component, sheets);
  await fillBlanks(
    person,
    fill,
    components.reduce((sum, component) => sum + blanksOf(members, component, sheets), 0),
  );
  await submit(person);
  await leave(person);
}

test('heads score their own people and nobody else’s; shut gates take a unit’s marks or leave it out', async () => {
  const { ask } = here.service;
  const filing = scheme.units.filter(({ category }) => category !== 'worker');
  const others = filing.filter(({ id }) => id !== own && id !== planless);
  await openGates(ask, { ...scheme, units: others }, period, [year]);
  const registers = (scheme.registers ?? []).filter(({ id }) => id === 'proposals');
  await openGates(ask, { ...scheme, units: filing.filter(({ id }) => id === planless), registers }, period, [year]);
  const second = assessorsOf(scheme).find((assessor) => assessor.host !== undefined) as Assessor;
  await scoreMembers(second);
  const sheets = [...(await submitSheets(ask, scheme, period, second)), ...sheetsOf(scheme, period, second)];
  const [host] = scheme.units.filter(({ id }) => componentsFilled(scheme, id).length > 0);
  const ofOthers = sheets.find(({ unit }) =>
    scheme.units.some((one) => one.id === unit && one.category === 'worker' && one.host !== host?.id),
  );
  await expect(
    ask(
      `head-huailai-${host?.id}`,
      'POST',
      `/schemes/huailai/periods/${period}/submissions`,
      { sheets: [ofOthers] },
      { 'idempotency-key': 'others' },
    ),
  ).rejects.toThrow('403');

  const gates = [...shut(own, 'proposals', 'zero', ...research), ...shut(planless, 'plans', 'incomplete', 'routine-n')];
  expect(sorted((await countedNow(ask, scheme, period)).gates)).toEqual(sorted(gates));
  const excused = [{ unit: planless, reason: '计划未备案' }];
  const results = withDecisions(scheme, expectedResults(scheme, period, sheets, { lines: [], gates }), { excused });
  const open = expectedResults(scheme, period, sheets, { lines: [] });
  const figures = (of: typeof results, unit: UnitId) => of.units.find((one) => one.unit === unit);
  expect(figures(results, own)).toMatchObject({ components: { 'research-n': 0, 'research-l': 0 } });
  expect(figures(open, own)).not.toMatchObject({ components: { 'research-n': 0 } });
  expect(figures(results, planless)).toMatchObject({ complete: false });

  const office = await cast.again('office-1');
  const panel = await choose(office, '考核办', scheme, period);
  await close(office, panel, '应报的评分表都已上报。');
  await panel.getByText(`${period} 现在：已截止。`).waitFor();
  await panel.getByRole('button', { name: '汇总', exact: true }).click();
  await panel.getByLabel(`${unitTitle(scheme, planless)}的理由`).fill('计划未备案');
  await panel.getByRole('button', { name: '附理由汇总' }).click();
  await panel.getByText(`已汇总：${scheme.units.length - 1} 个单位参加排名，1 个未齐。`).waitFor();
  await signHere(cast, scheme, period);
  await publishHere(cast, scheme, period);

  const shown = await checkResultsShown(ask, await cast.again('leader-1'), scheme, results);
  await shown.getByText('附理由放行：计划未备案').waitFor();
  await shown.getByRole('button', { name: unitTitle(scheme, own), exact: true }).click();
  const tree = shown.getByRole('region', { name: `${unitTitle(scheme, own)}的得分说明` });
  await tree.getByText('没有生效的目标立项书').first().waitFor({ state: 'attached' });
  await checkResultsShown(ask, await cast.again(head), scheme, results, [own]);
});
