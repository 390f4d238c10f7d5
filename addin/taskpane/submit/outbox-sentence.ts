// What an entry of the outbox says of itself: how it stands, since when, and what comes next.
import type { Language } from '../../../shared/scheme/text';
import { problemSentence } from '../../../shared/text/sentences';
import type { Entry, EntryState } from '../../session/outbox-entry';
import type { Say } from '../../ui/language';
import { momentText, timeText } from '../../ui/moment';

type Waiting = Extract<EntryState, { kind: 'waiting' }>;

/** Why an entry waits: what the service said where it said something. */
export function waitSentence({ because, problem, message }: Waiting, say: Say, language: Language): string {
  if (because === null) return say('outbox.untried');
  if (problem && because !== 'sign-in') return problemSentence(language, problem);
  return say(`outbox.${because}`, { message: message ?? '' });
}

/** What an entry is about: so many score sheets, or so many records. */
export function entryTitle(entry: Entry, scheme: string, say: Say): string {
  const { period } = entry;
  return entry.kind === 'sheets'
    ? say('outbox.item', { scheme, period, count: entry.body.sheets.length })
    : say('outbox.records', { scheme, period, count: entry.body.changes.length });
}

export function entrySentence(entry: Entry, sending: boolean, say: Say, language: Language): string {
  const { state } = entry;
  if (state.kind === 'accepted')
    return 'submission' in state.receipt
      ? say('outbox.accepted', { number: state.receipt.submission })
      : say('outbox.accepted.records');
  if (sending) return say('outbox.sending');
  if (state.kind === 'refused') return problemSentence(language, state.problem);
  return waitSentence(state, say, language);
}

/** Since when it waits, how often it was tried and when it is tried next; null once the service has decided. */
export function waitFacts({ addedAt, state }: Entry, sending: boolean, say: Say, language: Language): string | null {
  if (state.kind !== 'waiting') return null;
  const since = { time: momentText(language, addedAt), tries: state.tries };
  if (sending) return say('outbox.since', since);
  if (state.nextAt === null) return say('outbox.byHand', since);
  return say('outbox.next', { ...since, next: timeText(language, state.nextAt) });
}

/** Refusals that the period gave, not the content, and that may pass; every other one stays for the same content. */
const passing: readonly string[] = ['wrong-state', 'period-closed', 'not-found', 'audit-broken'];

/** Whether a person may send it again as it is. */
export function canRetry({ state }: Entry): boolean {
  return state.kind === 'waiting' || (state.kind === 'refused' && passing.includes(state.problem.code));
}
