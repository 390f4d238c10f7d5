// Reminders: where people are written to, which channels there are, and reminding those for whom a record waits.
import { z } from 'zod';
import { idSchema } from '../ids';
import {
  channelsSchema,
  contactSchema,
  putContactSchema,
  remindedSchema,
  remindSchema,
  trialOutcomeSchema,
  trialSchema,
} from '../reminders';
import { inPeriod, none, once, type Route } from './route';

export const remindersRoutes = {
  ownContact: {
    id: 'ownContact',
    method: 'GET',
    path: '/me/contact',
    summary: { 'zh-CN': '自己的提醒邮箱', 'en-US': 'Where the person signed in is written to' },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: contactSchema,
    status: 200,
  },
  putOwnContact: {
    id: 'putOwnContact',
    method: 'PUT',
    path: '/me/contact',
    summary: {
      'zh-CN': '设定自己的提醒邮箱，或不要邮件',
      'en-US': 'Sets it, deletes it (null), or says that no mail is wanted',
    },
    params: none,
    query: none,
    headers: none,
    request: contactSchema,
    response: contactSchema,
    status: 200,
  },
  putContact: {
    id: 'putContact',
    method: 'PUT',
    path: '/people/{id}/contact',
    summary: {
      'zh-CN': '设定人员的提醒邮箱',
      'en-US': 'Sets where a person is written to, or deletes it (null); whether they want mail stays as they said',
    },
    params: z.strictObject({ id: idSchema }),
    query: none,
    headers: none,
    request: putContactSchema,
    response: contactSchema,
    status: 200,
  },
  listChannels: {
    id: 'listChannels',
    method: 'GET',
    path: '/reminders',
    summary: {
      'zh-CN': '提醒渠道与近日发送情况',
      'en-US': 'The channels that are set up, without their secrets, and what became of messages lately',
    },
    params: none,
    query: none,
    headers: none,
    request: null,
    response: channelsSchema,
    status: 200,
  },
  tryChannel: {
    id: 'tryChannel',
    method: 'POST',
    path: '/reminders/trials',
    summary: {
      'zh-CN': '发送测试消息',
      'en-US': 'Sends a test message to a channel, by mail to the address of who asks; tells what became of it',
    },
    params: none,
    query: none,
    headers: none,
    request: trialSchema,
    response: trialOutcomeSchema,
    status: 200,
  },
  remind: {
    id: 'remind',
    method: 'POST',
    path: '/schemes/{s}/periods/{p}/reminders',
    summary: {
      'zh-CN': '催办一条台账记录',
      'en-US':
        'Reminds those for whom a record, or an expected one, waits: recorded, once per Idempotency-Key and once a day for each record',
    },
    params: inPeriod,
    query: none,
    headers: once,
    request: remindSchema,
    response: remindedSchema,
    status: 200,
  },
} as const satisfies Record<string, Route>;
