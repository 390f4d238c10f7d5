// The periods of a scheme and how far they have come.
import { z } from 'zod';
import { paging } from '../ids';
import { openPeriodSchema, periodSchema, periodsSchema, progressSchema, transitionSchema } from '../periods';
import { inPeriod, inScheme, none, type Route } from './route';

export const periodsRoutes = {
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
    summary: {
      'zh-CN': '开启考核周期',
      'en-US': 'Opens a period on one version of the scheme, which it keeps; one that is open already is refused',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: openPeriodSchema.optional(),
    response: periodSchema,
    status: 201,
  },
  withdrawPeriod: {
    id: 'withdrawPeriod',
    method: 'DELETE',
    path: '/schemes/{s}/periods/{p}',
    summary: {
      'zh-CN': '撤回误开的考核周期（其中尚无任何上报）',
      'en-US':
        'Withdraws a period opened by mistake, in which nothing was submitted; it may be opened again, on any version',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: periodSchema,
    status: 200,
  },
  movePeriod: {
    id: 'movePeriod',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/transitions',
    summary: {
      'zh-CN': '周期状态变更、签批、附理由重新开启',
      'en-US':
        'Moves a period to its next state, signs its results, or reopens it with a reason; with `digest`, only while its results are those',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: transitionSchema,
    response: periodSchema,
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
} as const satisfies Record<string, Route>;
