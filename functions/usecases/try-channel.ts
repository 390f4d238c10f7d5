// What an administrator is shown of the channels (提醒渠道): which there are, what became of messages, and whether one works.
import type { ShownChannels, TrialOutcome } from '../../shared/api/reminders';
import { trialMail, trialText } from '../../shared/reminders/messages';
import { randomUUID } from 'node:crypto';
import type { Delivery } from '../channels/channel';
import { dayPlus } from '../../shared/registers/due';
import { contactOf } from './contacts';
import { sentDays } from './notices';
import type { Person } from './person';
import { RequestRefusal } from './request-refusal';
import { dayOf, now } from './store-and-clock';
import { everybodyReachable, type Telling } from './tell-people';

const shownDays = 7;

export async function listChannels(given: Telling, organisation: string): Promise<ShownChannels> {
  const { mail, groups, link } = given.channels;
  const people = await everybodyReachable(given, organisation);
  return {
    mail: mail && { from: mail.from },
    groups: groups
      .filter((group) => group.organisation === organisation)
      .map(({ id, kind, schemes }) => ({ id, kind, schemes: schemes && [...schemes] })),
    hasLink: link !== null,
    withoutMail: people.filter((person) => person.mail === null).length,
    days: await sentDays(given, organisation, dayPlus(dayOf(given, now(given)), -shownDays)),
  };
}

/** Sends a test message: to a group, or by mail to the address of who asks, whether or not they want reminders. */
export async function tryChannel(given: Telling, { organisation, id }: Person, channel: string): Promise<TrialOutcome> {
  const { mail, groups } = given.channels;
  if (channel === 'mail' && mail !== null) {
    const { mail: to } = await contactOf(given, organisation, id);
    if (to === null) throw new RequestRefusal('address-missing', 'Who asks has no address on record');
    return told(await mail.send({ ...trialMail(given.channels), to, id: randomUUID() }));
  }
  const group = groups.find((one) => one.organisation === organisation && one.id === channel);
  if (group === undefined) throw new RequestRefusal('not-found', 'No such channel is set up');
  return told(await group.send(trialText(given.channels)));
}

function told(delivery: Delivery): TrialOutcome {
  return delivery.kind === 'sent' ? delivery : { kind: delivery.kind, because: delivery.because };
}
