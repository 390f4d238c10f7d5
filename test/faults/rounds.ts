// Rounds of load and fault over one store after another; what they found, added up.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf, type Client } from './client';
import { emptyLedger, findings, type Ledger } from './ledger';
import type { Random } from './random';
import { assessors, at, baseSheets, periodOf, scheme, schemeId } from './scheme';

const waitMs = 5;
const mostWaits = 2_000;

/** What some rounds did and found. The sentences say what must not be. */
export interface Tally {
  readonly what: string;
  rounds: number;
  acknowledged: number;
  /** submissions without an answer that were there, and that were not */
  unanswered: number;
  reads: number;
  unavailable: number;
  swept: number;
  readonly found: Record<(typeof findings)[number], string[]>;
}

export const tallyOf = (what: string): Tally => ({
  what,
  rounds: 0,
  acknowledged: 0,
  unanswered: 0,
  reads: 0,
  unavailable: 0,
  swept: 0,
  found: { lost: [], doubled: [], torn: [], wrong: [] },
});

/** Takes the counts of the load before the check settles what was lost. */
export function count(tally: Tally, ledger: Ledger): void {
  tally.rounds += 1;
  const asked = [...ledger.attempts, ...ledger.records];
  const outcomes = [...asked.map(({ outcome }) => outcome.is), ...ledger.files.map(({ outcome }) => outcome)];
  tally.acknowledged += outcomes.filter((one) => one === 'accepted').length;
  tally.unanswered += outcomes.filter((one) => one === 'lost').length;
  tally.reads += ledger.reads;
  tally.unavailable += ledger.unavailable;
}

export function note(tally: Tally, ledger: Ledger, where: string): void {
  for (const finding of findings) tally.found[finding].push(...ledger[finding].map((text) => `${where}: ${text}`));
}

/** People, scheme: what every round needs, once for each store. */
export async function prepare(url: string): Promise<void> {
  const client = clientOf(url);
  for (const { id, component } of assessors) {
    const body = { name: id, roles: [`assessor:${schemeId}/${component}`] };
    await client.must('PUT', `/people/${id}`, { as: 'admin', body });
  }
  const asked = { as: 'office-1', body: scheme, headers: { 'if-none-match': '*' } };
  await client.must('PUT', `/schemes/${schemeId}`, asked);
}

/** A period of its own for a round, in which only the assessors' sheets are missing. */
export async function openRound(client: Client, round: number): Promise<{ period: string; ledger: Ledger }> {
  const period = periodOf(round);
  await client.must('PUT', at(period), { as: 'office-1', body: {} });
  await client.must('POST', at(period, '/submissions'), {
    as: 'office-1',
    body: { sheets: baseSheets },
    headers: { 'idempotency-key': 'base' },
  });
  return { period, ledger: emptyLedger() };
}

async function inFolder<Answer>(work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scorebook-faults-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rounds of one store after another, so that no store grows for ever. */
export async function inTurns(
  rounds: number,
  perStore: number,
  turn: (rounds: number, folder: string) => Promise<void>,
): Promise<void> {
  for (let left = rounds; left > 0; left -= perStore) {
    await inFolder((folder) => turn(Math.min(left, perStore), folder));
  }
}

/** Some moment of the load, told by its answers, so that a slow machine is not always struck at the beginning. */
export async function someMoment(ledger: Ledger, random: Random): Promise<void> {
  const answers = ledger.answers + random.whole(0, 60);
  for (let waited = 0; ledger.answers < answers && waited < mostWaits; waited += 1) await pause(waitMs);
  await pause(random.whole(0, 20));
}
