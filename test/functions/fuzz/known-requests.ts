// What a schema cannot know: names that are there, sheets that a scheme accepts, versions that follow each other.
import fc from 'fast-check';
import { arbitraryScheme } from '../../shared/scheme/arbitrary-scheme';
import { arbitrarySheets } from '../../shared/scheme/arbitrary-sheets';
import { leaders, routine, smallScheme } from '../http/small-scheme';
import { periodIn } from '../../../shared/registers/record';
import { digestOfBytes } from '../../../functions/store/file-bytes';
import { pdf } from '../media/made-files';
import { known, registers } from './world';

export type Values = Readonly<Record<string, string>>;

/** A request in parts; the body as text. */
export interface Parts {
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly body: string | null;
}

const points = (most: number) => fc.nat(most * 4).map((quarters) => quarters / 4);
const unit = fc.constantFrom('u1', 'u2');

const ofSafety = fc.tuple(unit, points(60)).map(([id, off]) => routine(id, off));
const ofService = fc.oneof(
  fc.tuple(unit, points(40)).map(([id, given]) => leaders(id, given)),
  unit.map((id) => ({ unit: id, component: 'extra', lines: [{ points: 1.5, reason: '创新' }] })),
);
const some = (sheet: fc.Arbitrary<ReturnType<typeof leaders>>) =>
  fc.uniqueArray(sheet, { minLength: 1, maxLength: 4, selector: (one) => `${one.unit}~${one.component}` });
const sheets = fc.oneof(some(ofSafety), some(ofService), some(fc.oneof(ofSafety, ofService)));
const etag = fc.oneof(
  fc.constant(null),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(4)).map((at) => `"${at.join('.')}"`),
);

const based = fc.tuple(sheets, fc.boolean(), etag).map(([drawn, edited, base]) => {
  const first = drawn[0];
  return edited && first ? { sheets: drawn, base: { [`${first.unit}~${first.component}`]: base } } : { sheets: drawn };
});

const version = fc.integer({ min: 1, max: 12 });
const drawnId = fc.nat(400).map((n) => `drawn-${n}`);
const scheme = fc.oneof(
  version.map((next) => smallScheme('small', { version: next, title: `第 ${next} 版`, registers })),
  fc.tuple(drawnId, version).chain(([id, next]) => arbitraryScheme(id, next)),
);

/** A new scheme, or the next version of one, at its address and with its condition. */
const schemeParts = scheme.map((document): Parts => {
  const header: Values =
    document.id === 'small' ? { 'if-match': `"${document.version - 1}"` } : { 'if-none-match': '*' };
  return { path: { s: document.id }, query: {}, header, body: JSON.stringify(document) };
});

const preview = arbitraryScheme().chain((drawn) =>
  arbitrarySheets(drawn).map((filled) => ({ scheme: drawn, ...filled })),
);
const storedPreview = sheets.map((drawn) => ({ scheme: 'small', period: '2016-01', sheets: drawn }));

const reason = fc.constantFrom('复核', undefined);
const excuse = fc.record({ unit, reason: fc.constant('停产检修') });

const papers = ['one', 'two', 'three'].map((text) => pdf(text).toString());
const file = fc.constantFrom(...papers.map((text) => digestOfBytes(Buffer.from(text))));

const values = fc.record(
  { what: fc.constantFrom('漏检', '=1+1', null), points: fc.constantFrom(0, 0.5, 61), why: fc.constant('不符事实') },
  { requiredKeys: [] },
);
const register = fc.constantFrom(...known.registers);
const record = fc.constantFrom(...known.records);
const step = fc.constantFrom(undefined, 'agree', 'close', 'return', 'file', 'answer');
const change = fc.oneof(
  fc.record({ register, unit, set: values, step }),
  fc.record({ register: fc.constant('findings'), unit, set: fc.record({ papers: fc.array(file, { maxLength: 3 }) }) }),
  fc.record({ register, number: record, set: fc.option(values, { nil: undefined }), step, reason }),
);

