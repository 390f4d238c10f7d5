// Who can be written to, and mail to them: each message once, several at a time.
import type { MailText } from '../../shared/reminders/messages';
import type { Person as StoredPerson } from '../../shared/api/people';
import { wholeList } from '../../shared/api/whole-list';
import type { Channels, MailChannel } from '../channels/channel';
import { digestOfJson } from './canonical-json';
import { sendOnce, type NoticeKey, type Sent } from './notices';
import { listPeople } from './people';
import { severalAtOnce } from './several-at-once';
import type { StoreAndClock } from './store-and-clock';

/** The store, the clock, and what carries messages. */
export interface Telling extends StoreAndClock {
  readonly channels: Channels;
}

/** Somebody on record; `mail` is null where they have no address, or want no mail. */
export interface Reachable extends StoredPerson {
  readonly mail: string | null;
}

/** What became of messages, by their outcome. */
export type Counted = Readonly<Record<Sent, number>>;

/** How many connections one server of mail is asked for. */
const mailsAtOnce = 4;
const idLength = 32;

export async function everybodyReachable(given: StoreAndClock, organisation: string): Promise<Reachable[]> {
  const people = await wholeList(async (from) => {
    const { people: items, next } = await listPeople(given, organisation, { next: from });
    return { items, next };
  });
  return people.map(({ id, name, roles, contact }) => ({
    ...{ id, name, roles },
    mail: contact?.wanted ? contact.mail : null,
  }));
}

export interface Mail {
  readonly key: NoticeKey;
  readonly to: string;
  /** made when it is to be sent; null: there is nothing to tell */
  readonly text: () => MailText | null;
}

/** Sends what was not sent, and counts what became of all. After `stop` none is begun any more. */
export async function mailOnce(
  given: Telling,
  organisation: string,
  mails: Iterable<Mail>,
  stop?: AbortSignal,
): Promise<Counted> {
  const counts = { ...nothingSent };
  const { mail: channel } = given.channels;
  if (channel === null) return counts;
  await severalAtOnce(
    mails,
    mailsAtOnce,
    async (mail) => {
      const sent = await sendOne(given, organisation, channel, mail);
      if (sent !== null) counts[sent] += 1;
    },
    stop,
  );
  return counts;
}

async function sendOne(
  given: StoreAndClock,
  organisation: string,
  channel: MailChannel,
  { key, to, text }: Mail,
): Promise<Sent | null> {
  const said = text();
  if (said === null) return null;
  const id = digestOfJson([organisation, ...key]).slice(0, idLength);
  return sendOnce(given, organisation, key, () => channel.send({ ...said, to, id }));
}

export const nothingSent: Counted = { sent: 0, waiting: 0, 'given-up': 0, unclear: 0, 'under-way': 0 };

export function together(one: Counted, other: Counted): Counted {
  const names = Object.keys(nothingSent) as Sent[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Counted;
}
