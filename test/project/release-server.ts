// A release as a system runs it: its commands, its server started in its folder, spoken to over https, killed.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';

const tlsFolder = join(__dirname, '../functions/local/tls');
export const tls = { TLS_KEY: join(tlsFolder, 'localhost.key'), TLS_CERT: join(tlsFolder, 'localhost.crt') };
const ca = readFileSync(tls.TLS_CERT);

export type Env = Readonly<Record<string, string>>;

/** Gives what a program has printed; throws with all it said where it fails. */
export function run(program: string, args: readonly string[], cwd: string, env: Env = {}): string {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { PATH, HOME, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

export interface ReleaseServer {
  readonly url: string;
  /** what it has told, a line each */
  readonly lines: readonly string[];
  /** Resolves with its exit code, null where it was killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Resolves when it is ready; rejects with what it told where it ends before. */
export async function startRelease(folder: string, env: Env): Promise<ReleaseServer> {
  const { PATH = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, ['server/main.js'], {
    cwd: folder,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, ready] = /"ready":"([^"]+)"/.exec(told) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${told}`)));
  });
  return {
    url,
    get lines() {
      return told.split('\n').filter(Boolean);
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A request over https to this machine, by the name that the certificate is for. */
export function askRelease(url: string, headers: Env = {}, method = 'GET', body?: unknown): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const all = { ...headers, ...(sent !== undefined && { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca, servername: 'localhost', method, headers: all }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 0, type, text: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject).end(sent);
  });
}
