// The steps of a period as people take them in the pane, each by its buttons.
import type { Browser, Locator } from 'playwright-core';
import type { Scheme } from '../../shared/scheme/scheme';
import { signatoriesOf } from '../../shared/scheme/signatories';
import { leave, open, signIn, type Person } from './person';

/** Chooses scheme and, where there is one, period on a page of the pane. */
export async function choose(
  person: Person,
  tab: string,
  scheme: { readonly id: string },
  period?: string,
): Promise<Locator> {
  const panel = await open(person, tab);
  await panel.getByLabel('考核方案').selectOption(scheme.id);
  if (period !== undefined) await panel.getByLabel('考核周期', { exact: true }).selectOption(period);
  return panel;
}

export async function openPeriod(office: Person, scheme: Scheme, period: string): Promise<void> {
  const panel = await choose(office, '考核办', scheme);
  await panel.getByLabel('新考核周期').fill(period);
  await panel.getByRole('button', { name: '开启周期' }).click();
  await panel.getByText(`已开启 ${period}。`).waitFor();
}

/** Signs an assessor in and lays their score workbook out; gives the page of the pane too. */
export async function newScoreWorkbook(
  at: { readonly browser: Browser; readonly url: string },
  id: string,
  scheme: Scheme,
  period: string,
): Promise<{ person: Person; fill: Locator }> {
  const person = await signIn(at.browser, at.url, id);
  const fill = await choose(person, '填报', scheme, period);
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已生成').waitFor();
  return { person, fill };
}

/** "No further deductions": this many blank cells become 0. */
export async function fillBlanks({ pane }: Person, fill: Locator, count: number): Promise<void> {
  await fill.getByRole('button', { name: '其余无扣分' }).click();
  await pane.getByRole('button', { name: '填成 0' }).click();
  await fill.getByText(`已把 ${count} 个空白格填成 0。`).waitFor();
}

export async function submit(person: Person, said = '已上报，回执编号'): Promise<void> {
  const panel = await open(person, '检查与上报');
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  await panel.getByText(said).waitFor();
}

/** Closes the period that the page shows, once the question before it says this of what is missing. */
export async function close({ pane }: Person, panel: Locator, said: string): Promise<void> {
  await panel.getByRole('button', { name: '截止填报' }).click();
  const question = pane.getByRole('alertdialog');
  await question.getByText(said).waitFor();
  await question.getByRole('button', { name: '截止填报' }).click();
}

export async function closeAndConsolidate(office: Person, scheme: Scheme, period: string): Promise<void> {
  const panel = await choose(office, '考核办', scheme, period);
  await close(office, panel, '应报的评分表都已上报。');
  await panel.getByText(`${period} 现在：已截止。`).waitFor();
  await panel.getByRole('button', { name: '汇总', exact: true }).click();
  await panel.getByText(`已汇总：${scheme.units.length} 个单位参加排名，0 个未齐。`).waitFor();
}

/** Moves the period on, as the button of that name does. */
export async function moveOn(person: Person, scheme: Scheme, period: string, button: string, state: string) {
  const panel = await choose(person, '考核办', scheme, period);
  await panel.getByRole('button', { name: button, exact: true }).click();
  await panel.getByText(`${period} 现在：${state}。`).waitFor();
}

/** Looks at the results, as who signs them does; gives the page with the buttons. */
export async function lookAtResults(person: Person, scheme: { readonly id: string }, period: string): Promise<Locator> {
  const results = await choose(person, '结果', scheme, period);
  await results.getByText('结果摘要').waitFor();
  return open(person, '考核办');
}

/** Signs after looking at the results; `after` is how many are still to sign then. */
export async function sign(person: Person, scheme: Scheme, period: string, after = 0): Promise<void> {
  const panel = await lookAtResults(person, scheme, period);
  await panel.getByRole('button', { name: '签批', exact: true }).click();
  await panel.getByText(after === 0 ? `${period} 现在：已签批。` : `已签批，还需 ${after} 人签批。`).waitFor();
}

/** Those whom the scheme names sign one after the other; an office named first has signed by consolidating. */
export async function signAll(browser: Browser, url: string, scheme: Scheme, period: string): Promise<void> {
  const signatories = signatoriesOf(scheme);
  const left = signatories.slice(signatories.length > 1 && signatories[0]?.role === 'office' ? 1 : 0);
  for (const [at, { role }] of left.entries()) {
    const person = await signIn(browser, url, role === 'leader' ? 'leader-1' : `${role}-${scheme.id}`);
    await sign(person, scheme, period, left.length - at - 1);
    await leave(person);
  }
}

/** Writes the results workbook; gives the page of the pane. */
export async function downloadRanking(person: Person, scheme: Scheme, period: string): Promise<Locator> {
  const results = await choose(person, '结果', scheme, period);
  await results.getByRole('button', { name: '下载排名' }).click();
  await results.getByText('排名已写入工作簿').waitFor();
  return results;
}
