// Where messages go in local development (`/dev/messages`): kept in the store, shown on a page, with a button that lets the clock call at once.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Channels } from '../../channels/channel';
import { joinKey, rowsUnder } from '../../store/encode-key';
import { putRow, rowKind, valueIn } from '../../store/row-kinds';
import { rows } from '../../store/rows';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import { now } from '../../usecases/store-and-clock';
import type { Answer } from '../server/server';
import { messagesPage, type KeptMessage } from './messages-page';
import { sampleOrganisation } from './sample/people';

const messageSchema = z.strictObject({ at: z.string(), to: z.string(), subject: z.string(), text: z.string() });

const partition = joinKey('messages');
const kind = rowKind('message', messageSchema);
export const messagesPath = '/dev/messages';

/** Channels that keep what they are given; those that the settings name are used in their stead. `link` is where this server shows the pages. */
export function boxedChannels(given: StoreAndClock, named: Channels, link: string | null): Channels {
  const keep = async (to: string, subject: string, text: string) => {
    const message = { at: now(given), to, subject, text };
    await given.store.batch(partition, [putRow(kind, [message.at, randomUUID()], message, { absent: true })]);
    return { kind: 'sent' } as const;
  };
  const group: Channels['groups'][number] = {
    ...{ id: 'local', kind: 'wecom', organisation: sampleOrganisation, schemes: null },
    send: ({ registers, lines, link }) =>
      keep('群 / group', '', [...lines(registers), ...(link === null ? [] : [link])].join('\n')),
  };
  return {
    ...named,
    link: named.link ?? link,
    mail: named.mail ?? {
      from: 'scorebook@demo.invalid',
      send: ({ to, subject, text }) => keep(to, subject, text),
    },
    groups: named.groups.length > 0 ? named.groups : [group],
  };
}

/** Serves the page, and calls `tick` where its button is pressed: on the page itself, not on one of another site. */
export function messageBox(given: StoreAndClock, tick: () => Promise<unknown>) {
  return async (request: IncomingMessage, pathname: string): Promise<Answer> => {
    if (request.method === 'GET' && pathname === messagesPath) {
      return { status: 200, page: messagesPage(await keptMessages(given)) };
    }
    if (request.method !== 'POST' || pathname !== `${messagesPath}/tick`) {
      return { status: 404, body: { error: 'not found' } };
    }
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return { status: 403, body: { error: 'press it on the page' } };
    await tick();
    return { status: 303, location: messagesPath };
  };
}

async function keptMessages({ store }: StoreAndClock): Promise<KeptMessage[]> {
  const found: KeptMessage[] = [];
  for await (const row of rows(store, partition, rowsUnder(kind.first))) found.push(valueIn(kind, row));
  return found.reverse();
}
