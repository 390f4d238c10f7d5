// The mixed load: assessors submit, readers read, the office closes, consolidates and reopens, all at once, until told to stop.
import { setTimeout as pause } from 'node:timers/promises';
import type { PeriodState } from '../../shared/api/periods';
import type { AcceptedSheet, Receipt } from '../../shared/api/submissions';
import { Lost, type Answer, type Asked, type Client } from './client';
import type { Attempt, Ledger } from './ledger';
import type { Random } from './random';
import { fileOf, putFile } from './files';
import { change, numbersIn, recordsOf } from './records';
import { assessors, at, components, sheetsOf, units, versionOf, type ComponentId } from './scheme';

export interface Load {
  /** Nothing new is asked; resolves when the last answer is there, or lost. */
  stop(): Promise<void>;
}

const mostBetween = 30;

export function startLoad(client: Client, period: string, ledger: Ledger, random: Random): Load {
  let going = true;
  const ask = async (method: string, path: string, asked: Asked): Promise<Answer | null> => {
    try {
      const answer = await client.ask(method, at(period, path), asked);
      ledger.answers += 1;
      if (answer.status !== 503) return answer;
      ledger.unavailable += 1;
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
    await pause(mostBetween);
    return null;
  };
  const wrong = (what: string, { status, body }: Answer) =>
    ledger.wrong.push(`${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`);

  const submitting = async ({ id, component }: (typeof assessors)[number]): Promise<void> => {
    for (let n = 1; going; n += 1) {
      const version = `${period}/${id}/${n}`;
      const sheets = sheetsOf(component, version, random);
      const attempt: Attempt = { key: `key-${n}`, as: id, component, version, sheets, outcome: { is: 'lost' } };
      ledger.attempts.push(attempt);
      const answer = await submit(ask, attempt);
      if (answer?.status === 201) attempt.outcome = { is: 'accepted', receipt: answer.body as Receipt };
      else if (answer?.status === 409) attempt.outcome = { is: 'refused' };
      else if (answer !== null) wrong('submit', answer);
      await pause(random.whole(0, mostBetween));
    }
  };

  const recording = async (): Promise<void> => {
    for (let n = 1; going; n += 1) {
      const attempt = recordsOf(period, n, random);
      ledger.records.push(attempt);
      const answer = await change(ask, attempt);
      if (answer?.status === 200) attempt.outcome = { is: 'accepted', numbers: numbersIn(answer) };
      else if (answer?.status === 409) attempt.outcome = { is: 'refused' };
      else if (answer !== null) wrong('records', answer);
      await pause(random.whole(0, mostBetween));
    }
  };

  const filing = async (): Promise<void> => {
    for (let n = 1; going; n += 1) {
      const attempt = fileOf(period, n, random);
      ledger.files.push(attempt);
      const answer = await putFile(ask, attempt);
      if (answer?.status === 201) attempt.outcome = 'accepted';
      else if (answer !== null) wrong('file', answer);
      await pause(random.whole(0, mostBetween));
    }
  };

  const reading = async (): Promise<void> => {
    const seen = new Map<ComponentId, number>();
    while (going) {
      const component = random.one(components);
      const acknowledged = ledger.attempts.flatMap(({ component: of, outcome }) =>
        of === component && outcome.is === 'accepted' ? [outcome.receipt.submission] : [],
      );
      const atLeast = Math.max(0, seen.get(component) ?? 0, ...acknowledged);
      const answer = await ask('GET', `/sheets?component=${component}`, { as: 'office-1' });
      if (answer?.status === 200) {
        ledger.reads += 1;
        seen.set(component, judge((answer.body as { sheets: AcceptedSheet[] }).sheets, component, atLeast, ledger));
      } else if (answer !== null) wrong('sheets', answer);
      await readOther(ask, wrong, random);
      await pause(random.whole(0, mostBetween));
    }
  };

  const moving = async (): Promise<void> => {
    while (going) {
      await pause(random.whole(20, 200));
      for (const to of journey(random)) {
        if (!going) break;
        const body = to === 'open' ? { to, reason: '补报' } : { to };
        const as = to === 'signed' ? 'leader-1' : 'office-1';
        // Both ways to consolidate.
        const consolidating = to === 'consolidated' && random.chance(0.5);
        const answer = await (consolidating
          ? ask('POST', '/consolidation', { as, body: {} })
          : ask('POST', '/transitions', { as, body }));
        if (answer === null) ledger.moves.push({ to, outcome: 'lost' });
        else if (answer.status === 200) ledger.moves.push({ to, outcome: 'done' });
        // After a lost answer it may be where it was to be moved to already.
        else if (answer.status !== 409 || ledger.moves.at(-1)?.outcome !== 'lost') wrong(`move to ${to}`, answer);
        await pause(random.whole(0, 40));
      }
    }
  };

  const workers = [...assessors.map(submitting), recording(), filing(), reading(), reading(), moving()];
  return {
    stop: async () => {
      going = false;
      await Promise.all(workers);
    },
  };
}

export const submit = <Outcome>(
  ask: (method: string, path: string, asked: Asked) => Promise<Outcome>,
  { key, as, sheets }: Attempt,
): Promise<Outcome> => ask('POST', '/submissions', { as, body: { sheets }, headers: { 'idempotency-key': key } });

/** Closed for a moment, or on to where the results are signed and published; then reopened. */
function journey(random: Random): PeriodState[] {
  const way: PeriodState[] = ['closed', 'consolidated', 'signed', 'published'];
  return [...way.slice(0, random.whole(1, way.length)), 'open'];
}

/** Readers see one submission whole, never an older one than was acknowledged before they asked. Gives its number. */
function judge(sheets: readonly AcceptedSheet[], component: ComponentId, atLeast: number, ledger: Ledger): number {
  const versions = new Set(sheets.map(({ sheet }) => versionOf(sheet as never)));
  const numbers = [...new Set(sheets.map(({ submission }) => submission))];
  const whole = sheets.length === 0 || (sheets.length === units.length && versions.size === 1 && numbers.length === 1);
  if (!whole || versions.has(null)) {
    ledger.torn.push(`${component}: ${sheets.length} sheets of ${[...versions].join(', ')}`);
  }
  const number = Math.max(0, ...numbers);
  if (number < atLeast) ledger.lost.push(`${component}: a reader saw submission ${number} after ${atLeast}`);
  return number;
}

async function readOther(
  ask: (method: string, path: string, asked: Asked) => Promise<Answer | null>,
  wrong: (what: string, answer: Answer) => void,
  random: Random,
): Promise<void> {
  const path = random.one(['/progress', '/results', `/sheets/${random.one(units)}~few/history`]);
  const answer = await ask('GET', path, { as: 'office-1' });
  // There may be no results, or no sheet yet.
  if (answer !== null && answer.status !== 200 && answer.status !== 404) wrong(path, answer);
}
