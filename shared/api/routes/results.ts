// What comes of a period's sheets: the results, their explanation, figures and the board.
import { z } from 'zod';
import { languages } from '../../scheme/text';
import { askFiguresSchema, figuresSchema } from '../figures';
import { idSchema } from '../ids';
import {
  boardSchema,
  consolidatedSchema,
  consolidateSchema,
  consolidationSchema,
  countedSchema,
  explanationSchema,
  recalculationSchema,
  resultsSchema,
} from '../results';
import { inPeriod, none, preferring, type Route } from './route';

export const resultsRoutes = {
  consolidate: {
    id: 'consolidate',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/consolidation',
    summary: {
      'zh-CN': '汇总（长周期由所含周期的结果算出）',
      'en-US':
        "Calculates the results, from the accepted sheets or, for a roll-up, from its parts' results, and stores them",
    },
    params: inPeriod,
    query: none,
    headers: preferring,
    request: consolidateSchema.optional(),
    response: consolidatedSchema,
    accepted: consolidationSchema,
    status: 200,
    etag: 'the digest of the results',
  },
  consolidation: {
    id: 'consolidation',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/consolidation',
    summary: {
      'zh-CN': '后台汇总的进展',
      'en-US': 'How far the consolidation is that was asked for to be done later; how the latest one ended',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: consolidationSchema,
    status: 200,
  },
  counted: {
    id: 'counted',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/counted',
    summary: {
      'zh-CN': '台账计入的分值和未满足的前置条件',
      'en-US': 'What records count, and the gates that are shut; frozen once there are results',
    },
    params: inPeriod,
    query: z.strictObject({ unit: idSchema.optional() }),
    headers: none,
    request: null,
    response: countedSchema,
    status: 200,
  },
  recalculation: {
    id: 'recalculation',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/recalculation',
    summary: {
      'zh-CN': '按封存的依据重新计算',
      'en-US': 'Calculates the results again from what they were sealed with; stores nothing',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: recalculationSchema,
    status: 200,
  },
  results: {
    id: 'results',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/results',
    summary: {
      'zh-CN': '考核结果',
      'en-US':
        'The results; for a unit its own, once they are published, and of few units together only how many they are',
    },
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
} as const satisfies Record<string, Route>;
