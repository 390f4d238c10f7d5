// The built product as a newcomer starts it, on a free port over an empty data folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Scheme } from '../../shared/scheme/scheme';

const root = path.resolve(__dirname, '../..');

/** Asks the API as a person of the sample organisation, with JSON, or bytes as they are; throws where it refuses. */
export type Ask = (
  person: string,
  method: string,
  address: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<unknown>;

export interface RunningService {
  readonly url: string;
  /** its data folder */
  readonly data: string;
  readonly ask: Ask;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
  /** Kills it as a power cut would; its data stay, to start another one over them. */
  kill(): Promise<{ readonly data: string }>;
}

/** Asks the service at an address. */
export function askAs(url: string): Ask {
  return async (person, method, address, body, headers = {}) => {
    const token = await fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    const { access_token: access } = (await token.json()) as { access_token: string };
    const response = await fetch(`${url}/api${address}`, {
      method,
      headers: {
        authorization: `Bearer ${access}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

interface Start {
  /** the data folder to start over; otherwise a new one */
  readonly data?: string;
  /** the folder whose pages it serves; otherwise those that were built */
  readonly folder?: string;
  /** the files of a key and a certificate, by which it serves https; nothing can be asked of it then but pages */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export async function startService({
  data = mkdtempSync(path.join(tmpdir(), 'scorebook-data-')),
  folder = root,
  tls,
}: Start = {}): Promise<RunningService> {
  const server = spawn(process.execPath, [path.join(root, 'dist/local/main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ PORT: '0', DATA_DIR: data, STORE: 'sqlite' },
      ...(tls && { TLS_KEY: tls.key, TLS_CERT: tls.cert }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /https?:\/\/[^/\s]+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });

  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(data, { recursive: true });
  };
  const kill = async (): Promise<{ readonly data: string }> => {
    server.kill('SIGKILL');
    await once(server, 'exit');
    return { data };
  };
  return { url, data, ask: askAs(url), stop, kill };
}

/** Puts a scheme in and gives its groups to the sample organisation's assessors of Luan, who have groups of the same names. */
export async function putScheme(service: Pick<RunningService, 'ask'>, scheme: Scheme): Promise<void> {
  await service.ask('office-1', 'PUT', `/schemes/${scheme.id}`, scheme, { 'if-none-match': '*' });
  for (const { id: group } of scheme.groups) {
    const person = `assessor-luan-${group}`;
    await service.ask('admin', 'PUT', `/people/${person}`, { name: person, roles: [`assessor:${scheme.id}/${group}`] });
  }
}

/** The published months of the sample organisation, the last one first; which ones they are depends on today's date. */
export async function publishedMonths(service: RunningService): Promise<string[]> {
  const { periods } = (await service.ask('office-1', 'GET', '/schemes/luan/periods')) as {
    periods: { period: string; state: string }[];
  };
  return periods
    .flatMap(({ period, state }) => (state === 'published' ? [period] : []))
    .sort()
    .reverse();
}
