// A period's way to its results on the page without Excel, and the results there and at the service against those of the core.
import type { Locator } from 'playwright-core';
import { scoreText } from '../../addin/ui/score-text';
import { effectiveSheets } from '../../shared/registers/effective-sheets';
import type { Posting } from '../../shared/registers/postings';
import type { Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { signatoriesOf } from '../../shared/scheme/signatories';
import type { PastSheets } from '../../shared/scoring/claims';
import { consolidate } from '../../shared/scoring/consolidate';
import type { Results } from '../../shared/scoring/results';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';
import { fullSheets, type Change } from '../shared/scheme/full-sheets';
import { choose, lookAtResults, moveOn } from './period-steps';
import type { Story } from './register-story';
import type { Ask } from './service';

/** One sheet for every unit and component, as the sample's assessors hand them in. */
export function assessorSheets(scheme: Scheme, change?: Change): Sheet[] {
  const groups = new Map(scheme.components.map(({ id, group }) => [id, group]));
  return fullSheets(scheme, change).map(({ assessor, ...sheet }) =>
    assessor === undefined
      ? sheet
      : { ...sheet, assessor: `assessor-${scheme.id}-${groups.get(sheet.component) ?? ''}` },
  );
}

/** What a record counts: a unit, a component or an indicator of it, points. */
export type Counted = readonly [unit: string, place: string, points: number];

/** What the core gives of the sheets and of what records count, every gate open; `past` is what streaks look back on. */
export function resultsWith(
  scheme: Scheme,
  period: Period,
  { sheets, counted, past }: { sheets: readonly Sheet[]; counted: readonly Counted[]; past?: readonly PastSheets[] },
): Results {
  const postings = counted.map(([unit, place, points], at) => {
    const [component, indicator] = place.split('/');
    const of = { register: '', record: `X-${period}-${at}`, version: 1, reason: '', agreed: [] };
    return { ...of, unit, component, points, ...(indicator !== undefined && { indicator }) } as unknown as Posting;
  });
  return consolidate(scheme, period, effectiveSheets(planScheme(scheme), sheets, { postings, gates: [] }), past);
}

/** Each group hands in its own, where there are any. */
export async function submitSheets(ask: Ask, scheme: Scheme, period: Period, sheets: readonly Sheet[]): Promise<void> {
  for (const { id: group } of scheme.groups) {
    const components = scheme.components.filter((component) => component.group === group).map(({ id }) => id);
    const own = sheets.filter(({ component }) => components.includes(component));
    if (own.length === 0) continue;
    await ask(
      `assessor-${scheme.id}-${group}`,
      'POST',
      `/schemes/${scheme.id}/periods/${period}/submissions`,
      { sheets: own },
      { 'idempotency-key': `${scheme.id}-${period}-${group}` },
    );
  }
}

/** Who signs the results on the page, one after the other; then the office publishes them. */
export async function signAndPublish({ scheme, period, as }: Story): Promise<void> {
  const signatories = signatoriesOf(scheme);
  const left = signatories.slice(signatories.length > 1 && signatories[0]?.role === 'office' ? 1 : 0);
  for (const [at, { role }] of left.entries()) {
    const person = await as(role === 'leader' ? 'leader-1' : `${role}-${scheme.id}`);
    const panel = await lookAtResults(person, scheme, period);
    await panel.getByRole('button', { name: '签批', exact: true }).click();
    const after = left.length - at - 1;
    await panel.getByText(after === 0 ? `${period} 现在：已签批。` : `已签批，还需 ${after} 人签批。`).waitFor();
  }
  await moveOn(await as('office-1'), scheme, period, '通报', '已通报');
}

/** The published results are these, at the service and on the page. */
export async function checkPublished(
  { scheme, period, as, titleOf }: Story,
  ask: Ask,
  expected: Results,
): Promise<void> {
  const address = `/schemes/${scheme.id}/periods/${period}`;
  expect(await ask('office-1', 'GET', `${address}/results`)).toEqual(expected);
  // They follow from what they were sealed with.
  expect(await ask('office-1', 'GET', `${address}/recalculation`)).toEqual({ same: true });
  const results = await choose(await as('office-1'), '结果', scheme, period);
  await results.getByText('结果摘要').waitFor();
  const rows = await results.getByRole('row').evaluateAll((all) =>
    all.flatMap((row) => {
      const [place, unit, score] = [...row.children].map((cell) => cell.querySelector('button') ?? cell);
      return row.querySelector('th[scope=row]') ? [[place, unit, score].map((cell) => cell?.textContent ?? '')] : [];
    }),
  );
  const shown = expected.units.map((unit) => {
    if (!unit.complete) throw new Error(`${unit.unit} is incomplete`);
    return [String(unit.place), titleOf(unit.unit), scoreText(scheme, unit.final, 'zh-CN')];
  });
  expect([...rows].sort()).toEqual([...shown].sort());
}

/** What follows from the results, as the list below them on the page has it: the entry with these words. */
export async function followUp(by: string, { scheme, period, as }: Story, words: readonly string[]): Promise<Locator> {
  const results = await choose(await as(by), '结果', scheme, period);
  const list = results.getByRole('region', { name: /^由结果产生的/ });
  return words.reduce((found, text) => found.filter({ hasText: text }), list.getByRole('listitem')).first();
}
