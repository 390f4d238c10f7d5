// Records of registers: what is listed, what one holds and held, and how they are changed.
import { z } from 'zod';
import { idListSchema, idSchema, paging } from '../ids';
import {
  changedRecordsSchema,
  changesSchema,
  dueRecordsSchema,
  mostRecords,
  mostRecordVersions,
  recordHistorySchema,
  recordsAnalysisSchema,
  recordsSchema,
  shownRecordSchema,
} from '../records';
import { inPeriod, inScheme, none, once, type Route } from './route';

const oneRecord = z.strictObject({ s: idSchema, p: idSchema, register: idSchema, number: idSchema });

/** Which records are meant; of them those that the asker may see. */
const wanted = {
  period: idSchema.optional(),
  /** periods that begin no earlier than this one, and end no later than that one */
  from: idSchema.optional(),
  to: idSchema.optional(),
  /** one, or several with commas between */
  unit: idListSchema.optional(),
  state: idSchema.optional(),
  /** the value of the column `kind` */
  kind: idSchema.optional(),
  /** not ended; those of old periods, too */
  open: z.enum(['true', 'false']).optional(),
  /** `true`: soon, due or overdue */
  due: z.enum(['true', 'soon', 'due', 'overdue']).optional(),
  /** of one's own unit, made by oneself, naming oneself, or waiting for one */
  mine: z.enum(['true', 'false']).optional(),
};

export const recordsRoutes = {
  listRecords: {
    id: 'listRecords',
    method: 'GET',
    path: '/schemes/{s}/records',
    summary: {
      'zh-CN': '台账记录（含应有而未建的草稿）',
      'en-US':
        'Current records and expected drafts, of the latest periods where none is named, the newest period first; look-back: `open=true` and `to`, the period before',
    },
    params: inScheme,
    query: z.strictObject({
      register: idSchema.optional(),
      ...wanted,
      ...paging(mostRecords),
    }),
    headers: none,
    request: null,
    response: recordsSchema,
    status: 200,
  },
  analyseRecords: {
    id: 'analyseRecords',
    method: 'GET',
    path: '/schemes/{s}/records/analysis',
    summary: {
      'zh-CN': '台账原因分析（按类别、单位、状态、周期统计）',
      'en-US':
        'How many of the records that the list would show there are by unit, state, period or columns, how many of them are open or overdue, and in how many periods',
    },
    params: inScheme,
    query: z.strictObject({
      register: idSchema,
      /** up to three with commas between: `unit`, `state`, `period`, or columns that hold one of a set, such as `kind` */
      by: z
        .string()
        .regex(/^[A-Za-z0-9._-]{1,64}(?:,[A-Za-z0-9._-]{1,64}){0,2}$/)
        .transform((by) => by.split(',')),
      ...wanted,
      ...paging(mostRecords),
    }),
    headers: none,
    request: null,
    response: recordsAnalysisSchema,
    status: 200,
  },
  getRecord: {
    id: 'getRecord',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/records/{register}/{number}',
    summary: { 'zh-CN': '一条台账记录', 'en-US': 'One record' },
    params: oneRecord,
    query: none,
    headers: none,
    request: null,
    response: shownRecordSchema,
    status: 200,
    etag: 'the version of the record',
  },
  recordHistory: {
    id: 'recordHistory',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/records/{register}/{number}/history',
    summary: { 'zh-CN': '台账记录的历次版本', 'en-US': 'Every version of a record, the latest first' },
    params: oneRecord,
    query: z.strictObject(paging(mostRecordVersions)),
    headers: none,
    request: null,
    response: recordHistorySchema,
    status: 200,
  },
  changeRecords: {
    id: 'changeRecords',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/records',
    summary: {
      'zh-CN': '新增、修改台账记录，办理步骤',
      'en-US': 'Makes records, changes them and takes their steps: whole or not at all, once per Idempotency-Key',
    },
    params: inPeriod,
    query: none,
    headers: once,
    request: changesSchema,
    response: changedRecordsSchema,
    status: 200,
  },
  due: {
    id: 'due',
    method: 'GET',
    path: '/due',
    summary: { 'zh-CN': '待我办理的台账记录', 'en-US': 'The records that wait for the asker, over all schemes' },
    params: none,
    query: z.strictObject(paging(mostRecords)),
    headers: none,
    request: null,
    response: dueRecordsSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
