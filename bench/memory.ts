// Peak memory of a consolidation beyond its parsed input, measured in a process of its own.
import { execFileSync } from 'node:child_process';
import { platform } from 'node:os';
import { consolidate } from '../shared/scoring/consolidate';
import type { Comparison } from './comparison';
import { forgetHighest, highestResident } from './highest-memory';
import { madePeriod } from './made-period';

const units = 100_000;
const mebibyte = 2 ** 20;

interface Taken {
  readonly input: number;
  readonly peak: number;
}

/**
 * Runs in the child process. The input is what the heap holds more after reading and full collections. The peak is the
 * highest resident memory during the consolidation, garbage and all, less what was resident before it; heap that was resident
 * but free before is added, since the consolidation could use it unseen.
 */
export function takeMemory(): void {
  const collected = () => {
    if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
    // Pages are given back by the collection after the one that empties them.
    for (let i = 0; i < 3; i += 1) globalThis.gc();
    return process.memoryUsage();
  };
  const empty = collected();
  const { scheme, period, sheets } = madePeriod(units);
  const before = collected();
  forgetHighest();
  const results = consolidate(scheme, period, sheets);
  const highest = highestResident() ?? NaN;
  if (results.units.length * scheme.components.length !== sheets.length) throw new Error('results are not whole');
  const taken: Taken = {
    input: before.heapUsed - empty.heapUsed,
    peak: highest - before.rss + (before.heapTotal - before.heapUsed),
  };
  process.stdout.write(JSON.stringify(taken));
}

/** `program` is the bundle that runs `takeMemory` when its first argument is `memory`. */
export function memory(program: string): Comparison {
  const name = 'Memory of a consolidation';
  if (platform() !== 'linux')
    return { name, figures: [], skipped: 'the high mark of resident memory is read on Linux only' };
  const output = execFileSync(process.execPath, ['--expose-gc', program, 'memory'], { encoding: 'utf8' });
  const { input, peak } = JSON.parse(output) as Taken;
  const of = `${units.toLocaleString('en')} units`;
  return {
    name,
    figures: [
      { what: `${of}: parsed input`, value: input / mebibyte, unit: 'MiB' },
      { what: `${of}: peak beyond it`, value: peak / mebibyte, unit: 'MiB' },
      { what: `${of}: peak beyond the input, times the input`, value: peak / input, unit: '×', atMost: 1 },
    ],
  };
}
