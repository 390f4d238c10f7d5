// Observers in turn: the list of a scheme, whose turn it is in a period, and naming them.
import { namedObserversSchema, observerListSchema, observersSchema, observersTurnSchema } from '../observers';
import { conditional, inPeriod, inScheme, none, type Route } from './route';

export const observersRoutes = {
  getObservers: {
    id: 'getObservers',
    method: 'GET',
    path: '/schemes/{s}/observers',
    summary: { 'zh-CN': '轮流监督的名单', 'en-US': 'Who takes turns in observing, and who observed before' },
    params: inScheme,
    query: none,
    headers: none,
    request: null,
    response: observersSchema,
    status: 200,
  },
  putObservers: {
    id: 'putObservers',
    method: 'PUT',
    path: '/schemes/{s}/observers',
    summary: {
      'zh-CN': '设定轮流监督的名单',
      'en-US': 'Sets who takes turns; If-Match: the list as it was read, If-None-Match: * for the first',
    },
    params: inScheme,
    query: none,
    headers: conditional,
    request: observerListSchema,
    response: observersSchema,
    status: 200,
    etag: 'the list of observers',
  },
  getTurn: {
    id: 'getTurn',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/observers',
    summary: {
      'zh-CN': '本期轮到谁监督',
      'en-US': 'Whose turn it is to observe a period, opened or not, and who is named for it',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: null,
    response: observersTurnSchema,
    status: 200,
  },
  nameObservers: {
    id: 'nameObservers',
    method: 'PUT',
    path: '/schemes/{s}/periods/{p}/observers',
    summary: {
      'zh-CN': '确定本期监督员',
      'en-US':
        'Names the observers of a period, who hold that role then, and those no more who were named before; If-Match: as it was read, If-None-Match: * for the first',
    },
    params: inPeriod,
    query: none,
    headers: conditional,
    request: namedObserversSchema,
    response: observersTurnSchema,
    status: 200,
    etag: 'the observers of the period',
  },
} as const satisfies Record<string, Route>;
