// The audit chain (审计链) as it travels: who did what when, each entry carrying the digest of the one before.
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema, nextSchema } from './ids';

/** What can have been done. */
export const auditActs = [
  'person-put',
  'scheme-put',
  'period-opened',
  'period-moved',
  'submission-accepted',
  'results-consolidated',
] as const;
export type AuditAct = (typeof auditActs)[number];

const auditEntrySchema = z
  .strictObject({
    /** `people`, `schemes`, or `<scheme>/<period>`: the chain it belongs to */
    chain: z.string(),
    sequence: z.int().min(1),
    at: momentSchema,
    by: idSchema,
    what: z.enum(auditActs),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
    /** digest of the entry before; of nothing: 64 zeros */
    previous: digestSchema,
    digest: digestSchema,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z
  .strictObject({ entries: z.array(auditEntrySchema), next: nextSchema })
  .meta({ id: 'AuditPage' });
