// Each document in one call: loaded, planned, written. What is heavy comes along when the first one is made.
import { noticeOf, type OfPeriod } from '../../shared/documents/notice';
import { resultLetters } from '../../shared/documents/result-letter';
import type { WrittenDocument } from '../../shared/documents/written';
import type { UnitId } from '../../shared/scheme/id';
import type { SheetPlan } from '../../shared/sheets/plan';
import { planResultsWorkbook } from '../../shared/sheets/results-workbook';
import type { Official } from '../../shared/sheets/table/official-sheet';
import type { ApiClient } from '../session/api-client';
import { loadPart } from '../session/load-part';
import { loadExplanations } from './load-explanations';
import { loadOfPeriod, type DocumentAsk } from './load-of-period';

/** The imprint of sheets, with its code. */
export async function officialOf({ imprint, language, results }: OfPeriod): Promise<Official> {
  const { base64Of, qrPng } = await loadPart(() => import('./qr-png'));
  return { language, period: results.period, imprint, qr: base64Of(qrPng(imprint.address)) };
}

/** The sheets of the results workbook, with all explanations that the service gives. */
export async function resultSheets(api: ApiClient, ask: DocumentAsk, signal: AbortSignal): Promise<SheetPlan[]> {
  const of = await loadOfPeriod(api, ask, signal);
  const { scheme, results, language, imprint } = of;
  const units = results.units.map(({ unit }) => unit);
  const explanations = await loadExplanations(api, results, units, language, signal);
  const { qr } = await officialOf(of);
  return planResultsWorkbook({ scheme, results, language, explanations, imprint: { of: imprint, qr } });
}

/** The notice of results. */
export async function loadNotice(
  api: ApiClient,
  ask: DocumentAsk,
  number: string,
  signal: AbortSignal,
): Promise<WrittenDocument> {
  const of = await loadOfPeriod(api, ask, signal);
  return noticeOf({ ...of, number: number.trim() === '' ? null : number.trim() });
}

/** The result letters of one unit, or of all that the person sees. */
export async function loadLetters(
  api: ApiClient,
  ask: DocumentAsk,
  unit: UnitId | null,
  signal: AbortSignal,
): Promise<WrittenDocument> {
  const of = await loadOfPeriod(api, ask, signal);
  const units = unit === null ? of.results.units.map((result) => result.unit) : [unit];
  const explanations = await loadExplanations(api, of.results, units, of.language, signal);
  return resultLetters({ ...of, explanations, units });
}

/** The bytes of a written document as .docx. */
export async function docxOf(document: WrittenDocument, { language }: DocumentAsk): Promise<Uint8Array> {
  const [{ writeDocx }, { qrPng }] = await loadPart(() => Promise.all([import('./write-docx'), import('./qr-png')]));
  return writeDocx(document, language, qrPng(document.imprint.address));
}
