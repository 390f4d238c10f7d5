// The log of a server of one's own: one line of JSON for each thing told, with its moment and level, from the level on that is asked for.
import { z } from 'zod';
import type { Log } from './function-host';

/** As Azure's host calls them, and as they are written. */
const levels = {
  trace: 'debug',
  debug: 'debug',
  information: 'info',
  warning: 'warn',
  error: 'error',
  critical: 'error',
} as const;
const written = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof written)[number];

export const logSettings = z
  .object({ LOG_LEVEL: z.enum(written).default('info') })
  .transform(({ LOG_LEVEL: level }) => level);

/** A log that writes what is at least of this level. */
export function logLines(least: LogLevel, clock: () => Date, write: (line: string) => void): Log {
  return (told, entry) => {
    const level = levelOf(told);
    if (written.indexOf(level) < written.indexOf(least)) return;
    const what = typeof entry === 'object' && entry !== null ? entry : { message: String(entry) };
    write(`${JSON.stringify({ at: clock().toISOString(), level, ...what })}\n`);
  };
}

function levelOf(told: string): LogLevel {
  return told in levels ? levels[told as keyof typeof levels] : 'info';
}
