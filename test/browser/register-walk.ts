// A golden run at the page without Excel: its people, each at a desk of their own, a period's way to publication, and what must come out.
import type { Locator } from 'playwright-core';
import { textIn } from '../../shared/scheme/text';
import type { Counted } from '../../shared/registers/counted';
import { effectiveSheets } from '../../shared/registers/effective-sheets';
import type { Posting } from '../../shared/registers/postings';
import type { Period } from '../../shared/scheme/period';
import type { Register } from '../../shared/scheme/register';
import type { Scheme } from '../../shared/scheme/scheme';
import { signatoriesOf } from '../../shared/scheme/signatories';
import { consolidate } from '../../shared/scoring/consolidate';
import type { Results } from '../../shared/scoring/results';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';
import { scoreText } from '../../addin/ui/score-text';
import { addressOf } from '../../addin/taskpane/place';
import { choose, lookAtResults, moveOn } from './period-steps';
import { leave, type Person } from './person';
import { assessorsOf, sheetsOf, type Assessor } from './sample-period';
import type { ServiceAndBrowser } from './service-and-browser';
import type { Ask } from './service';
import { addPhoto, fillIn, openRegister, takeStep, visit } from './web-page';

const desk = { width: 1280, height: 900 };

/** The people of a run; whoever has come stays signed in. */
export interface Cast {
  as(id: string): Promise<Person>;
  /** The same person, who has loaded the page anew: with the periods as they stand by now. */
  again(id: string): Promise<Person>;
  /** Everybody leaves. */
  end(): Promise<void>;
}

export function castOf(here: Pick<ServiceAndBrowser, 'browser' | 'url'>): Cast {
  const present = new Map<string, Promise<Person>>();
  const as = (id: string): Promise<Person> => {
    const come = present.get(id) ?? visit(here.browser, here.url, id, desk);
    present.set(id, come);
    return come;
  };
  return {
    as,
    async again(id) {
      if (!present.has(id)) return as(id);
      const person = await as(id);
      await person.page.reload();
      await person.pane.getByRole('tablist').waitFor();
      return person;
    },
    async end() {
      const all = await Promise.all(present.values());
      present.clear();
      await Promise.all(all.map(leave));
    },
  };
}

