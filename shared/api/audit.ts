// The audit chain (审计链) as it travels: who did what when, each entry carrying the digest of the one before.
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema, nextSchema } from './ids';

/** What can have been done. */
export const auditActs = [
  'organisation-made',
  'organisation-changed',
  'files-expired',
  'contacts-expired',
  'names-replaced',
  'clock-confirmed',
  'person-exported',
  'person-put',
  'contact-put',
  'scheme-put',
  'calendar-put',
  'observers-put',
  'observers-named',
  'period-opened',
  'period-listed',
  'period-withdrawn',
  'period-moved',
  'submission-accepted',
  'records-changed',
  'file-kept',
  'file-destroyed',
  'files-swept',
  'reminded',
  'results-consolidated',
  'results-signed',
] as const;
export type AuditAct = (typeof auditActs)[number];

export const auditEntrySchema = z
  .strictObject({
    /** `people`, `schemes`, or `<scheme>/<period>`: the chain it belongs to */
    chain: z.string(),
    sequence: z.int().min(1),
    at: momentSchema,
    by: idSchema,
    what: z.enum(auditActs),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
    /** every row that the change wrote → digest of what it holds since then, null where it was deleted */
    writes: z.record(z.string(), digestSchema.nullable()),
    /** digest of the entry before; of nothing: 64 zeros */
    previous: digestSchema,
    digest: digestSchema,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z
  .strictObject({ entries: z.array(auditEntrySchema), next: nextSchema })
  .meta({ id: 'AuditPage' });

/** What of a chain does not hold. */
const auditBreaks = [
  'entry-missing',
  'entry-changed',
  'end-changed',
  'earlier-end-gone',
  'row-missing',
  'row-changed',
  'row-unknown',
  'body-missing',
  'body-changed',
  'file-missing',
  'file-changed',
] as const;

/** The first place at which a chain, or what it vouches for, does not hold. */
const auditBreakSchema = z
  .strictObject({
    because: z.enum(auditBreaks),
    /** the stored row that is concerned, as the store names it */
    row: z.string(),
    /** the entry that is concerned, or that told of the row last; null where none does */
    sequence: z.int().min(1).nullable(),
  })
  .meta({ id: 'AuditBreak' });
export type AuditBreak = z.infer<typeof auditBreakSchema>;

/** The last entry of a chain: kept outside the store, it proves later that nothing was cut off since. 0 and 64 zeros: no entry. */
export const auditEndSchema = z
  .strictObject({ sequence: z.int().min(0), digest: digestSchema })
  .meta({ id: 'AuditEnd' });
export type AuditEnd = z.infer<typeof auditEndSchema>;

/** A clock that was ahead: the first entry whose moment it had yet to reach, and what it showed then, or shows now. */
const clockAheadSchema = z
  .strictObject({ sequence: z.int().min(1), at: momentSchema, clock: momentSchema })
  .meta({ id: 'ClockAhead' });
export type ClockAhead = z.infer<typeof clockAheadSchema>;

const verifiedChainSchema = z
  .strictObject({
    chain: z.string(),
    end: auditEndSchema,
    break: auditBreakSchema.nullable(),
    /** no break: the order holds, the moments up to there are doubtful */
    ahead: clockAheadSchema.optional(),
  })
  .meta({ id: 'VerifiedChain' });
export type VerifiedChain = z.infer<typeof verifiedChainSchema>;

export const auditVerificationSchema = z
  .strictObject({ chains: z.array(verifiedChainSchema), next: nextSchema })
  .meta({ id: 'AuditVerification' });
