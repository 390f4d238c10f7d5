// The table store under load: its line is cut, Azurite is stopped and started again, something else answers in its stead, or the server
// is killed while Azurite lives on.
// Azurite itself is not killed: it loses what it has acknowledged in the last seconds, which Azure does not.
import { setTimeout as pause } from 'node:timers/promises';
import { openTableStore } from '../../functions/store/table-store';
import { connectionStringOf, startAzurite, type Azurite } from '../functions/azurite';
import { startFaultingProxy, type Fault, type FaultingProxy } from '../functions/store/faulting-proxy';
import { checkChains, checkPeriod } from './check';
import { clientOf } from './client';
import { openLine, type Line } from './line';
import { startLoad } from './load';
import type { Random } from './random';
import { count, inTurns, note, openRound, prepare, someMoment, tallyOf, type Tally } from './rounds';
import { startServer, type ServerProcess } from './server-process';

const roundsPerStore = 10;
const faults = ['cut', 'stop', 'kill', 'false answers'] as const;

const falseAnswers: readonly Fault[] = [
  () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' }),
  () => ({ status: 202, headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: '--b--\r\n' }),
  (answer) => ({ ...answer, status: 503, body: '' }),
  (answer) => ({ ...answer, status: 412, body: '' }),
  (answer) => ({ ...answer, status: 404, body: '' }),
  () => 'cut before',
  () => 'cut within',
];

interface Parts {
  readonly folder: string;
  readonly line: Line;
  readonly proxy: FaultingProxy;
  /** The same before the blobs. */
  readonly blobLine: Line;
  readonly blobProxy: FaultingProxy;
  azurite: Azurite;
  server: ServerProcess;
}

export async function tableRounds(rounds: number, random: Random, progress: (tally: Tally) => void): Promise<Tally> {
  const tally = tallyOf('Table Storage, cut, stopped, lying, server killed');
  await inTurns(rounds, roundsPerStore, async (some, folder) => {
    const azurite = await startAzurite(folder);
    const line = await openLine(azurite.port);
    const proxy = await startFaultingProxy(line.port);
    const blobLine = await openLine(azurite.blobPort);
    const blobProxy = await startFaultingProxy(blobLine.port);
    const server = serverBehind({ proxy, blobProxy });
    const parts: Parts = { folder, line, proxy, blobLine, blobProxy, azurite, server };
    try {
      await prepare(await parts.server.ready);
      for (let round = 0; round < some; round += 1) {
        await tableRound(parts, round, faults[round % faults.length] ?? 'cut', random, tally);
        progress(tally);
      }
    } finally {
      await parts.server.kill();
      await Promise.all([proxy.stop(), blobProxy.stop()]);
      await Promise.all([line.close(), blobLine.close()]);
      await parts.azurite.stop();
    }
  });
  return tally;
}

const serverBehind = ({ proxy, blobProxy }: Pick<Parts, 'proxy' | 'blobProxy'>) =>
  startServer({
    STORE: 'table',
    AzureWebJobsStorage: connectionStringOf(proxy.port, blobProxy.port),
    STORE_TABLE: 'faults',
  });

async function tableRound(
  parts: Parts,
  round: number,
  fault: (typeof faults)[number],
  random: Random,
  tally: Tally,
): Promise<void> {
  const client = clientOf(await parts.server.ready);
  const { period, ledger } = await openRound(client, round);
  const load = startLoad(client, period, ledger, random);
  await someMoment(ledger, random);
  if (fault === 'kill') {
    await parts.server.kill();
    await load.stop();
    parts.server = serverBehind(parts);
  } else if (fault === 'false answers') {
    const proxies = [parts.proxy, parts.blobProxy];
    const lie: Fault = (answer) => (random.chance(1 / 3) ? random.one(falseAnswers)(answer) : answer);
    for (const proxy of proxies) proxy.answerWith(lie);
    await pause(random.whole(100, 900));
    for (const proxy of proxies) proxy.answerWith(null);
    await someMoment(ledger, random);
    await load.stop();
  } else {
    parts.line.lead(null);
    parts.blobLine.lead(null);
    if (fault === 'stop') {
      await parts.azurite.stop();
      parts.azurite = await startAzurite(parts.folder);
    }
    await pause(random.whole(100, 900));
    parts.line.lead(parts.azurite.port);
    parts.blobLine.lead(parts.azurite.blobPort);
    // The same server goes on by itself.
    await someMoment(ledger, random);
    await load.stop();
  }
  count(tally, ledger);
  await checkPeriod(clientOf(await parts.server.ready), period, ledger);
  const store = await openTableStore(connectionStringOf(parts.line.port, parts.blobLine.port), 'faults');
  await checkChains(store, ledger);
  await store.close();
  note(tally, ledger, `${fault}, period ${period}`);
}
