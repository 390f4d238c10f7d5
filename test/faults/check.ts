// After a fault: everything acknowledged is there once, what was lost is whole or absent and can be sent again, and all of it is told.
import { canonicalJson } from '../../functions/usecases/canonical-json';
import { verifyChain } from '../../functions/usecases/verify-audit';
import { chainsOf } from '../../functions/usecases/chains';
import type { Store } from '../../functions/store/store';
import type { AuditEntry } from '../../shared/api/audit';
import type { Period } from '../../shared/api/periods';
import type { AcceptedSheet, Receipt } from '../../shared/api/submissions';
import type { Client } from './client';
import type { Attempt, Ledger, Move } from './ledger';
import { checkFiles } from './files';
import { submit } from './load';
import { changeAgain, checkRecords, checkWhenCounted } from './records';
import { at, components, schemeId, units, versionOf, type ComponentId } from './scheme';

const office = { as: 'office-1' };

/** Holds the ledger against the service; what does not agree is added to it. Leaves the period open. */
export async function checkPeriod(client: Client, period: string, ledger: Ledger): Promise<void> {
  const told = await auditOf(client, period);
  await checkMoves(client, period, told, ledger);
  checkWhenCounted(told, ledger);
  const before = await histories(client, period, ledger);
  await reopen(client, period);
  for (const attempt of ledger.attempts) {
    const places = before.get(attempt.component)?.get(attempt.version) ?? [];
    if (places.length > 1) ledger.doubled.push(`${attempt.version} stands ${places.length} times`);
    if (attempt.outcome.is === 'refused') {
      if (places.length > 0) ledger.wrong.push(`${attempt.version} was refused and is there`);
      continue;
    }
    if (attempt.outcome.is === 'accepted' && places.length === 0) ledger.lost.push(`${attempt.version} is gone`);
    await sendAgain(client, period, attempt, places[0], ledger);
  }
  const after = await histories(client, period, ledger);
  for (const attempt of ledger.attempts.filter(({ outcome }) => outcome.is === 'accepted')) {
    const places = after.get(attempt.component)?.get(attempt.version) ?? [];
    if (places.length !== 1) {
      ledger.doubled.push(`${attempt.version} stands ${places.length} times after it was sent again`);
    }
  }
  await checkNumbers(client, period, ledger);
  await checkRecords(client, period, ledger);
  await checkFiles(client, period, ledger);
}

/** Every receipt is still given under its key. */
export async function checkReceipts(client: Client, period: string, ledger: Ledger): Promise<void> {
  for (const attempt of ledger.attempts) {
    if (attempt.outcome.is === 'accepted') await sendAgain(client, period, attempt, undefined, ledger);
  }
  for (const attempt of ledger.records) {
    if (attempt.outcome.is === 'accepted') await changeAgain(client, period, attempt, undefined, ledger);
  }
}

/** Each chain of the organisation, read from the store itself. */
export async function checkChains(store: Store, ledger: Ledger): Promise<void> {
  const given = { store, clock: () => new Date() };
  for await (const chain of chainsOf(store, 'demo')) {
    const { break: broken } = await verifyChain(given, chain);
    if (broken !== null) ledger.wrong.push(`the audit chain ${chain.name} breaks: ${JSON.stringify(broken)}`);
  }
}