export function registerOf({ registers = [] }: Scheme, id: string): Register {
  const found = registers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no register ${id}`);
  return found;
}

export function unitTitle({ units }: Scheme, id: string): string {
  const unit = units.find((one) => one.id === id);
  if (unit === undefined) throw new Error(`no unit ${id}`);
  return textIn(unit.title, 'zh-CN');
}

/** Opens the record that is expected of a unit in a period, which nobody has touched. */
export async function openExpected(
  person: Person,
  scheme: Scheme,
  register: Register,
  { period, unit }: { readonly period: string; readonly unit: string },
): Promise<Locator> {
  const panel = await openRegister(person, scheme, register);
  const entry = panel
    .getByRole('listitem')
    .filter({ hasText: `${unitTitle(scheme, unit)} · ${period}` })
    .filter({ hasText: '应有，未建' });
  await entry.getByRole('button').click();
  return person.pane.getByRole('article');
}

/** Opens a record by its address, as a link that was sent to the person does. */
export async function follow({ page, pane }: Person, scheme: Scheme, register: Register, number: string) {
  const [, period = ''] = new RegExp(`^${register.prefix}-(.+)-\\d+$`).exec(number) ?? [];
  const address = addressOf({
    page: 'registers',
    record: { scheme: scheme.id, period, register: register.id, number, unit: null, set: {} },
  });
  const go = (to: string): Promise<void> => page.evaluate((hash) => void (window.location.hash = hash), to);
  await go(addressOf({ page: 'registers' }));
  await pane.getByRole('article').waitFor({ state: 'detached' });
  await go(address);
  await pane.getByRole('article', { name: number }).waitFor();
  return pane.getByRole('article');
}

/** The day of today, as a date column takes it. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** What every assessor of a period hands in, sent as their workbooks send it, but for one who has done so; gives the sheets. */
export async function submitSheets(ask: Ask, scheme: Scheme, period: Period, done?: Assessor): Promise<Sheet[]> {
  const all: Sheet[] = [];
  for (const assessor of assessorsOf(scheme).filter(({ id, isNew }) => !isNew && id !== done?.id)) {
    const sheets = sheetsOf(scheme, period, assessor);
    const headers = { 'idempotency-key': `${assessor.id}-${period}` };
    await ask(assessor.id, 'POST', `/schemes/${scheme.id}/periods/${period}/submissions`, { sheets }, headers);
    all.push(...sheets);
  }
  return all;
}

/** A line that a record must count, worked by hand. */
export type Line = Pick<Posting, 'unit' | 'component' | 'points' | 'reason' | 'register' | 'record'>;

/** What the core gives for sheets, lines and gates. */
export function expectedResults(
  scheme: Scheme,
  period: Period,
  sheets: readonly Sheet[],
  { lines, gates = [] }: { readonly lines: readonly Line[]; readonly gates?: Counted['gates'] },
): Results {
  const postings = lines.map((line): Posting => ({ ...line, version: 1, agreed: [] }));
  return consolidate(scheme, period, effectiveSheets(planScheme(scheme), sheets, { postings, gates }));
}

/** What the service says that records count by now, as lines and gates. */
export async function countedNow(ask: Ask, scheme: Scheme, period: Period): Promise<{ lines: Line[]; gates: unknown }> {
  const counted = (await ask('office-1', 'GET', `/schemes/${scheme.id}/periods/${period}/counted`)) as Counted;
  const lines = counted.postings.map(({ unit, component, points, reason, register, record }) => ({
    ...{ unit, component, points, reason, register, record },
  }));
  return { lines, gates: counted.gates };
}

/** Everybody whom the scheme names signs, in their order, once they have seen the results. */
export async function signHere(cast: Cast, scheme: Scheme, period: Period): Promise<void> {
  const signatories = signatoriesOf(scheme);
  for (const [at, { role }] of signatories.entries()) {
    const signer = await cast.again(role === 'leader' ? 'leader-1' : `${role}-${scheme.id}`);
    const panel = await lookAtResults(signer, scheme, period);
    await panel.getByRole('button', { name: '签批', exact: true }).click();
    const left = signatories.length - at - 1;
    await panel.getByText(left === 0 ? `${period} 现在：已签批。` : `已签批，还需 ${left} 人签批。`).waitFor();
  }
}

export async function publishHere(cast: Cast, scheme: Scheme, period: Period): Promise<void> {
  await moveOn(await cast.again('office-1'), scheme, period, '通报', '已通报');
}

/** The results by the API, and on the page of somebody who sees all units or `only` some: place and score as they must be. */
export async function checkResultsShown(
  ask: Ask,
  reader: Person,
  scheme: Scheme,
  results: Results,
  only?: readonly string[],
): Promise<Locator> {
  const address = `/schemes/${scheme.id}/periods/${results.period}/results`;
  expect(await ask('office-1', 'GET', address)).toEqual(results);
  const panel = await choose(reader, '结果', scheme, results.period);
  await panel.getByText('结果摘要').waitFor();
  const shown = await panel.locator('tr:has(th[scope=row])').evaluateAll((rows) =>
    rows.map((row) => {
      const [place, score] = [...row.querySelectorAll('td')].map((cell) => cell.textContent);
      return [row.querySelector('th button')?.textContent, place, score];
    }),
  );
  const seen = results.units.filter(({ unit }) => only?.includes(unit) ?? true);
  const expected = seen.map((unit) => {
    const title = unitTitle(scheme, unit.unit);
    if (!unit.complete) return [title, '—', '未齐'];
    return [title, String(unit.place ?? '—'), scoreText(scheme, unit.final, 'zh-CN')];
  });
  const byTitle = (rows: typeof shown): typeof shown =>
    [...rows].sort(([one], [other]) => String(one).localeCompare(String(other)));
  expect(byTitle(shown)).toEqual(byTitle(expected));
  return panel;
}

/** From the list of what follows from the results: the one of a unit in a register. */
export async function openFollowUp(panel: Locator, person: Person, scheme: Scheme, unit: string): Promise<Locator> {
  const list = panel.getByRole('region', { name: '由结果产生的台账' });
  await list
    .getByRole('listitem')
    .filter({ hasText: `${unitTitle(scheme, unit)} · ` })
    .getByRole('button')
    .click();
  return person.pane.getByRole('article');
}

/** A talk (约谈) with a unit, whose form is open before the leader: held, signed by both, closed by the office. */
export async function holdTalk(cast: Cast, scheme: Scheme, unit: string): Promise<void> {
  const talks = registerOf(scheme, 'talks');
  const leader = await cast.as('leader-1');
  await fillIn(leader, talks, { who: `${unitTitle(scheme, unit)}负责人`, on: today(), minutes: '指出差距，限期整改' });
  await addPhoto(leader, talks, 'paper');
  const talk = await takeStep(leader, talks, 'hold');
  const head = await cast.as(`head-${scheme.id}-${unit}`);
  await follow(head, scheme, talks, talk);
  await takeStep(head, talks, 'hold');
  const office = await cast.again('office-1');
  await follow(office, scheme, talks, talk);
  await takeStep(office, talks, 'close');
}
