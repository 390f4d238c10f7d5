// What a parser accepted; a refusal fails the test with its faults.
import type { Parsed } from '../../shared/scheme/fault';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { parsePeriod, type Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';

export function accepted<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.faults)}`);
  return parsed.value;
}

export const schemeFrom = (document: unknown): Scheme => accepted(parseScheme(document));
export const sheetsFrom = (scheme: Scheme, sheets: unknown): Sheet[] =>
  accepted(parseSheets(planScheme(scheme), sheets));
export const period = (text: string): Period => accepted(parsePeriod(text));
