// What each route of the contract does: its use case, given what the request was parsed into, and the headers of its answer.
import type { Preconditions } from '../../shared/api/preconditions';
import { openApi } from '../../shared/api/open-api';
import { prefersLater, type Consolidation } from '../../shared/api/results';
import type { RouteId } from '../../shared/api/routes';
import { urlOf } from '../../shared/api/url';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import type { Service } from '../service';
import { requestOf, type PeriodRequest } from '../usecases/access';
import { analysisOfRecords } from '../usecases/analyse-records';
import { listAudit } from '../usecases/audit-list';
import { getCalendar, putCalendar } from '../usecases/calendar';
import { changeRecords } from '../usecases/change-records';
import { consolidate } from '../usecases/consolidate';
import { askForConsolidation, readConsolidation, type ShownConsolidation } from '../usecases/later-consolidation';
import { contactOf, putContact } from '../usecases/contacts';
import { readCounted } from '../usecases/counted';
import { destroyFile } from '../usecases/destroy-file';
import { dispositionOf, getFile, listFiles } from '../usecases/get-file';
import { exportPerson } from '../usecases/export-person';
import { changeOrganisation, readOrganisation } from '../usecases/organisation';
import { expiring } from '../usecases/retention';
import { keepFile } from '../usecases/keep-file';
import { periodFiles } from '../usecases/period-files';
import { movePeriod } from '../usecases/move-period';
import { listPeriods, openPeriod, withdrawPeriod } from '../usecases/open-period';
import { etagOf as etagOfPerson, listPeople, namesOf, participantsIn, putPerson } from '../usecases/people';
import type { Person } from '../usecases/person';
import { preview } from '../usecases/preview';
import { readFigures } from '../usecases/read-figures';
import { dueRecords, getRecord, listRecords, recordHistory } from '../usecases/read-records';
import { explainUnit, readBoard, readResults } from '../usecases/read-results';
import { listSheets, progress, sheetHistory } from '../usecases/read-sheets';
import { recalculation } from '../usecases/recalculation';
import { remindNow } from '../usecases/remind-now';
import { RequestRefusal } from '../usecases/request-refusal';
import { etagOf as etagOfScheme, getScheme, listSchemes, putScheme } from '../usecases/schemes';
import { getObservers, putObservers } from '../usecases/observers';
import { getTurn, nameObservers } from '../usecases/observers-turn';
import { getPeriod } from '../usecases/show-period';
import { submit } from '../usecases/submit';
import { listChannels, tryChannel } from '../usecases/try-channel';
import { verifyAudit } from '../usecases/verify-audit';
import { problemOf } from './problem';
import type { Accepted, Answer, Call } from './route';

export type Handler<Id extends RouteId> = (call: Call<Id>) => Promise<Answer<Id> | Accepted>;

