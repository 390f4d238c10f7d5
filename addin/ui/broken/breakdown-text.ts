// A breakdown as text for whoever is to find out why: when, where, what, and the calls that led to it.
import type { Breakdown } from './error-boundary';

export function breakdownText({ error, within }: Breakdown, at: Date, browser: string): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const calls = error instanceof Error ? (error.stack ?? '') : '';
  // Some browsers begin the calls with the message, others do not.
  const parts = [at.toISOString(), browser, calls.includes(what) ? calls : [what, calls].join('\n'), within];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}
