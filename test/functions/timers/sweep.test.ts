// The sweep as Azure calls it: what goes wrong is told as every error is, without content, and the call fails for all to see.
import { InvocationContext, type Timer } from '@azure/functions';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostPeriodBytes } from '../../../shared/api/files';
import { noChannels } from '../../../functions/channels/channel';
import { functionTable, type TimerEntry } from '../../../functions/function-table';
import { putBody } from '../../../functions/store/bodies';
import { rowsUnder } from '../../../functions/store/encode-key';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { peopleChain, schemesChain } from '../../../functions/usecases/chains';

const secret = '王小明';
const nothingExpired = { expiredFiles: 0, expiredContacts: 0, replacedNames: 0, jobs: 0 };
const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: '', next: '', lastUpdated: '' },
};

let folder: string;
let store: Store;
let time: number;
let logged: { level: string; entry: Readonly<Record<string, unknown>> }[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorebook-'));
  store = await openSqliteStore(folder);
  time = Date.parse('2026-10-15T18:30:00Z');
  logged = [];
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Microsoft's worker writes a text as it stands, anything else over many lines. */
const entryOf = (line: unknown) => {
  expect(line).toEqual(expect.stringMatching(/^\{.*\}$/));
  return JSON.parse(line as string) as Readonly<Record<string, unknown>>;
};

const call = async (): Promise<unknown> => {
  const validateToken = () => Promise.reject(new Error('nobody asks'));
  const clock = () => new Date(time);
  const service = {
    ...{
      store,
      clock,
      version: 'test',
      validateToken,
      rateLimit: () => null,
      organisations: ['demo'],
      mostPeriodBytes,
    },
    checkStore: () => Promise.resolve(),
    assertWhole: () => Promise.resolve(),
    channels: noChannels,
  };
  const table = functionTable(() => Promise.resolve(service));
  const { options } = table.find(({ kind }) => kind === 'timer') as TimerEntry;
  const logHandler = (level: string, ...lines: unknown[]) =>
    lines.forEach((line) => logged.push({ level, entry: entryOf(line) }));
  return options.handler(timer, new InvocationContext({ invocationId: 'i1', functionName: 'sweep', logHandler }));
};

/** What Azure logs of a failed call besides our own lines: the error that was thrown. */
const thrownBy = (calling: Promise<unknown>) =>
  calling.then(
    () => null,
    (error: Error) => `${error.message} ${error.stack} ${String(error.cause)}`,
  );

test('a call that goes well is told on one line', async () => {
  await call();
  const entry = { invocation: 'i1', timer: 'sweep', ...nothingExpired, removed: 0, waiting: 0, postponed: 0 };
  expect(logged).toEqual([{ level: 'information', entry }]);
});

test('a partition that cannot be swept: told without what stands in it, the others swept, and the call fails', async () => {
  const [people, schemes] = [peopleChain('demo').partition, schemesChain('demo').partition];
  for (const partition of [people, schemes]) await putBody(store, partition, 'left by a crash');
  await call();
  const [mark] = (await store.keys(people, rowsUnder('unreached'))).rows;
  await store.batch(people, [{ kind: 'put', row: mark as string, value: `${secret} 97.31`, expect: 'any' }]);
  time += 24 * 60 * 60 * 1000;
  logged = [];
  const thrown = await thrownBy(call());
  expect(thrown).toContain('sweep');
  expect(logged).toEqual([
    {
      level: 'error',
      entry: {
        invocation: 'i1',
        timer: 'sweep',
        error: expect.objectContaining({
          name: 'StoreUnavailable',
          cause: expect.objectContaining({ name: 'SyntaxError' }),
        }),
      },
    },
    {
      level: 'information',
      entry: { invocation: 'i1', timer: 'sweep', ...nothingExpired, removed: 1, waiting: 0, postponed: 0 },
    },
  ]);
  expect((await store.keys(schemes, rowsUnder('body'))).rows).toEqual([]);
  for (const word of [secret, '97.31', 'unreached', people]) {
    expect(thrown).not.toContain(word);
    expect(JSON.stringify(logged)).not.toContain(word);
  }
});

test('a store that does not answer: told with its name, and the call fails', async () => {
  await store.close();
  expect(await thrownBy(call())).toContain('sweep');
  expect(logged).toEqual([
    {
      level: 'error',
      entry: { invocation: 'i1', timer: 'sweep', error: expect.objectContaining({ name: 'StoreUnavailable' }) },
    },
  ]);
  store = await openSqliteStore(folder);
});
