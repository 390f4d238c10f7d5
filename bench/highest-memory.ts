// The highest resident memory of a process since it was last reset, as Linux keeps it.
import { readFileSync, writeFileSync } from 'node:fs';

/** In bytes; null where the system does not tell. */
export function highestResident(id: number | 'self' = 'self'): number | null {
  if (process.platform !== 'linux') return null;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024;
}

/** From now on only what this process takes from now on counts. */
export function forgetHighest(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}
