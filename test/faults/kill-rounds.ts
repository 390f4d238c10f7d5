// The embedded store under SIGKILL: the server is killed at any moment of the load, at times again while it starts, and once in its first start.
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { safeAgeMs, sweep } from '../../functions/usecases/sweep';
import { checkChains, checkPeriod, checkReceipts } from './check';
import { clientOf } from './client';
import { emptyLedger, type Ledger } from './ledger';
import { startLoad } from './load';
import type { Random } from './random';
import { count, inTurns, note, openRound, prepare, someMoment, tallyOf, type Tally } from './rounds';
import { startServer, type ServerProcess } from './server-process';

const roundsPerStore = 20;

export async function killRounds(rounds: number, random: Random, progress: (tally: Tally) => void): Promise<Tally> {
  const tally = tallyOf('SQLite, server killed');
  await inTurns(rounds, roundsPerStore, async (some, dataDir) => {
    const env = { STORE: 'sqlite', DATA_DIR: dataDir };
    await killWhileStarting(env, random.whole(100, 1500));
    let server = startServer(env);
    try {
      await prepare(await server.ready);
      const done: { period: string; ledger: Ledger }[] = [];
      for (let round = 0; round < some; round += 1) {
        const [opened, next] = await killRound(server, env, round, random, tally);
        server = next;
        done.push(opened);
        progress(tally);
      }
      await server.stop();
      tally.swept += await sweepTwice(dataDir, done);
      server = startServer(env);
      const client = clientOf(await server.ready);
      for (const { period, ledger } of done) await checkReceipts(client, period, ledger);
      for (const { period, ledger } of done) note(tally, ledger, `period ${period}`);
    } finally {
      await server.kill();
    }
  });
  return tally;
}

async function killRound(
  server: ServerProcess,
  env: Readonly<Record<string, string>>,
  round: number,
  random: Random,
  tally: Tally,
): Promise<[{ period: string; ledger: Ledger }, ServerProcess]> {
  const client = clientOf(await server.ready);
  const { period, ledger } = await openRound(client, round);
  const load = startLoad(client, period, ledger, random);
  await someMoment(ledger, random);
  await server.kill();
  await load.stop();
  count(tally, ledger);
  if (random.chance(0.25)) await killWhileStarting(env, random.whole(50, 600));
  const next = startServer(env);
  try {
    await checkPeriod(clientOf(await next.ready), period, ledger);
    return [{ period, ledger }, next];
  } catch (error) {
    await next.kill();
    throw error;
  }
}

async function killWhileStarting(env: Readonly<Record<string, string>>, after: number): Promise<void> {
  const server = startServer(env);
  await pause(after);
  await server.kill();
}

/** With nobody at the store: the chains hold, and the sweep takes what the kills left and nothing else. */
async function sweepTwice(dataDir: string, done: readonly { ledger: Ledger }[]): Promise<number> {
  const store = await openSqliteStore(dataDir);
  try {
    const ledger = done.at(-1)?.ledger ?? emptyLedger();
    await checkChains(store, ledger);
    let time = Date.now();
    const given = { store, clock: () => new Date(time) };
    await sweep(given, ['demo'], fail);
    time += safeAgeMs;
    const { removed } = await sweep(given, ['demo'], fail);
    await checkChains(store, ledger);
    return removed;
  } finally {
    await store.close();
  }
}

function fail(error: unknown): never {
  throw error;
}
