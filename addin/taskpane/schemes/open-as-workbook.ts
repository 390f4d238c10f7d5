// Lays a scheme out as tables in the open workbook.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import { planSchemeWorkbook } from '../../../shared/sheets/scheme-workbook/plan-scheme-workbook';
import type { Workbook } from '../../workbook/port';
import { rememberSchemeWorkbook, type Base } from './scheme-workbook';

export interface Opening {
  readonly scheme: Scheme;
  readonly base: Base | null;
}

/** Gives how many sheets there are. Rejects with WorkbookRefused, or when stopped; the workbook is then as it was. */
export async function openAsWorkbook(
  workbook: Workbook,
  { scheme, base }: Opening,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const plans = planSchemeWorkbook({ scheme, language });
  await workbook.lay(plans, {
    signal,
    fill: () => rememberSchemeWorkbook(workbook, { scheme: scheme.id, base }),
  });
  return plans.length;
}
