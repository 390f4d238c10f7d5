// For every route a request that is right in form and asks for the own group, unit and period, and what its answer lets be seen.
import type { PeriodState } from '../../../../shared/api/periods';
import type { RoleKind } from '../../../../shared/api/roles';
import type { RouteId } from '../../../../shared/api/routes';
import { pdf } from '../../media/made-files';
import { routine, smallScheme } from '../small-scheme';
import { hosted, ofMember, periodIn, schemes } from './world';

export interface Cell {
  readonly kind: RoleKind | null;
  /** whether the period's scheme names this role: for signature, or as who fills for the units that it hosts */
  readonly named: boolean;
  readonly state: PeriodState | null;
  readonly to: PeriodState | null;
}

export interface Asked {
  readonly path: string;
  readonly body?: unknown;
  /** no JSON */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const schemeOf = ({ kind, named }: Cell): string => {
  if (!named) return kind === 'leader' ? schemes.office : schemes.leader;
  return kind && kind in schemes ? schemes[kind as 'leader'] : 'own';
};
const period = (cell: Cell, rest = ''): Asked => ({
  path: `/schemes/${schemeOf(cell)}/periods/${periodIn(cell.state ?? 'open')}${rest}`,
});
const nothing = '0'.repeat(64);
const plain = (path: string) => (): Asked => ({ path });

export const requests: Readonly<Record<RouteId, (cell: Cell) => Asked>> = {
  health: plain('/health'),
  openapi: plain('/openapi.json'),
  me: plain('/me'),
  getOrganisation: plain('/organisation'),
  putOrganisation: () => ({
    path: '/organisation',
    body: { title: '某某县', retention: { files: null, contacts: null, names: null } },
    headers: { 'if-none-match': '*' },
  }),
  previewRetention: () => ({ path: '/organisation/expiring', body: { files: 1, contacts: null, names: null } }),
  exportPerson: () => ({ path: '/people/office-1/exports', body: {} }),
  names: plain('/names?ids=office-1'),
  participants: plain('/schemes/own/people'),
  listPeople: plain('/people'),
  putPerson: () => ({ path: '/people/somebody', body: { name: '某人', roles: ['leader'] } }),
  getCalendar: plain('/calendar/2026'),
  putCalendar: () => ({
    path: '/calendar/2026',
    body: { source: '本单位通知', holidays: [] },
    headers: { 'if-none-match': '*' },
  }),
  getObservers: plain('/schemes/own/observers'),
  putObservers: () => ({
    path: '/schemes/own/observers',
    body: { people: ['office-1'], each: 1 },
    headers: { 'if-none-match': '*' },
  }),
  getTurn: (cell) => period(cell, '/observers'),
  nameObservers: (cell) => ({
    ...period(cell, '/observers'),
    body: { observers: ['leader-1'], excused: [] },
    headers: { 'if-none-match': '*' },
  }),
  ownContact: plain('/me/contact'),
  putOwnContact: () => ({ path: '/me/contact', body: { mail: null, wanted: true } }),
  putContact: () => ({ path: '/people/office-1/contact', body: { mail: null } }),
  listChannels: plain('/reminders'),
  tryChannel: () => ({ path: '/reminders/trials', body: { channel: 'local' } }),
  listSchemes: plain('/schemes'),
  getScheme: plain('/schemes/own'),
  putScheme: () => ({ path: '/schemes/new', body: smallScheme('new'), headers: { 'if-none-match': '*' } }),
  checkScheme: () => ({ path: '/schemes/check', body: smallScheme('new') }),
  preview: () => ({ path: '/preview', body: { scheme: 'own', period: '2026-01', sheets: [routine('u1', 1)] } }),
  listPeriods: plain('/schemes/own/periods'),
  getPeriod: (cell) => period(cell),
  openPeriod: (cell) => ({ ...period(cell), body: {} }),
  withdrawPeriod: (cell) => period(cell),
  movePeriod: (cell) => ({
    ...period(cell, '/transitions'),
    body: { to: cell.to, ...(cell.to === 'open' && { reason: '补报' }) },
  }),
  submit: (cell) => ({
    ...period(cell, '/submissions'),
    body: { sheets: [cell.kind === 'head' && cell.named ? ofMember('m1', 3) : routine('u1', 3)] },
    headers: { 'idempotency-key': 'cell' },
  }),
  listSheets: (cell) => period(cell, '/sheets'),
  sheetHistory: (cell) =>
    period(cell, cell.kind === 'head' && cell.named ? '/sheets/m1~staff/history' : '/sheets/u1~routine/history'),
  progress: (cell) => period(cell, '/progress'),
  listRecords: plain('/schemes/own/records'),
  analyseRecords: plain('/schemes/own/records/analysis?register=none&by=unit'),
  getRecord: (cell) => period(cell, '/records/none/N-1'),
  recordHistory: (cell) => period(cell, '/records/none/N-1/history'),
  changeRecords: (cell) => ({
    ...period(cell, '/records'),
    body: { changes: [{ register: 'none' }] },
    headers: { 'idempotency-key': 'cell' },
  }),
  due: plain('/due'),
  putFile: (cell) => ({ ...period(cell, '/files'), raw: pdf(), headers: { 'content-type': 'application/pdf' } }),
  listFiles: (cell) => period(cell, `/files?files=${nothing}`),
  getFile: (cell) => period(cell, `/files/${nothing}`),
  periodFiles: (cell) => period(cell, '/kept-files'),
  destroyFile: (cell) => ({ ...period(cell, `/files/${nothing}`), body: { reason: '误拍' } }),
  remind: (cell) => ({
    ...period(cell, '/reminders'),
    body: { register: 'none', number: 'N-1' },
    headers: { 'idempotency-key': 'cell' },
  }),
  consolidate: (cell) => ({ ...period(cell, '/consolidation'), body: { excused: [{ unit: 'u3', reason: '停产' }] } }),
  consolidation: (cell) => period(cell, '/consolidation'),
  counted: (cell) => period(cell, '/counted'),
  recalculation: (cell) => period(cell, '/recalculation'),
  results: (cell) => period(cell, '/results'),
  explanation: (cell) => period(cell, '/results/u1/explanation'),
  figures: (cell) => ({
    path: '/figures',
    body: { asked: [{ scheme: schemeOf(cell), period: periodIn(cell.state ?? 'open'), units: ['u1', 'u2'] }] },
  }),
  board: (cell) => period(cell, '/board'),
  verifyAudit: plain('/audit/verification'),
  audit: plain('/audit'),
};

const hostOf = (unit: string): string | undefined => new Map<string, string>(Object.entries(hosted.members)).get(unit);

/** Routes whose answer holds only so much as is one's own, instead of refusing the whole; what of it is there. */
export const seen: { readonly [Id in RouteId]?: (body: never) => readonly string[] } = {
  listSheets: ({ sheets }: { sheets: { sheet: { unit: string; component: string } }[] }) =>
    sheets.map(({ sheet }) => hostOf(sheet.unit) ?? (sheet.component === 'routine' ? 'safety' : 'service')),
  // In these periods u3 is excused.
  getPeriod: ({ results }: { results: { excused: { unit: string }[] } | null }) =>
    (results?.excused ?? []).map(({ unit }) => unit),
  progress: ({ cells }: { cells: { group: string; unit: string }[] }) =>
    cells.map(({ group, unit }) => hostOf(unit) ?? group),
  results: ({ units }: { units: { unit: string }[] }) => units.map(({ unit }) => unit),
  board: ({ red, blue }: { red: { unit: string }[]; blue: { unit: string }[] }) =>
    [...red, ...blue].map(({ unit }) => unit),
  figures: ({ answers }: { answers: { found: boolean }[][] }) =>
    answers.flat().flatMap(({ found }, position) => (found ? [`u${position + 1}`] : [])),
};
