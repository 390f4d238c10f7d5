// Schemes over HTTP: conditional writes, immutable versions, the scheme check, and the pre-assessment.
import type { HeadersOf } from '../../shared/api/routes';
import { checkScheme as check } from '../../shared/scheme/check-scheme';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { preview as assess } from '../usecases/preview';
import { Refusal } from '../usecases/refusal';
import {
  etagOf,
  getScheme as get,
  listSchemes as list,
  putScheme as put,
  type Precondition,
} from '../usecases/schemes';
import { handle } from './route';

export const listSchemes = handle('listSchemes', async ({ service, person, query }) => ({
  body: await list(service, person.organisation, query),
}));

export const getScheme = handle('getScheme', async ({ service, person, params, query }) => {
  const scheme = await get(service, person.organisation, params.s, query.version);
  return { body: scheme, headers: { etag: etagOf(scheme.version) } };
});

export const putScheme = handle('putScheme', async ({ service, person, params, headers, body }) => {
  const added = await put(service, person, params.s, body, preconditionOf(headers));
  return { body: added, headers: { etag: added.etag } };
});

export const checkScheme = handle('checkScheme', async ({ body }) => {
  const parsed = parseScheme(body);
  return {
    body: parsed.ok ? { faults: [], warnings: check(parsed.value) } : { faults: parsed.faults.slice(), warnings: [] },
  };
});

export const preview = handle('preview', async ({ service, person, body }) => ({
  body: await assess(service, person.organisation, body),
}));

function preconditionOf(headers: HeadersOf<'putScheme'>): Precondition {
  const { 'if-match': etag, 'if-none-match': none } = headers;
  if (etag !== undefined) return { etag };
  if (none !== undefined) return 'absent';
  throw new Refusal('precondition-missing', 'Send If-None-Match: * for a new scheme, If-Match for the next version');
}
