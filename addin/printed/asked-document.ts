// Which document a printable page shows, as its address says.
import type { Language } from '../../shared/scheme/text';

const kinds = ['notice', 'letter'] as const;

export interface AskedDocument {
  readonly what: (typeof kinds)[number];
  readonly scheme: string;
  readonly period: string;
  /** whose letter; null for all that the person sees */
  readonly unit: string | null;
  readonly organisation: string;
  readonly number: string;
}

/** What an address asks for; null where it leaves something out. */
export function askedDocument(search: string): AskedDocument | null {
  const asked = new URLSearchParams(search);
  const what = kinds.find((kind) => kind === asked.get('what'));
  const [scheme, period] = [asked.get('scheme'), asked.get('period')];
  if (what === undefined || !scheme || !period) return null;
  return {
    ...{ what, scheme, period, unit: asked.get('unit') },
    ...{ organisation: asked.get('organisation') ?? '', number: asked.get('number') ?? '' },
  };
}

/** The address of the page that prints a document. */
export function documentAddress(
  { what, scheme, period, unit, organisation, number }: AskedDocument,
  language: Language,
): string {
  const asked = new URLSearchParams({
    ...{ language, what, scheme, period },
    ...(unit !== null && { unit }),
    ...(organisation !== '' && { organisation }),
    ...(number !== '' && what === 'notice' && { number }),
  });
  return `/printed.html?${asked.toString()}`;
}