export const handlers: { readonly [Id in RouteId]: Handler<Id> } = {
  health: async ({ service }) => {
    await service.checkStore();
    return { body: { status: 'ok', version: service.version, store: service.store.kind } };
  },
  openapi: async ({ service }) => ({ body: { ...openApi(service.version) } }),

  me: async ({ person: { id, name, organisation, roles } }) => ({
    body: { id, name, organisation, roles: [...roles] },
  }),
  getOrganisation: async ({ service, person }) => ({ body: await readOrganisation(service, person.organisation) }),
  putOrganisation: async ({ service, person, headers, body }) => {
    assertConditional(headers);
    return withEtag(await changeOrganisation(service, person, body, headers));
  },
  previewRetention: async ({ service, person, body }) => ({ body: await expiring(service, person.organisation, body) }),
  exportPerson: async ({ service, person, params, body }) => ({
    body: await exportPerson(service, person, params.id, body.next),
  }),
  names: async ({ service, person, query }) => ({
    body: { names: await namesOf(service, person.organisation, query.ids) },
  }),
  participants: async ({ service, person, params, query }) => ({
    body: await participantsIn(service, person.organisation, params.s, query),
  }),
  listPeople: async ({ service, person, query }) => ({ body: await listPeople(service, person.organisation, query) }),
  putPerson: async ({ service, person, params, headers, body }) => {
    const stored = await putPerson(service, person, params.id, body, headers);
    return { body: stored, headers: { etag: etagOfPerson(stored) } };
  },
  ownContact: async ({ service, person }) => ({ body: await contactOf(service, person.organisation, person.id) }),
  putOwnContact: async ({ service, person, body }) => ({ body: await putContact(service, person, person.id, body) }),
  putContact: async ({ service, person, params, body }) => ({
    body: await putContact(service, person, params.id, body),
  }),
  listChannels: async ({ service, person }) => ({ body: await listChannels(service, person.organisation) }),
  tryChannel: async ({ service, person, body }) => ({ body: await tryChannel(service, person, body.channel) }),

  getCalendar: async ({ service, person, params }) => ({
    body: await getCalendar(service, person.organisation, Number(params.year)),
  }),
  putCalendar: async ({ service, person, params, headers, body }) => {
    assertConditional(headers);
    return withEtag(await putCalendar(service, person, Number(params.year), body, headers));
  },

  getObservers: async ({ service, person, params }) => ({
    body: await getObservers(service, person.organisation, params.s),
  }),
  putObservers: async ({ service, person, params, headers, body }) => {
    assertConditional(headers);
    return withEtag(await putObservers(service, person, params.s, body, headers));
  },
  getTurn: async (call) => ({ body: await getTurn(requestIn(call)) }),
  nameObservers: async (call) => {
    assertConditional(call.headers);
    return withEtag(await nameObservers(requestIn(call), call.body, call.headers));
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
  preview: async ({ service, person, body }) => ({ body: await preview(service, person, body) }),

  listPeriods: async ({ service, person, params, query }) => ({
    body: await listPeriods(service, person, params.s, query),
  }),
  getPeriod: async (call) => ({ body: await getPeriod(requestIn(call)) }),
  openPeriod: async (call) => ({ body: await openPeriod(requestIn(call), call.body?.version) }),
  withdrawPeriod: async (call) => ({ body: await withdrawPeriod(requestIn(call)) }),
  movePeriod: async (call) => ({ body: await movePeriod(requestIn(call), call.body) }),

  submit: async (call) => ({ body: await submit(requestIn(call), call.headers['idempotency-key'], call.body) }),
  listSheets: async (call) => ({ body: await listSheets(requestIn(call), call.query) }),
  sheetHistory: async (call) => ({ body: await sheetHistory(requestIn(call), call.params.key, call.query) }),
  progress: async (call) => ({ body: await progress(requestIn(call)) }),

  listRecords: async ({ service, person, params, query }) => ({
    body: await listRecords(service, person, params.s, query),
  }),
  analyseRecords: async ({ service, person, params, query }) => ({
    body: await analysisOfRecords(service, person, params.s, query),
  }),
  getRecord: async (call) => {
    const { record, etag } = await getRecord(requestIn(call), call.params.register, call.params.number);
    return { body: record, headers: { etag } };
  },
  recordHistory: async (call) => ({
    body: await recordHistory(requestIn(call), call.params.register, call.params.number, call.query),
  }),
  changeRecords: async (call) => ({
    body: await changeRecords(requestIn(call), call.headers['idempotency-key'], call.body),
  }),
  due: async ({ service, person, query }) => ({ body: await dueRecords(service, person, query) }),
  remind: async (call) => ({
    body: await remindNow(call.service, requestIn(call), call.headers['idempotency-key'], call.body),
  }),

  putFile: async (call) => ({ body: await keepFile(requestIn(call), call.body, call.service.mostPeriodBytes) }),
  listFiles: async (call) => ({ body: await listFiles(requestIn(call), call.query.files) }),
  getFile: async (call) => {
    const file = await getFile(requestIn(call), call.params.file);
    return { body: file, headers: { 'content-disposition': dispositionOf(call.params.file, file) } };
  },
  periodFiles: async (call) => ({ body: await periodFiles(requestIn(call), call.query) }),
  destroyFile: async (call) => ({ body: await destroyFile(requestIn(call), call.params.file, call.body.reason) }),

  consolidate: async (call) => {
    if (prefersLater(call.headers.prefer)) return laterConsolidation(call);
    const { results, warnings, period } = await consolidate(requestIn(call), call.body);
    return {
      body: { ...results, ...(warnings.length > 0 && { warnings }) },
      headers: { etag: `"${period.record.results?.digest}"` },
    };
  },
  consolidation: async (call) => ({ body: toldOf(await readConsolidation(requestIn(call))) }),
  counted: async (call) => ({ body: await readCounted(requestIn(call), call.query.unit) }),
  recalculation: async (call) => ({ body: await recalculation(requestIn(call)) }),
  results: async (call) => {
    const { results, digest } = await readResults(requestIn(call));
    return { body: results, headers: { etag: `"${digest}"` } };
  },
  explanation: async (call) => ({
    body: await explainUnit(requestIn(call), call.params.u, call.query.language ?? 'zh-CN'),
  }),
  figures: async ({ service, person, body }) => ({ body: await readFigures(service, person, body) }),
  board: async (call) => ({ body: await readBoard(requestIn(call)) }),

  audit: async ({ service, person, query }) => ({ body: await listAudit(service, person.organisation, query) }),
  verifyAudit: async ({ service, person, query }) => ({ body: await verifyAudit(service, person.organisation, query) }),
};

interface CallOfPeriod {
  readonly service: Service;
  readonly person: Person;
  readonly params: { readonly s: string; readonly p: string };
}

/** What is asked of the period that an address names, always within the organisation of who asks. */
function requestIn({ service, person, params: { s: scheme, p: period } }: CallOfPeriod): PeriodRequest {
  return requestOf(service, person, { organisation: person.organisation, scheme, period });
}

/** What was written names itself by the tag that it also carries. */
function withEtag<Body extends { readonly etag: string | null }>(body: Body) {
  return { body, headers: { etag: body.etag ?? '' } };
}

function assertConditional({ 'if-match': match, 'if-none-match': none }: Preconditions): void {
  if (match !== undefined || none !== undefined) return;
  throw new RequestRefusal(
    'precondition-missing',
    'Send If-None-Match: * for what is new, If-Match for what is changed',
  );
}

async function laterConsolidation(call: Call<'consolidate'>): Promise<Accepted> {
  const { shown, wake } = await askForConsolidation(requestIn(call), call.body);
  return { accepted: toldOf(shown), location: urlOf('consolidation', call.params, {}), message: wake };
}

function toldOf({ refused, ...shown }: ShownConsolidation): Consolidation {
  if (refused === undefined) return shown;
  const { code, detail, faults, instance } = refused;
  return { ...shown, problem: problemOf(new RequestRefusal(code, detail, faults), instance) };
}
