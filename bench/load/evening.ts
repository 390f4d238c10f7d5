// The last evening over HTTP: everybody at once at the server of a release, and at bare servers that take and answer the same bytes, one of them doing the same writes.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import path from 'node:path';
import { openStore, storeSettings } from '../../functions/store/open-store';
import { memoryFigure, type Figure } from '../comparison';
import { callsOf, kinds, organisation, peopleOf, type Answer, type Call, type Evening } from './evening-calls';
import { startIssuer } from './evening-issuer';
import type { Told } from './evening-server';
import { keyOf, prepare, writesOf } from './evening-store';
import type { Batch } from './replayed';
import { readyIn, startProcess, type ServerProcess } from './server-process';

type Env = Readonly<Record<string, string>>;

/** Settings of two stores of one kind, the product's and the bare server's, and of an embedded one in which the writes are found out. */
export interface Stores {
  readonly product: Env;
  readonly bare: Env;
  readonly trial: Env;
}

/**
 * How many times a bare store's time the whole evening may take, and the slowest twentieth of its submissions. The median says little: all come at
 * once, and it hangs on which of them a server answers first.
 */
export interface Bounds {
  readonly whole: number;
  readonly submission: number;
}

interface Answered {
  readonly name: string;
  readonly kind: Call['kind'];
  readonly ms: number;
  readonly bytes: number;
  readonly isRefused: boolean;
}

/** `built` is the folder of built programs, `folder` one for what is made meanwhile. */
export async function evening(
  name: string,
  stores: Stores,
  scale: Evening,
  bounds: Bounds,
  { built, folder }: { readonly built: string; readonly folder: string },
): Promise<Figure[]> {
  const issuer = await startIssuer(organisation);
  try {
    const batches = await writesIn(stores.trial, scale);
    await within(stores.product, (store) => prepare(store, scale));
    const calls = callsOf(scale);
    const tokens = new Map(peopleOf(scale).map(([id]) => [id, issuer.tokenFor(id)]));
    const settings = { AUTH_ISSUERS: issuer.setting, TRUST_PROXY: 'loopback', PORT: '0', ...stores.product };
    const start = (args: string[], env: Env) => startProcess(args, env, readyIn);
    const ours = await through(await start([path.join(built, 'server/main.js')], settings), calls, tokens);
    const file = path.join(folder, 'told.jsonl');
    await tell(file, ours.answered, batches);
    const bare = path.join(built, 'load/evening-server.js');
    const nothing = await through(await start([bare, file], {}), calls, tokens);
    const kept = await through(await start([bare, file, 'store'], stores.bare), calls, tokens);
    return figures(name, { ours, nothing, kept }, bounds);
  } finally {
    issuer.close();
  }
}

async function within<Made>(
  env: Env,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Made>,
): Promise<Made> {
  const store = await openStore(storeSettings.parse(env));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function writesIn(env: Env, scale: Evening): Promise<ReadonlyMap<string, readonly Batch[]>> {
  return within(env, async (store) => {
    await prepare(store, scale);
    const all = new Map<string, readonly Batch[]>();
    for await (const [key, batches] of writesOf(store, scale)) all.set(key, batches);
    return all;
  });
}

async function tell(file: string, answered: readonly Answered[], batches: ReadonlyMap<string, readonly Batch[]>) {
  const stream = createWriteStream(file);
  for (const { name, bytes } of answered) {
    const told: Told = [name, bytes, batches.get(name) ?? []];
    if (!stream.write(`${JSON.stringify(told)}\n`)) await once(stream, 'drain');
  }
  await once(stream.end(), 'close');
}

async function through(server: ServerProcess, calls: readonly Call[][], tokens: ReadonlyMap<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: calls.length });
  try {
    const start = performance.now();
    const answered = await Promise.all(
      calls.map(async (own, person) => {
        const all: Answered[] = [];
        let before: Answer = null;
        for (const [turn, call] of own.entries()) {
          const { answer, ...told } = await answerTo(server.url, agent, call, keyOf(person, turn), before, tokens);
          before = answer;
          all.push(told);
        }
        return all;
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    return { answered: answered.flat(), seconds, highest: server.highest() };
  } finally {
    agent.destroy();
    await server.end();
  }
}

function answerTo(
  url: string,
  agent: Agent,
  { by, kind, path: where, body }: Call,
  key: string,
  before: Answer,
  tokens: ReadonlyMap<string, string>,
) {
  const sent = body === null ? '' : JSON.stringify(body(before));
  const headers = {
    authorization: `Bearer ${tokens.get(by)}`,
    ...(body !== null && { 'content-type': 'application/json', 'idempotency-key': key }),
  };
  const start = performance.now();
  return new Promise<Answered & { readonly answer: Answer }>((resolve, reject) => {
    const asked = ask(`${url}${where}`, { method: body === null ? 'GET' : 'POST', agent, headers }, (response) => {
      const isRefused = (response.statusCode ?? 0) >= 300;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const ms = performance.now() - start;
        const received = Buffer.concat(chunks);
        if (isRefused) console.error(response.statusCode, where, received.toString().slice(0, 500));
        const isRecord = kind === 'record' && received[0] === 123;
        const answer = isRecord ? (JSON.parse(received.toString()) as Answer) : null;
        resolve({ name: body === null ? where : key, kind, ms, bytes: received.length, isRefused, answer });
      });
    });
    asked.once('error', reject).end(sent);
  });
}

type Run = Awaited<ReturnType<typeof through>>;

function figures(
  name: string,
  { ours, nothing, kept }: Readonly<Record<'ours' | 'nothing' | 'kept', Run>>,
  bounds: Bounds,
): Figure[] {
  const at = ({ answered }: Run, kind: Call['kind'], part: number): number => {
    const times = answered
      .filter((one) => one.kind === kind)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  };
  const refused = [ours, nothing, kept].flatMap(({ answered }) => answered.filter(({ isRefused }) => isRefused)).length;
  return [
    { what: `${name}: requests refused or failed`, value: refused, unit: '', atMost: 0 },
    { what: `${name}: requests a second`, value: ours.answered.length / ours.seconds, unit: '' },
    { what: `${name}: time of all, to a bare server`, value: ours.seconds / nothing.seconds, unit: '×' },
    {
      ...{ what: `${name}: time of all, to a bare server with a store`, unit: '×' },
      ...{ value: ours.seconds / kept.seconds, atMost: bounds.whole },
    },
    ...kinds.flatMap((kind) =>
      [0.5, 0.95, 0.99].flatMap((part): Figure[] => [
        { what: `${name}: ${kind}, p${part * 100}`, value: at(ours, kind, part), unit: 'ms' },
        {
          ...{ what: `${name}: ${kind}, p${part * 100}, to a bare store`, unit: '×' },
          value: at(ours, kind, part) / at(kept, kind, part),
          ...(kind === 'submission' && part === 0.95 && { atMost: bounds.submission }),
        },
      ]),
    ),
    ...memoryFigure(`${name}: memory of the server at most`, ours.highest),
  ];
}
