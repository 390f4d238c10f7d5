// The organisation itself: what it is called, what it keeps how long, and everything about one of its people.
import { z } from 'zod';
import { idSchema } from '../ids';
import { expiringSchema, organisationSchema, putOrganisationSchema, retentionSchema } from '../organisation';
import { askExportSchema, personExportSchema } from '../person-export';
import { conditional, none, type Route } from './route';

export const organisationRoutes = {
  getOrganisation: {
    id: 'getOrganisation',
    method: 'GET',
    path: '/organisation',
    summary: {
      'zh-CN': '本机构名称与保存期限',
      'en-US': 'What the organisation is called, and what it keeps how long',
    },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: organisationSchema,
    status: 200,
  },
  putOrganisation: {
    id: 'putOrganisation',
    method: 'PUT',
    path: '/organisation',
    summary: {
      'zh-CN': '设定本机构名称与保存期限',
      'en-US':
        'Sets both; If-Match: as it was read, If-None-Match: * where nothing was set before. What is past its time goes with the next round',
    },
    params: none,
    query: none,
    headers: conditional,
    request: putOrganisationSchema,
    response: organisationSchema,
    status: 200,
    etag: 'the organisation',
  },
  previewRetention: {
    id: 'previewRetention',
    method: 'POST',
    path: '/organisation/expiring',
    summary: {
      'zh-CN': '按此保存期限，下一轮将清除的内容',
      'en-US': 'What these rules would let go by now; nothing goes',
    },
    params: none,
    query: none,
    headers: none,
    request: retentionSchema,
    response: expiringSchema,
    status: 200,
  },
  exportPerson: {
    id: 'exportPerson',
    method: 'POST',
    path: '/people/{id}/exports',
    summary: {
      'zh-CN': '导出与某人有关的全部内容（分页，记入审计）',
      'en-US': 'Everything that names a person, page by page; its beginning is told in the audit',
    },
    params: z.strictObject({ id: idSchema }),
    query: none,
    headers: none,
    request: askExportSchema,
    response: personExportSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