/** Bodies that the service may well accept, by operation. */
export const knownBodies: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  submit: based,
  remind: fc.record(
    { register, number: record, unit, words: fc.constantFrom('请抓紧', '=1+1') },
    { requiredKeys: ['register'] },
  ),
  putOwnContact: fc.record({ mail: fc.constantFrom(null, 'a@example.cn'), wanted: fc.boolean() }),
  putContact: fc.record({ mail: fc.constantFrom(null, 'a@example.cn') }),
  tryChannel: fc.constantFrom({ channel: 'mail' }, { channel: 'local' }, { channel: 'nothing' }),
  changeRecords: fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }) }),
  putScheme: scheme,
  checkScheme: scheme,
  preview: fc.oneof(preview, storedPreview),
  openPeriod: fc.constantFrom(undefined, {}, { version: 1 }, { version: 2 }),
  movePeriod: fc.record({
    to: fc.constantFrom('open', 'closed', 'consolidated', 'signed', 'published', 'final'),
    reason,
    digest: fc.constantFrom(undefined, undefined, '0'.repeat(64)),
  }),
  consolidate: fc.oneof(fc.constantFrom(undefined, {}), fc.record({ excused: fc.array(excuse, { maxLength: 2 }) })),
  figures: fc.record({
    asked: fc.array(
      fc.record({
        scheme: fc.constantFrom('small', '小方案', 'luan'),
        period: fc.constantFrom(...known.periods),
        units: fc.array(fc.constantFrom('u1', '一队', 'u2', 'nobody'), { minLength: 1, maxLength: 3 }),
        explain: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
};

/** Files that are put again and again, so that records come to name them; some are no files that are kept. */
const fileParts = fc
  .record({ at: fc.constantFrom(...known.periods), text: fc.constantFrom(...papers, 'no PDF') })
  .map(({ at, text }): Parts => ({
    path: { s: 'small', p: at },
    query: {},
    header: { 'content-type': 'application/pdf' },
    body: text,
  }));

/** Where a record of this number would be, if it is there. */
const recordParts = record.map((number): Parts => {
  const named = { register: number.startsWith('F') ? 'findings' : 'appeals', number };
  return { path: { s: 'small', p: periodIn(number) ?? '', ...named }, query: {}, header: {}, body: null };
});

/** Requests of which one part follows from another, by operation. */
export const knownParts: Readonly<Record<string, fc.Arbitrary<Parts>>> = {
  putScheme: schemeParts,
  putFile: fileParts,
  getRecord: recordParts,
  recordHistory: recordParts,
};

/** Parameters by name, whichever operation has them. */
export const knownParameters: Readonly<Record<string, fc.Arbitrary<string>>> = {
  s: fc.constantFrom(...known.schemes),
  p: fc.constantFrom(...known.periods),
  prefer: fc.constantFrom('respond-async', 'respond-async; wait=10', 'return=minimal'),
  u: fc.constantFrom(...known.units),
  unit: fc.constantFrom(...known.units),
  component: fc.constantFrom(...known.components),
  key: fc.constantFrom(...known.keys),
  register,
  number: record,
  file,
  files: fc.array(file, { minLength: 1, maxLength: 3 }).map((some) => some.join(',')),
  // Never somebody whom the fuzz itself sends.
  id: fc.constantFrom('drawn-1', 'drawn-2', 'drawn-3'),
  'idempotency-key': fc.nat(400).map((n) => `k${n}`),
  'if-match': version.map((before) => `"${before - 1}"`),
  'if-none-match': fc.constant('*'),
  limit: fc.constantFrom('1', '2', '1000', '10000'),
  next: fc.oneof(
    fc.constantFrom('luan', 'small', 'u1~routine', '1@people', '2@schemes', '1@small/2016-01'),
    fc.string({ minLength: 1, maxLength: 9 }),
  ),
  scheme: fc.constantFrom(...known.schemes),
  period: fc.constantFrom(...known.periods),
  // Periods to the records, moments to the audit.
  from: fc.constantFrom(...known.periods, '2016-01-01T00:00:00.000Z'),
  to: fc.constantFrom(...known.periods, '2030-01-01T00:00:00.000Z'),
  by: fc.constantFrom('unit', 'state', 'period', 'unit,state', 'what', 'nothing'),
  who: fc.constantFrom('office-1', 'admin', 'nobody'),
};
