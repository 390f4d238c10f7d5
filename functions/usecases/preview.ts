// Pre-assessment (预考评): the same calculation on sheets that count for nothing, with what records count; nothing is stored.
import type { z } from 'zod';
import type { previewSchema } from '../../shared/api/preview';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { nothingCounted, type Counted } from '../../shared/registers/counted';
import { effectiveSheets } from '../../shared/registers/effective-sheets';
import { parseCyclePeriod, type Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { consolidate } from '../../shared/scoring/consolidate';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Results } from '../../shared/scoring/results';
import { openScope, requestOf } from './access';
import { countedFor } from './counted';
import type { Person } from './person';
import type { StoreAndClock } from './store-and-clock';
import { RequestRefusal } from './request-refusal';
import { getScheme } from './schemes';
import { findPeriod, opened } from './stored-period';

export async function preview(
  given: StoreAndClock,
  actor: Person,
  { scheme: named, period, sheets: input }: z.output<typeof previewSchema>,
): Promise<Results> {
  const scheme = typeof named === 'string' ? await getScheme(given, actor.organisation, named) : acceptable(named);
  const cycle = parseCyclePeriod(scheme, period);
  if (!cycle.ok) throw new RequestRefusal('period-refused', 'Not a period of this scheme', cycle.faults);
  const plan = planScheme(scheme);
  const sheets = parseSheets(plan, input);
  if (!sheets.ok) throw new RequestRefusal('sheets-refused', 'The sheets break rules of the scheme', sheets.faults);
  const counted = typeof named === 'string' ? await countedThere(given, actor, named, cycle.value) : nothingCounted;
  return consolidate(scheme, cycle.value, effectiveSheets(plan, sheets.value, counted));
}

/** What records count in a period as far as it is the person's to see; nothing where it was not opened. */
async function countedThere(given: StoreAndClock, actor: Person, scheme: string, period: Period): Promise<Counted> {
  const stored = await findPeriod(requestOf(given, actor, { organisation: actor.organisation, scheme, period }));
  const scope = stored && (await openScope(stored, 'counted', actor));
  if (stored === null || scope === null || typeof scope === 'string') return nothingCounted;
  return countedFor({ ...(await opened(stored)), scope });
}

function acceptable(document: unknown): Scheme {
  const parsed = parseScheme(document);
  if (parsed.ok) return parsed.value;
  throw new RequestRefusal('scheme-refused', 'The scheme breaks rules of the format', parsed.faults);
}
