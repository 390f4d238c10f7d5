// Pre-assessment (预考评): the same calculation on sheets that count for nothing; nothing is stored.
import type { z } from 'zod';
import type { previewSchema } from '../../shared/api/preview';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { parseCyclePeriod } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { consolidate } from '../../shared/scoring/consolidate';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Results } from '../../shared/scoring/results';
import type { StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';
import { getScheme } from './schemes';

export async function preview(
  given: StoreAndClock,
  organisation: string,
  { scheme: named, period, sheets: input }: z.output<typeof previewSchema>,
): Promise<Results> {
  const scheme = typeof named === 'string' ? await getScheme(given, organisation, named) : acceptable(named);
  const cycle = parseCyclePeriod(scheme, period);
  if (!cycle.ok) throw new RequestRefusal('period-refused', 'Not a period of this scheme', cycle.faults);
  const sheets = parseSheets(planScheme(scheme), input);
  if (!sheets.ok) throw new RequestRefusal('sheets-refused', 'The sheets break rules of the scheme', sheets.faults);
  return consolidate(scheme, cycle.value, sheets.value);
}

function acceptable(document: unknown): Scheme {
  const parsed = parseScheme(document);
  if (parsed.ok) return parsed.value;
  throw new RequestRefusal('scheme-refused', 'The scheme breaks rules of the format', parsed.faults);
}
