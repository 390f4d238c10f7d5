// What every document of a period's results is made of, as the service gives it to this person: of one digest, whatever happens meanwhile.
import { imprintOf, peopleInImprint } from '../../shared/documents/imprint';
import type { OfPeriod } from '../../shared/documents/notice';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import type { ApiClient } from '../session/api-client';
import { loadNames } from '../ui/use-names';

export interface DocumentAsk {
  readonly scheme: Scheme;
  readonly period: string;
  readonly language: Language;
  /** who issues it; blank leaves it out */
  readonly organisation: string;
  /** where the page stands that proves it */
  readonly origin: string;
}

/** Thrown where results are consolidated again and again while they are read. */
export class ResultsMoving extends Error {
  override readonly name = 'ResultsMoving';
}

/** The day of a moment where the document is made. */
function localDay(moment: string): string {
  const at = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const tries = 3;

async function loadTogether(api: ApiClient, params: { s: string; p: string }, signal: AbortSignal) {
  for (let left = tries; left > 0; left -= 1) {
    const { answer: results, etag } = await api.askWithEtag('results', { params, signal });
    const period = await api.ask('getPeriod', { params, signal });
    // Where something between us and the service takes the name away, the period's own word counts.
    if (etag === null || (period.results !== null && etag.includes(period.results.digest))) return { results, period };
  }
  throw new ResultsMoving(`${params.s} ${params.p}`);
}

export async function loadOfPeriod(api: ApiClient, ask: DocumentAsk, signal: AbortSignal): Promise<OfPeriod> {
  const { scheme, language, organisation, origin } = ask;
  const { results, period } = await loadTogether(api, { s: scheme.id, p: ask.period }, signal);
  const names = await loadNames(api, peopleInImprint(period), signal);
  const nameOf = (person: string): string => names.find((one) => one.id === person)?.title ?? person;
  const imprint = imprintOf({
    ...{ scheme, period, language, origin, nameOf, dayOf: localDay },
    organisation: organisation.trim() === '' ? null : organisation.trim(),
  });
  return { scheme, results, period, imprint, language, today: localDay(new Date().toISOString()), dayOf: localDay };
}
