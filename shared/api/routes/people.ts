// Who is signed in, and who has which roles.
import { z } from 'zod';
import { idSchema, paging } from '../ids';
import {
  meSchema,
  mostNames,
  namesSchema,
  participantsSchema,
  peopleSchema,
  personSchema,
  putPersonSchema,
} from '../people';
import { conditional, inScheme, none, type Route } from './route';

export const peopleRoutes = {
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
  names: {
    id: 'names',
    method: 'GET',
    path: '/names',
    summary: {
      'zh-CN': '编号对应的姓名',
      'en-US': 'What the people of these ids are called; `ids` with commas between',
    },
    params: none,
    query: z.strictObject({
      ids: z
        .string()
        .max(mostNames * 65)
        .transform((ids) => ids.split(','))
        .pipe(z.array(idSchema).max(mostNames)),
    }),
    headers: none,
    request: null,
    response: namesSchema,
    status: 200,
  },
  participants: {
    id: 'participants',
    method: 'GET',
    path: '/schemes/{s}/people',
    summary: {
      'zh-CN': '方案的参与人员（可在台账中选用）',
      'en-US': 'Who has a part in a scheme, with the roles that count there: who can be named in its records',
    },
    params: inScheme,
    query: z.strictObject(paging(1000)),
    headers: none,
    request: null,
    response: participantsSchema,
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
} as const satisfies Record<string, Route>;
