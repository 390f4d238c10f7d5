// The built local server as a process of its own, which can be killed, limited, and asked how it ended.
import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** what it wrote to its standard error */
  readonly said: string;
}

export interface ServerProcess {
  readonly pid: number;
  /** its address; rejects where it ends before it is ready */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  /** SIGKILL: it can do nothing more */
  kill(): Promise<Ended>;
  /** SIGTERM: it ends as it should */
  stop(): Promise<Ended>;
}

/** `through` is the command, with its first arguments, that starts node under some limit. */
export function startServer(
  env: Readonly<Record<string, string>>,
  through: readonly [string, ...string[]] | readonly [] = [],
): ServerProcess {
  const [program, ...rest] = [...through, process.execPath, 'dist/local/main.js'] as [string, ...string[]];
  const child = spawn(program, rest, {
    env: { ...process.env, PORT: '0', RATE_BURST: '1000000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, url] = /ready: (http:\/\/[^/\s]+)\//.exec(told) ?? [];
      if (url !== undefined) resolve(url);
    });
    void ended.then(
      ({ code, signal }) => reject(new Error(`the server ended (${code ?? signal}) before it was ready: ${said}`)),
      reject,
    );
  });
  // Whoever kills it while it starts does not wait for it to be ready.
  ready.catch(() => undefined);
  const end = (signal: NodeJS.Signals) => () => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid ?? 0, ready, ended, kill: end('SIGKILL'), stop: end('SIGTERM') };
}
