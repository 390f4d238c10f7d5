// What each route of the contract does: its use case, given what the request was parsed into, and the headers of its answer.
import type { Preconditions } from '../../shared/api/preconditions';
import { openApi } from '../../shared/api/open-api';
import type { RouteId } from '../../shared/api/routes';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { listAudit } from '../usecases/audit-list';
import { consolidate } from '../usecases/consolidate';
import { movePeriod } from '../usecases/move-period';
import { listPeriods, openPeriod, withdrawPeriod } from '../usecases/open-period';
import { etagOf as etagOfPerson, listPeople, namesOf, putPerson } from '../usecases/people';
import { loadPeriod, shown } from '../usecases/period-record';
import type { Person } from '../usecases/person';
import type { PeriodKey } from '../usecases/chains';
import { preview } from '../usecases/preview';
import { readFigures } from '../usecases/read-figures';
import { explainUnit, readBoard, readResults } from '../usecases/read-results';
import { listSheets, progress, sheetHistory } from '../usecases/read-sheets';
import { Refusal } from '../usecases/refusal';
import { etagOf as etagOfScheme, getScheme, listSchemes, putScheme } from '../usecases/schemes';
import { submit } from '../usecases/submit';
import { verifyAudit } from '../usecases/verify-audit';
import type { Answer, Call } from './route';

export type Handler<Id extends RouteId> = (call: Call<Id>) => Promise<Answer<Id>>;

export const handlers: { readonly [Id in RouteId]: Handler<Id> } = {
  health: async ({ service }) => {
    await service.checkStore();
    return { body: { status: 'ok', version: service.version, store: service.store.kind } };
  },
  openapi: async ({ service }) => ({ body: { ...openApi(service.version) } }),

  me: async ({ person: { id, name, organisation, roles } }) => ({
    body: { id, name, organisation, roles: [...roles] },
  }),
  names: async ({ service, person, query }) => ({
    body: { names: await namesOf(service, person.organisation, query.ids) },
  }),
  listPeople: async ({ service, person, query }) => ({ body: await listPeople(service, person.organisation, query) }),
  putPerson: async ({ service, person, params, headers, body }) => {
    const stored = await putPerson(service, person, params.id, body, headers);
    return { body: stored, headers: { etag: etagOfPerson(stored) } };
  },

  listSchemes: async ({ service, person, query }) => ({ body: await listSchemes(service, person.organisation, query) }),
  getScheme: async ({ service, person, params, query }) => {
    const scheme = await getScheme(service, person.organisation, params.s, query.version);
    return { body: scheme, headers: { etag: etagOfScheme(scheme.version) } };
  },
  putScheme: async ({ service, person, params, headers, body }) => {
    assertConditional(headers);
    const added = await putScheme(service, person, params.s, body, headers);
    return { body: added, headers: { etag: added.etag } };
  },
  checkScheme: async ({ body }) => {
    const parsed = parseScheme(body);
    return {
      body: parsed.ok
        ? { faults: [], warnings: checkScheme(parsed.value) }
        : { faults: parsed.faults.slice(), warnings: [] },
    };
  },
  preview: async ({ service, person, body }) => ({ body: await preview(service, person.organisation, body) }),

  listPeriods: async ({ service, person, params, query }) => ({
    body: await listPeriods(service, person, params.s, query),
  }),
  getPeriod: async ({ service, person, params }) => {
    const place = placeOf(person, params);
    return { body: await shown(service, person, await loadPeriod(service, place)) };
  },
  openPeriod: async ({ service, person, params, body }) => ({
    body: await openPeriod(service, person, placeOf(person, params), body?.version),
  }),
  withdrawPeriod: async ({ service, person, params }) => ({
    body: await withdrawPeriod(service, person, placeOf(person, params)),
  }),
  movePeriod: async ({ service, person, params, body }) => ({
    body: await movePeriod(service, person, placeOf(person, params), body),
  }),

  submit: async ({ service, person, params, headers, body }) => ({
    body: await submit(service, person, placeOf(person, params), headers['idempotency-key'], body),
  }),
  listSheets: async ({ service, person, params, query }) => ({
    body: await listSheets(service, person, placeOf(person, params), query),
  }),
  sheetHistory: async ({ service, person, params, query }) => ({
    body: await sheetHistory(service, person, placeOf(person, params), params.key, query),
  }),
  progress: async ({ service, person, params }) => ({
    body: await progress(service, person, placeOf(person, params)),
  }),

  consolidate: async ({ service, person, params, body }) => {
    const { results, warnings, record } = await consolidate(service, person, placeOf(person, params), body);
    return {
      body: { ...results, ...(warnings.length > 0 && { warnings }) },
      headers: { etag: `"${record.results?.digest}"` },
    };
  },
  results: async ({ service, person, params }) => {
    const { results, digest } = await readResults(service, person, placeOf(person, params));
    return { body: results, headers: { etag: `"${digest}"` } };
  },
  explanation: async ({ service, person, params, query }) => ({
    body: await explainUnit(service, person, placeOf(person, params), params.u, query.language ?? 'zh-CN'),
  }),
  figures: async ({ service, person, body }) => ({ body: await readFigures(service, person, body) }),
  board: async ({ service, person, params }) => ({ body: await readBoard(service, person, placeOf(person, params)) }),

  audit: async ({ service, person, query }) => ({ body: await listAudit(service, person.organisation, query) }),
  verifyAudit: async ({ service, person, query }) => ({ body: await verifyAudit(service, person.organisation, query) }),
};

/** The period that an address names, always within the organisation of who asks. */
function placeOf(person: Person, params: { readonly s: string; readonly p: string }): PeriodKey {
  return { organisation: person.organisation, scheme: params.s, period: params.p };
}

function assertConditional({ 'if-match': match, 'if-none-match': none }: Preconditions): void {
  if (match !== undefined || none !== undefined) return;
  throw new Refusal('precondition-missing', 'Send If-None-Match: * for a new scheme, If-Match for the next version');
}
