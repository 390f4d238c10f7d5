// What units lost in a period, by the sheets that count and what records count on them, as far as the reader is shown them.
import type { CountedShown } from '../../../shared/api/results';
import { unitsLost, type UnitsLost } from '../../../shared/dashboard/heat-figures';
import type { Counted } from '../../../shared/registers/counted';
import { effectiveSheets } from '../../../shared/registers/effective-sheets';
import type { ComponentId, IndicatorId, UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import { planScheme } from '../../../shared/scoring/scheme-plan';
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
export async function askUnitsLost(
  { api }: Asking,
  scheme: Scheme,
  period: string,
  signal: AbortSignal,
): Promise<UnitsLost> {
  const [accepted, counted] = await Promise.all([
    loadSheets(api, scheme, period, signal),
    loadCounted(api, { scheme: scheme.id, period }, signal),
  ]);
  return unitsLost(scheme, effectiveSheets(planScheme(scheme), accepted, countedAs(counted)));
}
