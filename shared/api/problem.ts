// What every refusal looks like: problem+json (RFC 9457) with a code of ours and all faults.
import { z } from 'zod';
import { lineSchema } from '../scoring/sheet';
import { etagSchema, idSchema, momentSchema, sheetKeySchema } from './ids';

/** Why a request was refused. The status that goes with each stands in `functions/http`, the sentence in `shared/text`. */
export const problemCodes = [
  // form
  'malformed',
  'malformed-json',
  'not-json',
  'idempotency-key-missing',
  'too-large',
  'file-too-large',
  // person
  'not-signed-in',
  'not-allowed',
  'not-yours-to-write',
  'same-person',
  'already-signed',
  // place and state
  'not-found',
  'unknown-register',
  'unknown-record',
  'unknown-file',
  'file-destroyed',
  'method-not-allowed',
  'wrong-state',
  'incomplete-units',
  'period-exists',
  'under-way',
  'period-in-use',
  'period-closed',
  'period-not-open',
  'linked-open',
  'key-taken',
  'held',
  'files-full',
  'results-changed',
  'list-changed',
  'parts-unpublished',
  'audit-broken',
  'signature-awaited',
  'last-admin',
  'not-on-record',
  'address-missing',
  'nothing-awaited',
  'reminded-already',
  'stale',
  'precondition-missing',
  // rules
  'scheme-refused',
  'calendar-refused',
  'observers-refused',
  'version-not-next',
  'sheets-refused',
  'period-refused',
  'excuse-refused',
  'values-refused',
  'file-refused',
  'columns-missing',
  'reason-missing',
  'too-late',
  'not-now',
  'answer-too-large',
  'idempotency-key-reused',
  // service
  'too-many-requests',
  'unavailable',
  'ended-half-way',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One fault as it travels: the core's codes and those of the shell. */
export const faultSchema = z
  .strictObject({
    code: z.string(),
    path: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'Fault' });

/** One sheet that somebody else has submitted meanwhile (412 `stale`): who, when, and the lines that differ, both sides. */
export const conflictSchema = z
  .strictObject({
    key: sheetKeySchema,
    base: etagSchema.nullable(),
    current: etagSchema.nullable(),
    by: idSchema.nullable(),
    acceptedAt: momentSchema.nullable(),
    lines: z.array(
      z.strictObject({
        indicator: z.string().nullable(),
        position: z.int().min(0),
        yours: lineSchema.nullable(),
        theirs: lineSchema.nullable(),
      }),
    ),
    /** why the unit is not assessed, as both sides say; null where one does assess it. Where they differ */
    notAssessed: z.strictObject({ yours: z.string().nullable(), theirs: z.string().nullable() }).optional(),
  })
  .meta({ id: 'Conflict' });
export type Conflict = z.infer<typeof conflictSchema>;

/** The body of every answer from 400 on. `instance` is the invocation's id, to be told to who runs the service. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(problemCodes),
    detail: z.string(),
    instance: z.string(),
    faults: z.array(faultSchema),
    conflicts: z.array(conflictSchema).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
