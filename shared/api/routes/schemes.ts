// Schemes, their checks, and the pre-assessment under one that is not stored yet.
import { z } from 'zod';
import { paging } from '../ids';
import { previewSchema } from '../preview';
import { resultsSchema } from '../results';
import {
  schemeCheckSchema,
  schemeDocumentSchema,
  schemePutSchema,
  schemesSchema,
  storedSchemeSchema,
} from '../schemes';
import { conditional, inScheme, none, type Route } from './route';

/** What a scheme may weigh: one of 100,000 units has 330 bytes for each (`docs/decisions/sizes.md`). */
export const mostSchemeBytes = 32 * 1024 * 1024;

export const schemesRoutes = {
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
    most: mostSchemeBytes,
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
    most: mostSchemeBytes,
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
} as const satisfies Record<string, Route>;
