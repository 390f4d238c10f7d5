// The worked cases, parsed: schemes, sheets and the results that exact arithmetic gives.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCyclePeriod, type Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Sheet } from '../../shared/scoring/sheet';
import { accepted, schemeFrom, sheetsFrom } from './accepted';

export interface WorkedCase {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: Sheet[];
  readonly expected: object;
}

const folder = join(__dirname, '../cases');

export const caseNames = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

export function workedCase(name: string): WorkedCase {
  const document = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Record<keyof WorkedCase, unknown>;
  const scheme = schemeFrom(document.scheme);
  return {
    scheme,
    period: accepted(parseCyclePeriod(scheme, document.period)),
    sheets: sheetsFrom(scheme, document.sheets),
    expected: document.expected as object,
  };
}
