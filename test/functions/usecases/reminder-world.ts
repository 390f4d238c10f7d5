// A small organisation in which something is due: people with addresses, a finding that was fed back, and real channels to a mail server and a bot.
import type { Channels } from '../../../functions/channels/channel';
import { smtpChannel } from '../../../functions/channels/smtp';
import { wecomSender } from '../../../functions/channels/wecom';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { changeRecords } from '../../../functions/usecases/change-records';
import { putContact } from '../../../functions/usecases/contacts';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putPerson } from '../../../functions/usecases/people';
import { putScheme } from '../../../functions/usecases/schemes';
import { registers, registerScheme, type ChangeInput } from '../http/register-scheme';

export const organisation = 'demo';
const office = { organisation, id: 'office-1', name: '考核办', roles: ['office'] };

export const people = {
  'office-1': ['office'],
  'leader-1': ['leader'],
  'head.u1': ['head:reg/u1'],
  'head.u2': ['head:reg/u2'],
  inspector: ['assessor:reg/safety'],
} as const;

/** Channels to servers on this machine. */
export function realChannels(mailPort: number, bot?: URL): Channels {
  const smtp = { host: '127.0.0.1', port: mailPort, secure: false, user: null, password: '', plain: true };
  const send = bot && wecomSender({ url: bot, mention: [] }, { hosts: [], loopback: true });
  return {
    mail: smtpChannel({ ...smtp, from: 'scorebook@example.cn' }),
    groups: send ? [{ id: 'all', kind: 'wecom', organisation, schemes: null, send }] : [],
    languages: ['zh-CN', 'en-US'],
    link: 'https://scorebook.example.cn/pane',
  };
}

/** Findings alone, so that nothing else is expected of anybody. */
export const findings = registers.filter(({ id }) => ['findings', 'reviews'].includes(id));

/** A month with findings that were fed back to these units on the day that the clock shows: three days are left to agree. */
export async function reminderWorld(store: Store, clock: () => Date, units: readonly string[] = ['u1']) {
  const given = { store, clock };
  for (const [id, roles] of Object.entries(people)) {
    await putPerson(given, office, id, { name: `${id} 号`, roles: [...roles] });
    await putContact(given, office, id, { mail: `${id}@example.cn` });
  }
  await putScheme(given, office, 'reg', registerScheme('reg', { registers: findings }), { 'if-none-match': '*' });
  const place = { organisation, scheme: 'reg', period: '2026-10' };
  await openPeriod(requestOf(given, office, place));
  const change = async (id: keyof typeof people, one: ChangeInput) => {
    const actor = { organisation, id, name: id, roles: [...people[id]] };
    const request = requestOf(given, actor, place);
    const { records } = await changeRecords(request, `${id} ${JSON.stringify(one)}`, { changes: [one] });
    return records[0]?.number ?? '';
  };
  for (const unit of units) {
    await change('inspector', {
      ...{ register: 'findings', unit, set: { kind: 'site', what: '值班记录缺项' }, step: 'feed-back' },
    });
  }
  return { change };
}
