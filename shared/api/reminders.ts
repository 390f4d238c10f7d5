// Reminders (提醒) as they travel: where somebody is written to, which channels there are and what became of messages, and who is reminded of a record.
import { z } from 'zod';
import { valueSchema } from '../registers/record';
import { plainText } from '../scheme/plain-text';
import { idSchema, momentSchema } from './ids';

/** An address that mail is sent to; no display name, nothing that a header could be made of. */
export const mailSchema = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/,
  );

/** Where a person is written to: null, and nothing is kept; `wanted`: whether they want mail. */
export const contactSchema = z
  .strictObject({ mail: mailSchema.nullable(), wanted: z.boolean() })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contactSchema>;

/** What an administrator sets; whether mail is wanted is the person's own to say. */
export const putContactSchema = contactSchema.omit({ wanted: true }).meta({ id: 'PutContact' });

export const groupKinds = ['wecom', 'dingtalk', 'teams'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Why a message was not sent, or why that is not known. */
export const becauses = [
  'timeout',
  'unreachable',
  'refused',
  'rate-limited',
  'address-refused',
  'too-large',
  'answer-unclear',
  'interrupted',
] as const;
export type Because = (typeof becauses)[number];

const sentDaySchema = z.strictObject({
  day: z.iso.date(),
  sent: z.int(),
  /** to be tried again */
  failed: z.int(),
  given: z.int(),
  unclear: z.int(),
  because: z.array(z.strictObject({ because: z.enum(becauses), count: z.int() })),
});
export type SentDay = z.infer<typeof sentDaySchema>;

/** Channels without their addresses, which are secrets, and the latest days. */
export const channelsSchema = z
  .strictObject({
    mail: z.strictObject({ from: z.string() }).nullable(),
    groups: z.array(z.strictObject({ id: idSchema, kind: z.enum(groupKinds), schemes: z.array(idSchema).nullable() })),
    hasLink: z.boolean(),
    /** people who are on record and get no mail: they have no address, or do not want any */
    withoutMail: z.int(),
    days: z.array(sentDaySchema),
  })
  .meta({ id: 'Channels' });
export type ShownChannels = z.infer<typeof channelsSchema>;

/** `mail` goes to the address of who asks. */
export const trialSchema = z.strictObject({ channel: idSchema }).meta({ id: 'ChannelTrial' });

export const trialOutcomeSchema = z
  .strictObject({ kind: z.enum(['sent', 'failed', 'unclear']), because: z.enum(becauses).optional() })
  .meta({ id: 'ChannelTrialOutcome' });
export type TrialOutcome = z.infer<typeof trialOutcomeSchema>;

const mostWords = 500;

/** The record that people are reminded of; one that nobody has touched by its unit and what names it. */
export const remindSchema = z
  .strictObject({
    register: idSchema,
    number: idSchema.optional(),
    unit: idSchema.optional(),
    set: z.record(z.string(), valueSchema).optional(),
    /** what is said with it */
    words: plainText(mostWords).trim().min(1).optional(),
  })
  .meta({ id: 'Remind' });
export type Remind = z.output<typeof remindSchema>;

export const remindedSchema = z
  .strictObject({
    at: momentSchema,
    /** messages that were sent to those for whom it waits */
    sent: z.int(),
    /** that failed and are tried again by the clock */
    failed: z.int(),
    /** of which it is not known whether they arrived, or that are on their way */
    unclear: z.int(),
    /** who has no address, or wants no mail: they see it in the pane */
    withoutMail: z.int(),
  })
  .meta({ id: 'Reminded' });
export type Reminded = z.infer<typeof remindedSchema>;
