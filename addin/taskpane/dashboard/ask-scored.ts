// The sheets that count in a period, with what records count on them, as far as the reader is shown them: what lost points come from.
import type { CountedShown } from '../../../shared/api/results';
import type { Counted } from '../../../shared/registers/counted';
import { effectiveSheets } from '../../../shared/registers/effective-sheets';
import type { ComponentId, IndicatorId, UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import { planScheme } from '../../../shared/scoring/scheme-plan';
import type { Sheet } from '../../../shared/scoring/sheet';
import { loadCounted } from '../../session/scheme-source';
import { loadSheets } from '../analysis/accepted-sheets';
import type { Asking } from './view';

/** What names nothing of the scheme counts nowhere. */
function countedAs({ postings, gates }: CountedShown): Counted {
  const placed = <Place extends { readonly unit: string; readonly component: string }>(place: Place) => ({
    ...place,
    unit: place.unit as UnitId,
    component: place.component as ComponentId,
  });
  return {
    postings: postings.map(({ indicator, ...posting }) => ({
      ...placed(posting),
      ...(indicator !== undefined && { indicator: indicator as IndicatorId }),
    })) as Counted['postings'],
    gates: gates.map(placed),
  };
}

/** As the results are made of them: accepted sheets alone would not show what records took. */
export async function askSheetsThatCount(
  { api }: Asking,
  scheme: Scheme,
  period: string,
  signal: AbortSignal,
): Promise<Sheet[]> {
  const [accepted, counted] = await Promise.all([
    loadSheets(api, scheme, period, signal),
    loadCounted(api, { scheme: scheme.id, period }, signal),
  ]);
  return effectiveSheets(planScheme(scheme), accepted, countedAs(counted));
}
