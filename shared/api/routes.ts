// The contract: every route of the service with what goes in, what comes out and who may use it.
import { z } from 'zod';
import { languages } from '../scheme/text';
import { auditActs, auditPageSchema, auditVerificationSchema } from './audit';
import { askFiguresSchema, figuresSchema } from './figures';
import { etagSchema, idSchema, momentSchema, paging, sheetKeySchema } from './ids';
import { meSchema, peopleSchema, personSchema, putPersonSchema } from './people';
import { openPeriodSchema, periodSchema, periodsSchema, progressSchema, transitionSchema } from './periods';
import { boardSchema, consolidateSchema, explanationSchema, resultsSchema } from './results';
import { previewSchema } from './preview';
import { schemeCheckSchema, schemeDocumentSchema, schemePutSchema, schemesSchema, storedSchemeSchema } from './schemes';
import { historySchema, mostSheets, receiptSchema, sheetsSchema, submitSchema } from './submissions';

export type Method = 'GET' | 'PUT' | 'POST';

/** One route. `request` is null where no body is taken. Who may use it stands in the access table. */
export interface Route {
  readonly id: string;
  readonly method: Method;
  /** below `/api`, parameters in braces */
  readonly path: string;
  readonly summary: { readonly 'zh-CN': string; readonly 'en-US': string };
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly headers: z.ZodObject;
  readonly request: z.ZodType | null;
  readonly response: z.ZodType;
  readonly status: 200 | 201;
  /** What the ETag of the answer names, where it has one. */
  readonly etag?: 'the version of the scheme' | 'the digest of the results' | 'the entry of the person';
}

/** What a body may weigh. */
export const mostBytes = 4 * 1024 * 1024;

const none = z.strictObject({});
const inScheme = z.strictObject({ s: idSchema });
const inPeriod = z.strictObject({ s: idSchema, p: idSchema });

/** Headers of a conditional write. */
const conditional = z.strictObject({
  'if-match': etagSchema.optional(),
  'if-none-match': z.literal('*').optional(),
});