/** The same key and body: the receipt that was given, or, where no answer arrived, one for what is there. */
async function sendAgain(
  client: Client,
  period: string,
  attempt: Attempt,
  place: number | undefined,
  ledger: Ledger,
): Promise<void> {
  const answer = await submit((method, path, asked) => client.ask(method, at(period, path), asked), attempt);
  if (answer.status !== 201) {
    ledger.lost.push(`${attempt.version} sent again: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    return;
  }
  const receipt = answer.body as Receipt;
  const { outcome } = attempt;
  if (outcome.is === 'accepted' && canonicalJson(outcome.receipt) !== canonicalJson(receipt)) {
    ledger.lost.push(`${attempt.version} has another receipt now`);
  }
  if (outcome.is === 'lost' && place !== undefined && place !== receipt.submission) {
    ledger.doubled.push(`${attempt.version} was there as ${place} and was accepted again as ${receipt.submission}`);
  }
  attempt.outcome = { is: 'accepted', receipt };
}

type History = ReadonlyMap<string, readonly number[]>;

/** Of each component: version → the submissions that hold it, according to the histories of its first, middle and last sheet. */
async function histories(client: Client, period: string, ledger: Ledger): Promise<Map<ComponentId, History>> {
  const found = new Map<ComponentId, History>();
  for (const component of components) {
    const told = new Set<string>();
    for (const unit of [units[0], units[units.length >> 1], units.at(-1)]) {
      const answer = await client.ask('GET', at(period, `/sheets/${unit}~${component}/history`), office);
      const { versions } = answer.status === 404 ? { versions: [] } : (answer.body as { versions: AcceptedSheet[] });
      const held = new Map<string, number[]>();
      for (const { sheet, submission } of versions) {
        const version = versionOf(sheet as never) ?? 'torn';
        held.set(version, [...(held.get(version) ?? []), submission]);
      }
      found.set(component, held);
      told.add(JSON.stringify([...held]));
    }
    if (told.size > 1) ledger.torn.push(`${component}: its sheets have different histories`);
  }
  return found;
}

async function auditOf(client: Client, period: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let next: string | null = '';
  while (next !== null) {
    const from: string = next === '' ? '' : `&next=${encodeURIComponent(next)}`;
    const path = `/audit?scheme=${schemeId}&period=${period}${from}`;
    const page: { entries: AuditEntry[]; next: string | null } = await client.must('GET', path, office);
    entries.push(...page.entries);
    next = page.next;
  }
  return entries;
}

/** The moves that were acknowledged are told in their order, those without an answer at most once where they belong. */
async function checkMoves(client: Client, period: string, told: readonly AuditEntry[], ledger: Ledger): Promise<void> {
  const states = told.flatMap(({ what, detail: { to } }) => {
    // A record has states of its own.
    if (what === 'records-changed' || (to === undefined && what !== 'results-consolidated')) return [];
    return [what === 'results-consolidated' ? 'consolidated' : String(to)];
  });
  if (!agrees(ledger.moves, states)) {
    const asked = ledger.moves.map(({ to, outcome }) => (outcome === 'done' ? to : `(${to})`));
    ledger.lost.push(`the moves were ${asked.join(' ')}; told were ${states.join(' ')}`);
  }
  const { state } = await client.must<Period>('GET', at(period), office);
  if (state !== (states.at(-1) ?? 'open')) ledger.torn.push(`the period is ${state}; told was ${states.at(-1)}`);
}

/** Whether what was told is what was asked for, in order, without some of that which got no answer. */
function agrees(moves: readonly Move[], told: readonly string[]): boolean {
  const [move, ...later] = moves;
  if (move === undefined) return told.length === 0;
  if (told[0] === move.to && agrees(later, told.slice(1))) return true;
  return move.outcome === 'lost' && agrees(later, told);
}

async function reopen(client: Client, period: string): Promise<void> {
  const { state, results } = await client.must<Period>('GET', at(period), office);
  if (results !== null) await client.must('GET', at(period, '/results'), office);
  if (state === 'open') return;
  await client.must('POST', at(period, '/transitions'), { ...office, body: { to: 'open', reason: '核对' } });
}

/** The period counts as many submissions as the audit tells, numbered without a gap. */
async function checkNumbers(client: Client, period: string, ledger: Ledger): Promise<void> {
  const { submissions } = await client.must<Period>('GET', at(period), office);
  const numbers = (await auditOf(client, period)).flatMap(({ what, detail }) =>
    what === 'submission-accepted' ? [detail['submission']] : [],
  );
  const wanted = Array.from({ length: submissions }, (_, index) => index + 1);
  if (numbers.join() !== wanted.join()) ledger.wrong.push(`${submissions} submissions; told were ${numbers.join()}`);
}
