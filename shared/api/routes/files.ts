// Photos and files of a period's records: kept, got, told of, destroyed.
import { z } from 'zod';
import {
  destructionSchema,
  digestListSchema,
  fileTypes,
  keptFileSchema,
  mostFileBytes,
  mostFilesListed,
  periodFilesSchema,
  rawFileSchema,
  shownFilesSchema,
} from '../files';
import { digestSchema, idSchema, paging } from '../ids';
import { inPeriod, none, type Route } from './route';

const oneFile = z.strictObject({ s: idSchema, p: idSchema, file: digestSchema });
const raw = { types: fileTypes, most: mostFileBytes };

export const filesRoutes = {
  putFile: {
    id: 'putFile',
    method: 'PUT',
    path: '/schemes/{s}/periods/{p}/files',
    summary: {
      'zh-CN': '存入照片或附件',
      'en-US':
        'Keeps a photo or a file for records of the period, named by its SHA-256; the same again is answered alike',
    },
    params: inPeriod,
    query: none,
    headers: none,
    request: rawFileSchema,
    response: keptFileSchema,
    raw: { request: raw },
    status: 201,
  },
  listFiles: {
    id: 'listFiles',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/files',
    summary: {
      'zh-CN': '照片和附件的类型、大小、是否已销毁',
      'en-US':
        'Of these files what is known: type, size, since when destroyed; those that the asker does not see are left out',
    },
    params: inPeriod,
    query: z.strictObject({ files: digestListSchema }),
    headers: none,
    request: null,
    response: shownFilesSchema,
    status: 200,
  },
  getFile: {
    id: 'getFile',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/files/{file}',
    summary: { 'zh-CN': '照片或附件', 'en-US': 'A photo or a file that a record names, as it was put' },
    params: oneFile,
    query: none,
    headers: none,
    request: null,
    response: rawFileSchema,
    raw: { response: raw },
    status: 200,
  },
  periodFiles: {
    id: 'periodFiles',
    method: 'GET',
    path: '/schemes/{s}/periods/{p}/kept-files',
    summary: {
      'zh-CN': '周期的照片和附件清单（谁存入、哪些记录引用），不含内容',
      'en-US':
        'The files of the period, the latest first: who brought them, which records name them; not their content',
    },
    params: inPeriod,
    query: z.strictObject(paging(mostFilesListed)),
    headers: none,
    request: null,
    response: periodFilesSchema,
    status: 200,
  },
  destroyFile: {
    id: 'destroyFile',
    method: 'DELETE',
    path: '/schemes/{s}/periods/{p}/files/{file}',
    summary: {
      'zh-CN': '附理由销毁照片或附件（记录中仍留其编号）',
      'en-US': 'Destroys a file for a reason; records go on naming it, as one that was destroyed',
    },
    params: oneFile,
    query: none,
    headers: none,
    request: destructionSchema,
    response: keptFileSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
