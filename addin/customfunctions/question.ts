// What a custom function has to ask the service before it can give a value; still no request: `lookup` puts many into one.
import { longestName, type UnitFigures } from '../../shared/api/figures';
import type { Period } from '../../shared/scheme/period';
import type { Language } from '../../shared/scheme/text';
import { optionalText, periodIn, textIn } from './cells';
import type { Parameter } from './parameters';
import { Refusal } from './refusal';

/** A unit in a period. `scheme` null is the only one in which that period was opened. */
export interface Wanted {
  readonly scheme: string | null;
  readonly period: Period;
  readonly unit: string;
  readonly explain: boolean;
}

export type FoundFigures = Extract<UnitFigures, { found: true }>;

/** What is wanted, and the value of the cells once it is found; `read` throws a Refusal where it holds no such figure. */
export class Question {
  constructor(
    readonly wanted: Wanted,
    readonly read: (found: FoundFigures, language: Language) => unknown,
  ) {}
}

function short(name: string, parameter: Parameter): string {
  if (name.length > longestName) throw new Refusal('too-long', parameter);
  return name;
}

/** What the cells of a function ask for. */
export function wantedIn(unit: unknown, period: unknown, scheme: unknown, explain: boolean): Wanted {
  const named = optionalText(scheme, 'scheme');
  return {
    scheme: named === null ? null : short(named, 'scheme'),
    period: periodIn(period, 'period'),
    unit: short(textIn(unit, 'unit'), 'unit'),
    explain,
  };
}
