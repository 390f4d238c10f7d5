// Which channels reminders go by, from the environment: their addresses and secrets are there and nowhere else.
import { z } from 'zod';
import { groupKinds } from '../../shared/api/reminders';
import { idSchema } from '../../shared/api/ids';
import { languages, type Language } from '../../shared/scheme/text';
import type { Channels, GroupChannel } from './channel';
import { dingtalkHosts, dingtalkSender } from './dingtalk';
import { isAllowed, type Door } from './post-webhook';
import { smtpChannel, type Smtp } from './smtp';
import { teamsHosts, teamsSender } from './teams';
import { wecomHosts, wecomSender } from './wecom';

const hosts = { wecom: wecomHosts, dingtalk: dingtalkHosts, teams: teamsHosts };

const groupSchema = z
  .strictObject({
    id: idSchema.refine((id) => id !== 'mail'),
    organisation: idSchema,
    kind: z.enum(groupKinds),
    url: z.url().max(2000),
    /** the bot's, where it is one of DingTalk */
    secret: z.string().min(1).optional(),
    schemes: z.array(idSchema).min(1).optional(),
    /** ids of members, where it is a bot of WeCom */
    mention: z.array(z.string().min(1).max(64)).max(100).optional(),
  })
  .refine(({ kind, secret }) => (secret !== undefined) === (kind === 'dingtalk'))
  .refine(({ kind, mention }) => mention === undefined || kind === 'wecom');
type Group = z.output<typeof groupSchema>;

const groupsSchema = z.array(groupSchema).max(100);

/** What goes with the settings of a channel; where production is meant nothing opens a door to this machine. */
export interface ChannelSettings {
  readonly smtp: Smtp | null;
  readonly groups: readonly Group[];
  readonly link: string | null;
  readonly languages: readonly Language[];
  readonly loopback: boolean;
}

const wanted = {
  smtp: 'SMTP_URL: expected smtp:// or smtps:// with a host, and user and password before it where they are needed',
  from: 'SMTP_FROM: expected an address such as scorebook@example.cn, with SMTP_URL',
  groups: 'REMINDER_GROUPS: expected JSON as docs/operations.md has it, each id once',
  host: 'REMINDER_GROUPS: an address is not of its vendor, or not https',
  loopback: 'REMINDER_LOOPBACK is for tests and local development only',
};

/** `mayLoop`: only for tests and local development, which may then send to this machine. No message names a value: they are secrets. */
export function channelSettings(mayLoop: boolean) {
  return z
    .object({
      SMTP_URL: z.string().optional(),
      SMTP_FROM: z.string().optional(),
      REMINDER_GROUPS: z.string().optional(),
      REMINDER_LINK: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .optional(),
      REMINDER_LANGUAGES: z
        .string()
        .default(languages.join(','))
        .transform((text) => [...new Set(text.split(','))])
        .pipe(z.array(z.enum(languages)).min(1)),
      REMINDER_LOOPBACK: z.enum(['0', '1']).default('0'),
    })
    .transform((env, context): ChannelSettings => {
      const refuse = (message: string): never => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      const loopback = env.REMINDER_LOOPBACK === '1';
      if (loopback && !mayLoop) return refuse(wanted.loopback);
      const groups = groupsIn(env.REMINDER_GROUPS);
      if (groups === null || new Set(groups.map(({ id }) => id)).size < groups.length) return refuse(wanted.groups);
      if (!groups.every(({ kind, url }) => isAllowed(new URL(url), doorOf(kind, loopback)))) return refuse(wanted.host);
      const smtp = smtpIn(env.SMTP_URL, env.SMTP_FROM ?? '', loopback);
      if (smtp === 'wrong') return refuse(wanted.smtp);
      if (smtp === 'no sender') return refuse(wanted.from);
      return { smtp, groups, link: env.REMINDER_LINK ?? null, languages: env.REMINDER_LANGUAGES, loopback };
    });
}

const doorOf = (kind: Group['kind'], loopback: boolean): Door => ({ hosts: hosts[kind], loopback });

function groupsIn(text: string | undefined): readonly Group[] | null {
  try {
    const parsed = groupsSchema.safeParse(JSON.parse(text ?? '[]'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const smtpPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

function smtpIn(text: string | undefined, from: string, loopback: boolean): Smtp | null | 'wrong' | 'no sender' {
  if (text === undefined) return from === '' ? null : 'wrong';
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = url && smtpPorts[url.protocol];
  if (!url || port === undefined || port === null || url.hostname === '') return 'wrong';
  if (!/^(?:[^<>@\r\n]{0,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) return 'no sender';
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === null || password === null) return 'wrong';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol === 'smtps:',
    user: user === '' ? null : user,
    password,
    from,
    plain: loopback && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The channels that the settings name. */
export function openChannels(settings: ChannelSettings, clock: () => Date): Channels {
  const { smtp, groups, link, languages: spoken, loopback } = settings;
  return {
    mail: smtp === null ? null : smtpChannel(smtp),
    groups: groups.map((group): GroupChannel => {
      const { id, kind, organisation, schemes = null } = group;
      return { id, kind, organisation, schemes, send: senderOf(group, loopback, clock) };
    }),
    link,
    languages: spoken,
  };
}

function senderOf(group: Group, loopback: boolean, clock: () => Date): GroupChannel['send'] {
  const { kind, secret = '', mention = [] } = group;
  const [url, door] = [new URL(group.url), doorOf(kind, loopback)];
  switch (kind) {
    case 'wecom':
      return wecomSender({ url, mention }, door);
    case 'dingtalk':
      return dingtalkSender({ url, secret }, door, clock);
    case 'teams':
      return teamsSender(url, door);
  }
}
