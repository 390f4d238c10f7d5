// The document of a printable page, as the service gives its parts to this person, with the code that proves it.
import type { WrittenDocument } from '../../shared/documents/written';
import { unitIdSchema } from '../../shared/scheme/id';
import type { Language } from '../../shared/scheme/text';
import { loadLetters, loadNotice } from '../documents/make-document';
import { base64Of, qrPng } from '../documents/qr-png';
import type { ApiClient } from '../session/api-client';
import { loadScheme } from '../session/scheme-source';
import type { AskedDocument } from './asked-document';

export interface PrintedDocument {
  readonly document: WrittenDocument;
  /** a PNG in base64 */
  readonly qr: string;
}

export async function loadDocument(
  api: ApiClient,
  asked: AskedDocument,
  { language, origin }: { readonly language: Language; readonly origin: string },
  signal: AbortSignal,
): Promise<PrintedDocument> {
  const { version } = await api.ask('getPeriod', { params: { s: asked.scheme, p: asked.period }, signal });
  const scheme = await loadScheme(api, asked.scheme, version, signal);
  const ask = { scheme, period: asked.period, language, organisation: asked.organisation, origin };
  const unit = asked.unit === null ? null : unitIdSchema.parse(asked.unit);
  const document =
    asked.what === 'notice'
      ? await loadNotice(api, ask, asked.number, signal)
      : await loadLetters(api, ask, unit, signal);
  return { document, qr: base64Of(qrPng(document.imprint.address)) };
}
