// The audit records and their verification.
import { z } from 'zod';
import { auditActs, auditPageSchema, auditVerificationSchema } from '../audit';
import { idSchema, momentSchema, paging } from '../ids';
import { none, type Route } from './route';

export const auditRoutes = {
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
      /** chain after chain from its beginning, unless the newest entries are wanted first */
      order: z.literal('newest').optional(),
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
