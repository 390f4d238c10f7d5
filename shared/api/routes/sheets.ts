// Score sheets: what is submitted, what stands, and its earlier versions.
import { z } from 'zod';
import { idSchema, paging, sheetKeySchema } from '../ids';
import { historySchema, mostSheets, mostVersions, receiptSchema, sheetsSchema, submitSchema } from '../submissions';
import { inPeriod, none, once, type Route } from './route';

export const sheetsRoutes = {
  submit: {
    id: 'submit',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/submissions',
    summary: { 'zh-CN': '上报评分表', 'en-US': 'Submits score sheets: whole or not at all, once per Idempotency-Key' },
    params: inPeriod,
    query: none,
    headers: once,
    request: submitSchema,
    response: receiptSchema,
    status: 201,
  },
  listSheets: {
    id: 'listSheets',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/sheets',
    summary: { 'zh-CN': '已上报的评分表', 'en-US': 'The accepted sheets as they stand' },
    params: inPeriod,
    query: z.strictObject({ component: idSchema.optional(), unit: idSchema.optional(), ...paging(mostSheets) }),
    headers: none,
    request: null,
    response: sheetsSchema,
    status: 200,
  },
  sheetHistory: {
    id: 'sheetHistory',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/sheets/{key}/history',
    summary: { 'zh-CN': '评分表的历次版本', 'en-US': 'Every accepted version of a sheet, the latest first' },
    params: z.strictObject({ s: idSchema, p: idSchema, key: sheetKeySchema }),
    query: z.strictObject(paging(mostVersions)),
    headers: none,
    request: null,
    response: historySchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
