// The real local server on a fresh SQLite store, and requests to it by real tokens of the sample's people.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { problemSchema, type Problem } from '../../../shared/api/problem';
import {
  routes,
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type RouteId,
} from '../../../shared/api/routes';
import { urlOf } from '../../../shared/api/url';
import { localSettings } from '../../../functions/local/development/settings';
import type { Ask } from '../../browser/service';
import { openStore, storeSettings } from '../../../functions/store/open-store';
import { folderFiles } from '../../../functions/store/folder-files';
import { filesFolder, sqliteFile } from '../../../functions/store/sqlite-store';
import { MAX_BATCH_BYTES, MAX_OPERATIONS } from '../../../functions/store/limits';
import type { Operation, Store } from '../../../functions/store/store';
import { october } from '../october';
import type { Site } from '../../../functions/local/server/static-files';
import { startLocalServer } from '../../../functions/local/development/local-server';

export interface Asked {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The sample organisation is made once for all test files: each starts over a copy of its own. */
export async function copySample(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const folder = process.env['SAMPLE_STORE'];
  if (folder === undefined) return;
  if (env['STORE'] === undefined) await cp(folder, dataDir, { recursive: true });
  else await copyRows(folder, await openStore(storeSettings.parse(env)));
}

async function copyRows(folder: string, to: Store): Promise<void> {
  const from = new Database(sqliteFile(folder), { readonly: true });
  const all = from.prepare('SELECT partition, row, value FROM record ORDER BY partition, row').all();
  from.close();
  let [partition, bytes, batch] = ['', 0, [] as Operation[]];
  const write = async () => {
    if (batch.length > 0) await to.batch(partition, batch);
    [bytes, batch] = [0, []];
  };
  for (const { row, value, ...at } of all as { partition: string; row: string; value: string }[]) {
    const size = Buffer.byteLength(value);
    const isFull = batch.length === MAX_OPERATIONS || bytes + size > MAX_BATCH_BYTES;
    if (isFull || at.partition !== partition) await write();
    batch.push({ kind: 'put', row, value, expect: 'any' });
    [partition, bytes] = [at.partition, bytes + size];
  }
  await write();
  await copyFiles(all as { partition: string; row: string }[], folder, to);
  await to.close();
}

async function copyFiles(all: readonly { partition: string; row: string }[], folder: string, to: Store): Promise<void> {
  const from = folderFiles(filesFolder(folder));
  for (const { partition, row } of all.filter((one) => one.row.startsWith('file!'))) {
    const digest = row.slice('file!'.length);
    await to.files.put(partition, digest, (await from.get(partition, digest)) ?? new Uint8Array());
  }
}

export async function localService(
  env: Readonly<Record<string, string>> = {},
  clock: () => Date = () => october,
  sites: readonly Site[] = [],
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'scorebook-'));
  await copySample(dataDir, env);
  const logged: unknown[] = [];
  const server = await startLocalServer({
    // Tests ask faster than people.
    settings: localSettings({ PORT: '0', DATA_DIR: dataDir, RATE_BURST: '1000000', ...env }),
    env: {},
    clock,
    sites,
    version: 'test',
    log: (level, entry) => logged.push({ level, entry }),
  });
  const tokens = new Map<string, string>();

  const tokenOf = async (person: string): Promise<string> => {
    // A token does not live for days.
    const today = `${person} ${clock().toISOString().slice(0, 10)}`;
    const known = tokens.get(today);
    if (known !== undefined) return known;
    const answer = await fetch(`${server.url}/dev/token`, { method: 'POST', body: JSON.stringify({ person }) });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    tokens.set(today, token);
    return token;
  };

  const send = async (method: string, path: string, body: BodyInit | undefined, { as, headers = {} }: Asked) => {
    const authorization: Record<string, string> =
      as === undefined ? {} : { authorization: `Bearer ${await tokenOf(as)}` };
    const answer = await fetch(server.url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };

  /** Asks a route as the contract describes it and expects the answer that the contract describes. */
  const ask = async <Id extends RouteId>(
    id: Id,
    params: ParamsOf<Id>,
    { body, query, ...asked }: Asked & { body?: BodyOf<Id>; query?: QueryOf<Id> } = {},
  ): Promise<Answered<AnswerOf<Id>>> => {
    const path = urlOf(id, params, query ?? ({} as QueryOf<Id>));
    const answer = await send(routes[id].method, path, body === undefined ? undefined : JSON.stringify(body), asked);
    if (answer.status !== routes[id].status) throw new Error(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return { ...answer, body: routes[id].response.parse(answer.body) as AnswerOf<Id> };
  };

  /** As the tests of the browser ask their service: by address, and throwing where it refuses. */
  const askPlainly: Ask = async (as, method, address, body, headers = {}) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const raw = body instanceof Uint8Array ? new Uint8Array(body) : json;
    const answer = await send(method, `/api${address}`, raw, { as, headers });
    if (answer.status >= 400) throw new Error(`${method} ${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  /** Asks and expects a refusal that is problem+json. */
  const refused = async (
    method: string,
    path: string,
    { body, raw, ...asked }: Asked & { body?: unknown; raw?: BodyInit } = {},
  ): Promise<Problem> => {
    const answer = await send(method, path, raw ?? (body === undefined ? undefined : JSON.stringify(body)), asked);
    if (answer.status < 400) throw new Error(`not refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = problemSchema.parse(answer.body);
    expect(problem.status).toBe(answer.status);
    return problem;
  };

  /** Every record that the store holds, each with the version of its last write, to compare before and after. */
  const contents = (): unknown[] => {
    const database = new Database(join(dataDir, 'scorebook.db'), { readonly: true });
    try {
      return database
        .prepare("SELECT partition || ' ' || row || ' ' || etag AS record FROM record ORDER BY partition, row")
        .all();
    } finally {
      database.close();
    }
  };

  /** Refused through no fault of the service, with nothing stored; its faults also as one text each. */
  const refusedUntouched = async (...asked: Parameters<typeof refused>) => {
    const before = contents();
    const problem = await refused(...asked);
    expect(contents()).toEqual(before);
    expect(problem.status).toBeLessThan(500);
    return { code: problem.code, faults: problem.faults.map(({ code, path }) => `${code} ${path}`), problem };
  };

  /** What no use case does: changes what is stored behind the service's back. */
  const damage = (sql: string): void => {
    const database = new Database(join(dataDir, 'scorebook.db'));
    database.exec(sql);
    database.close();
  };

  const stop = async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url: server.url,
    dataDir,
    logged,
    tokenOf,
    send,
    ask,
    askPlainly,
    refused,
    refusedUntouched,
    contents,
    damage,
    stop,
  };
}

export type LocalService = Awaited<ReturnType<typeof localService>>;
