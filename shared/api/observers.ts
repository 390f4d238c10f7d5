// Observers in turn (轮流监督) as they travel: the list that is kept, whose turn it is in a period, and who was named.
import { z } from 'zod';
import { plainText } from '../scheme/plain-text';
import { etagSchema, idSchema } from './ids';

const mostListed = 200;
const mostEach = 10;

/** Who takes turns, in order, and how many observe each period. */
export const observerListSchema = z
  .strictObject({ people: z.array(idSchema).max(mostListed), each: z.int().min(1).max(mostEach) })
  .meta({ id: 'ObserverList' });

/** Who observes a period, and who of the list was excused from it, with the reason: they come next time. */
export const namedObserversSchema = z
  .strictObject({
    observers: z.array(idSchema).max(mostEach),
    excused: z.array(z.strictObject({ person: idSchema, reason: plainText(2000).trim().min(1) })).max(mostListed),
  })
  .meta({ id: 'NamedObservers' });
export type NamedObservers = z.infer<typeof namedObserversSchema>;

export const observersSchema = z
  .strictObject({
    ...observerListSchema.shape,
    /** of the list, for a conditional write; null where none is kept yet */
    etag: etagSchema.nullable(),
    /** leaders, and heads and secretaries of this scheme's units: who may be put on the list at a click */
    candidates: z.array(idSchema),
    /** who observed, or is named; the latest period first */
    turns: z.array(namedObserversSchema.extend({ period: idSchema })),
  })
  .meta({ id: 'Observers' });
export type Observers = z.infer<typeof observersSchema>;

export const observersTurnSchema = z
  .strictObject({
    period: idSchema,
    each: z.int(),
    /** null: nobody is named yet */
    named: namedObserversSchema.nullable(),
    /** of what is named, for a conditional write */
    etag: etagSchema.nullable(),
    /** the list in the order of its turn; `bar` says why somebody is passed over */
    queue: z.array(
      z.strictObject({
        person: idSchema,
        last: idSchema.nullable(),
        bar: z.enum(['left', 'assessor']).nullable(),
      }),
    ),
  })
  .meta({ id: 'ObserversTurn' });
export type ObserversTurn = z.infer<typeof observersTurnSchema>;
