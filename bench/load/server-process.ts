// A server as a process of its own: started, asked for its address and its memory, ended.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { highestResident } from '../highest-memory';

export interface ServerProcess {
  readonly url: string;
  /** the most memory that it has had, in bytes; null where the system does not tell */
  highest(): number | null;
  end(): Promise<void>;
}

/** `ready` finds the address in a line that it says; what it says is read on, so that it is never held up. */
export function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: (line: string) => string | undefined,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const highest = () => highestResident(child.pid);
  const end = (): Promise<void> => {
    child.kill();
    return ended;
  };
  return new Promise((resolve, reject) => {
    let last = '';
    createInterface(child.stdout).on('line', (line) => {
      last = line;
      const url = ready(line);
      if (url !== undefined) resolve({ url, highest, end });
    });
    void ended.then(() => reject(new Error(`${args[0]} ended with ${child.exitCode}: ${last}`)));
  });
}

/** What our own servers say once they listen. */
export function readyIn(line: string): string | undefined {
  return (JSON.parse(line) as { readonly ready?: string }).ready;
}
