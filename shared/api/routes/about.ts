// The service about itself.
import { z } from 'zod';
import { none, type Route } from './route';

export const aboutRoutes = {
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
} as const satisfies Record<string, Route>;
