// Records amid the load: each request makes some, each with a mark of its own; all of a request are there once, or none.
import type { AuditEntry } from '../../shared/api/audit';
import type { RecordChange, ShownRecord } from '../../shared/api/records';
import type { Answer, Asked, Client } from './client';
import type { Ledger, RecordAttempt } from './ledger';
import type { Random } from './random';
import { at, schemeId, units } from './scheme';

const office = { as: 'office-1' };

/** The how-manieth request: some records, every other one agreed at once. */
export function recordsOf(period: string, n: number, random: Random): RecordAttempt {
  const marks = Array.from({ length: random.whole(1, 5) }, (_, i) => `${period}/record/${n}/${i}`);
  const changes = marks.map((mark, i): RecordChange => ({
    ...{ register: 'findings', unit: random.one(units), set: { mark, points: 0.01 } },
    ...(i % 2 === 0 && { step: 'agree' }),
  }));
  return { key: `records-${n}`, marks, changes, outcome: { is: 'lost' } };
}

export const change = <Outcome>(
  ask: (method: string, path: string, asked: Asked) => Promise<Outcome>,
  { key, changes }: RecordAttempt,
): Promise<Outcome> => ask('POST', '/records', { ...office, body: { changes }, headers: { 'idempotency-key': key } });

export const numbersIn = ({ body }: Answer): (string | null)[] =>
  (body as { records: ShownRecord[] }).records.map(({ number }) => number);

/** Holds the records of the ledger against those that are there; the period is open. */
export async function checkRecords(client: Client, period: string, ledger: Ledger): Promise<void> {
  const before = await numbersByMark(client, period);
  for (const attempt of ledger.records) {
    const { key, marks, outcome } = attempt;
    const there = marks.flatMap((mark) => before.get(mark) ?? []);
    if (there.length > marks.length) ledger.doubled.push(`${key}: ${there.join(', ')}`);
    if (there.length > 0 && there.length < marks.length) ledger.torn.push(`${key}: ${there.join(', ')} alone`);
    if (outcome.is === 'refused' && there.length > 0) ledger.wrong.push(`${key} was refused and is there`);
    if (outcome.is === 'accepted' && there.length === 0) ledger.lost.push(`${key} is gone`);
    if (outcome.is !== 'refused') await changeAgain(client, period, attempt, there, ledger);
  }
  const after = await numbersByMark(client, period);
  for (const { key, marks, outcome } of ledger.records) {
    if (outcome.is !== 'accepted') continue;
    const there = marks.map((mark) => after.get(mark) ?? []);
    if (there.flat().join() !== outcome.numbers.join() || there.some(({ length }) => length !== 1))
      ledger.doubled.push(`${key}: ${there.flat().join(', ')} instead of ${outcome.numbers.join(', ')}`);
  }
}

/** The same key and body: the numbers that were given, or, where no answer arrived, those of what is there. */
export async function changeAgain(
  client: Client,
  period: string,
  attempt: RecordAttempt,
  there: readonly string[] | undefined,
  ledger: Ledger,
): Promise<void> {
  const answer = await change((method, path, asked) => client.ask(method, at(period, path), asked), attempt);
  if (answer.status !== 200) {
    ledger.lost.push(`${attempt.key} sent again: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    return;
  }
  const numbers = numbersIn(answer);
  const { outcome } = attempt;
  const wanted = outcome.is === 'accepted' ? outcome.numbers : there?.length ? there : numbers;
  if (numbers.join() !== wanted.join())
    ledger.doubled.push(`${attempt.key}: ${numbers.join(', ')} instead of ${wanted.join(', ')}`);
  attempt.outcome = { is: 'accepted', numbers };
}

/** Nothing that counts is changed while the period is not open, as its audit tells in one order. */
export function checkWhenCounted(told: readonly AuditEntry[], ledger: Ledger): void {
  let isOpen = true;
  for (const { what, detail } of told) {
    if (what !== 'records-changed') isOpen = detail['to'] === undefined ? isOpen : detail['to'] === 'open';
    else if (!isOpen && Object.keys(detail).some((name) => /\bpoints$/.test(name)))
      ledger.wrong.push(`points moved while the period was not open: ${JSON.stringify(detail)}`);
  }
}

async function numbersByMark(client: Client, period: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const path = `/schemes/${schemeId}/records?register=findings&period=${period}`;
  const { records } = await client.must<{ records: ShownRecord[] }>('GET', path, office);
  for (const { number, values } of records) {
    const mark = String(values['mark']);
    found.set(mark, [...(found.get(mark) ?? []), number ?? '']);
  }
  return found;
}
