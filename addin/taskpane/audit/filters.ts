// The filters of the audit entries as somebody sets them, and as the service is asked.
import type { AuditAct } from '../../../shared/api/audit';
import type { QueryOf } from '../../../shared/api/routes';

/** Empty texts filter nothing; dates are those of a date field, in the computer's time zone. */
export interface Filters {
  readonly scheme: string;
  readonly period: string;
  readonly who: string;
  readonly what: AuditAct | '';
  readonly from: string;
  readonly to: string;
}

export const noFilters: Filters = { scheme: '', period: '', who: '', what: '', from: '', to: '' };

/** The day of `to` counts to its end. */
export function queryOf({ scheme, period, who, what, from, to }: Filters): QueryOf<'audit'> {
  return {
    ...(scheme && { scheme }),
    ...(period.trim() && { period: period.trim() }),
    ...(who.trim() && { who: who.trim() }),
    ...(what && { what }),
    ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}