export const routes = {
  health: {
    id: 'health',
    method: 'GET',
    path: '/health',
    summary: { 'zh-CN': '服务是否正常', 'en-US': 'Whether the service is well' },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: z
      .strictObject({ status: z.literal('ok'), version: z.string(), store: z.enum(['sqlite', 'table']) })
      .meta({ id: 'Health' }),
    status: 200,
  },
  openapi: {
    id: 'openapi',
    method: 'GET',
    path: '/openapi.json',
    summary: { 'zh-CN': '接口说明', 'en-US': 'This description' },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: z.looseObject({ openapi: z.literal('3.1.0') }),
    status: 200,
  },
  me: {
    id: 'me',
    method: 'GET',
    path: '/me',
    summary: { 'zh-CN': '当前登录人及角色', 'en-US': 'The person signed in, with roles' },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: meSchema,
    status: 200,
  },
  listPeople: {
    id: 'listPeople',
    method: 'GET',
    path: '/people',
    summary: { 'zh-CN': '人员与角色', 'en-US': 'Who has which roles' },
    params: none,
    query: z.strictObject(paging(1000)),
    headers: none,
    request: null,
    response: peopleSchema,
    status: 200,
  },
  putPerson: {
    id: 'putPerson',
    method: 'PUT',
    path: '/people/{id}',
    summary: {
      'zh-CN': '设定人员角色',
      'en-US': "Sets a person's name and roles; If-Match: the entry as it was read, If-None-Match: * for a new one",
    },
    params: z.strictObject({ id: idSchema }),
    query: none,
    headers: conditional,
    request: putPersonSchema,
    response: personSchema,
    status: 200,
    etag: 'the entry of the person',
  },
  listSchemes: {
    id: 'listSchemes',
    method: 'GET',
    path: '/schemes',
    summary: { 'zh-CN': '考核方案列表', 'en-US': 'The schemes, each in its latest version' },
    params: none,
    query: z.strictObject(paging(1000)),
    headers: none,
    request: null,
    response: schemesSchema,
    status: 200,
  },
  getScheme: {
    id: 'getScheme',
    method: 'GET',
    path: '/schemes/{s}',
    summary: { 'zh-CN': '考核方案', 'en-US': 'A scheme: the latest version, or the one asked for' },
    params: inScheme,
    query: z.strictObject({
      version: z
        .string()
        .regex(/^[1-9][0-9]{0,8}$/)
        .transform(Number)
        .optional(),
    }),
    headers: none,
    request: null,
    response: storedSchemeSchema,
    status: 200,
    etag: 'the version of the scheme',
  },
  putScheme: {
    id: 'putScheme',
    method: 'PUT',
    path: '/schemes/{s}',
    summary: {
      'zh-CN': '新增方案版本（版本不可更改）',
      'en-US':
        'Adds a version: If-None-Match: * for a new scheme, If-Match for the next version; versions never change',
    },
    params: inScheme,
    query: none,
    headers: conditional,
    request: schemeDocumentSchema,
    response: schemePutSchema,
    status: 201,
    etag: 'the version of the scheme',
  },
  checkScheme: {
    id: 'checkScheme',
    method: 'POST',
    path: '/schemes/check',
    summary: { 'zh-CN': '方案检查', 'en-US': 'Faults and warnings of a scheme; stores nothing' },
    params: none,
    query: none,
    headers: none,
    request: schemeDocumentSchema,
    response: schemeCheckSchema,
    status: 200,
  },
  preview: {
    id: 'preview',
    method: 'POST',
    path: '/preview',
    summary: { 'zh-CN': '预考评（不保存）', 'en-US': 'Pre-assessment: the same calculation, stores nothing' },
    params: none,
    query: none,
    headers: none,
    request: previewSchema,
    response: resultsSchema,
    status: 200,
  },
  listPeriods: {
    id: 'listPeriods',
    method: 'GET',
    path: '/schemes/{s}/periods',
    summary: { 'zh-CN': '考核周期列表', 'en-US': 'The periods of a scheme' },
    params: inScheme,
    query: z.strictObject(paging(1000)),
    headers: none,
    request: null,
    response: periodsSchema,
    status: 200,
  },
  getPeriod: {
    id: 'getPeriod',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}',
    summary: { 'zh-CN': '考核周期', 'en-US': 'A period and its state' },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: periodSchema,
    status: 200,
  },
  openPeriod: {
    id: 'openPeriod',
    method: 'PUT',
    path: '/schemes/{s}/periods/{p}',
    summary: { 'zh-CN': '开启考核周期', 'en-US': 'Opens a period on one version of the scheme, which it keeps' },
    params: inPeriod,
    query: none,
    headers: none,
    request: openPeriodSchema.optional(),
    response: periodSchema,
    status: 201,
  },
  movePeriod: {
    id: 'movePeriod',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/transitions',
    summary: { 'zh-CN': '周期状态变更', 'en-US': 'Moves a period to its next state, or reopens it with a reason' },
    params: inPeriod,
    query: none,
    headers: none,
    request: transitionSchema,
    response: periodSchema,
    status: 200,
  },
  submit: {
    id: 'submit',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/submissions',
    summary: { 'zh-CN': '上报评分表', 'en-US': 'Submits score sheets: whole or not at all, once per Idempotency-Key' },
    params: inPeriod,
    query: none,
    headers: z.strictObject({ 'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/) }),
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
    query: z.strictObject(paging(1000)),
    headers: none,
    request: null,
    response: historySchema,
    status: 200,
  },
  progress: {
    id: 'progress',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/progress',
    summary: { 'zh-CN': '上报进度', 'en-US': 'Group by unit: what is missing, what was accepted when' },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: progressSchema,
    status: 200,
  },
  consolidate: {
    id: 'consolidate',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/consolidation',
    summary: { 'zh-CN': '汇总', 'en-US': 'Calculates the results from the accepted sheets and stores them' },
    params: inPeriod,
    query: none,
    headers: none,
    request: consolidateSchema.optional(),
    response: resultsSchema,
    status: 200,
    etag: 'the digest of the results',
  },
  results: {
    id: 'results',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/results',
    summary: { 'zh-CN': '考核结果', 'en-US': 'The results; for a unit its own, once they are published' },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: resultsSchema,
    status: 200,
    etag: 'the digest of the results',
  },
  explanation: {
    id: 'explanation',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/results/{u}/explanation',
    summary: { 'zh-CN': '得分说明', 'en-US': "How a unit's figures came about" },
    params: z.strictObject({ s: idSchema, p: idSchema, u: idSchema }),
    query: z.strictObject({ language: z.enum(languages).optional() }),
    headers: none,
    request: null,
    response: explanationSchema,
    status: 200,
  },
  figures: {
    id: 'figures',
    method: 'POST',
    path: '/figures',
    summary: {
      'zh-CN': '考核数据（一次查询多个单位和周期）',
      'en-US': 'Figures and explanations of many units and periods at once; stores nothing',
    },
    params: none,
    query: none,
    headers: none,
    request: askFiguresSchema,
    response: figuresSchema,
    status: 200,
  },
  board: {
    id: 'board',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/board',
    summary: { 'zh-CN': '红蓝榜', 'en-US': 'The red–blue board' },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: boardSchema,
    status: 200,
  },
  audit: {
    id: 'audit',
    method: 'GET',
    path: '/audit',
    summary: { 'zh-CN': '审计记录', 'en-US': 'Who did what when' },
    params: none,
    query: z.strictObject({
      scheme: idSchema.optional(),
      period: idSchema.optional(),
      who: idSchema.optional(),
      what: z.enum(auditActs).optional(),
      from: momentSchema.optional(),
      to: momentSchema.optional(),
      ...paging(1000),
    }),
    headers: none,
    request: null,
    response: auditPageSchema,
    status: 200,
  },
  verifyAudit: {
    id: 'verifyAudit',
    method: 'GET',
    path: '/audit/verification',
    summary: {
      'zh-CN': '核验审计链',
      'en-US': 'Holds the audit chains, and the rows and bodies they vouch for, against their digests',
    },
    params: none,
    query: z.strictObject(paging(100)),
    headers: none,
    request: null,
    response: auditVerificationSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteId = keyof Routes;

/** What a caller fills in for a route, and what it gets. */
export type ParamsOf<Id extends RouteId> = z.input<Routes[Id]['params']>;
export type QueryOf<Id extends RouteId> = z.input<Routes[Id]['query']>;
export type HeadersOf<Id extends RouteId> = z.input<Routes[Id]['headers']>;
export type BodyOf<Id extends RouteId> = Routes[Id]['request'] extends z.ZodType
  ? z.input<Routes[Id]['request']>
  : undefined;
export type AnswerOf<Id extends RouteId> = z.output<Routes[Id]['response']>;
