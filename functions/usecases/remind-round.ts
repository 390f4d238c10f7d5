// The round of reminders (提醒轮次): from eight in the morning everybody's digest and every group's notice of the day, once; and what failed before, again.
import { digestOf, noticeOf, type RecordAt } from '../../shared/reminders/digest';
import { digestMail, noticeText } from '../../shared/reminders/messages';
import type { GroupChannel } from '../channels/channel';
import { StoreUnavailable } from '../store/store';
import { recordsOver } from './find-records';
import { forgetNotices, sendOnce, type Sent } from './notices';
import { allSchemes } from './schemes';
import { dayOf, hourOf, now } from './store-and-clock';
import {
  everybodyReachable,
  mailOnce,
  nothingSent,
  together,
  type Counted,
  type Mail,
  type Reachable,
  type Telling,
} from './tell-people';
import { mailUrged, urgedLately } from './urged';

/** Nobody is written to before or after, where they are: what was not sent by then waits for the next morning's digest. */
const firstHour = 8;
const lastHour = 20;

export interface Round {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly unclear: number;
}

/** Takes an error that does not end the work. */
type Tell = (error: unknown) => void;

/**
 * A round over all organisations, if it is time: each message is sent once, however often the clock calls. What cannot be read
 * is told and left out; after `stop` no message is begun, and the next round goes on.
 */
export async function remindRound(
  given: Telling,
  organisations: Iterable<string>,
  tell: Tell,
  stop?: AbortSignal,
): Promise<Round> {
  const hour = hourOf(given, now(given));
  const isTime = hour >= firstHour && hour < lastHour;
  return isTime ? roundNow(given, organisations, tell, stop) : roundOf(nothingSent);
}

/** The same at any hour. */
export async function roundNow(
  given: Telling,
  organisations: Iterable<string>,
  tell: Tell,
  stop?: AbortSignal,
): Promise<Round> {
  let counts = nothingSent;
  for (const organisation of organisations) {
    if (stop?.aborted) break;
    try {
      counts = together(counts, await roundIn(given, organisation, tell, stop));
    } catch (error) {
      tell(error);
    }
  }
  return roundOf(counts);
}

function roundOf(counts: Counted): Round {
  const { sent, waiting, unclear } = counts;
  return { sent, waiting: waiting + counts['under-way'], failed: counts['given-up'], unclear };
}

async function roundIn(given: Telling, organisation: string, tell: Tell, stop?: AbortSignal): Promise<Counted> {
  const { mail, groups } = given.channels;
  const own = groups.filter((group) => group.organisation === organisation);
  if (mail === null && own.length === 0) return nothingSent;
  const today = dayOf(given, now(given));
  await forgetNotices(given, organisation, today);
  const records = await everythingDue(given, organisation, tell);
  let counts = await tellGroups(given, organisation, today, own, records);
  if (mail === null) return counts;
  const people = await everybodyReachable(given, organisation);
  counts = together(counts, await mailOnce(given, organisation, digests(given, today, people, records), stop));
  for (const urged of await urgedLately(given, organisation, today)) {
    counts = together(counts, await mailUrged(given, urged, people, stop));
  }
  return counts;
}

/** What is due in all schemes, whosever it is. */
export async function everythingDue(given: Telling, organisation: string, tell: Tell): Promise<RecordAt[]> {
  const everybodys = { organisation, id: '', name: '', roles: ['office'] };
  const found: RecordAt[] = [];
  for (const { id } of await allSchemes(given, organisation)) {
    try {
      const { found: due } = await recordsOver(given, everybodys, id, { due: 'true' });
      for (const { period, register, record } of due) {
        found.push({ plan: period.plan, register, record, calendar: period.calendar });
      }
    } catch (error) {
      // Without the store nothing is known of any scheme; the next round asks again. What is damaged stays so.
      if (error instanceof StoreUnavailable && error.trouble !== 'damaged') throw error;
      tell(error);
    }
  }
  return found;
}

function* digests(
  { channels }: Telling,
  today: string,
  people: readonly Reachable[],
  records: readonly RecordAt[],
): Generator<Mail> {
  for (const person of people) {
    if (person.mail === null) continue;
    const text = () => {
      const digest = digestOf(person, records);
      return digest && digestMail(digest, channels);
    };
    yield { key: [today, 'digest', person.id], to: person.mail, text };
  }
}

async function tellGroups(
  given: Telling,
  organisation: string,
  today: string,
  groups: readonly GroupChannel[],
  records: readonly RecordAt[],
): Promise<Counted> {
  const counts: Record<Sent, number> = { ...nothingSent };
  for (const { id, schemes, send } of groups) {
    const notice = noticeOf(records.filter(({ plan }) => schemes?.includes(plan.scheme.scheme.id) ?? true));
    if (notice === null) continue;
    const text = noticeText(notice, given.channels);
    counts[await sendOnce(given, organisation, [today, 'group', id], () => send(text))] += 1;
  }
  return counts;
}
