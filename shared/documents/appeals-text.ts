// How and until when results may be appealed against (申诉办法), as sentences under a notice and a result letter.
import type { Period } from '../api/periods';
import { published } from '../lifecycle/period-life';
import type { Register } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { dayInFull } from '../text/calendar-text';
import { sentencesListed } from '../text/lists';
import { message } from '../text/sentences';

const DAY_MS = 86_400_000;

/** The register in which appeals are made: the one of which a state lasts as long as appeals may be made. */
function appealRegister({ registers = [] }: Pick<Scheme, 'registers'>): Register | null {
  return registers.find(({ states }) => states.some(({ due }) => due?.at === 'appealDays')) ?? null;
}

/**
 * The last day for appeals (申诉截止日), as a day; null where the results are not published, or the scheme gives no time. In working days
 * it is the service's to say.
 */
function lastDay(
  { state, changedAt, appealsUntil }: Period,
  scheme: Scheme,
  dayOf: (moment: string) => string,
): string | null {
  if (!published.includes(state)) return null;
  if (appealsUntil !== undefined) return appealsUntil;
  const { appealDays, appealWorking } = scheme.calendar ?? {};
  if (state !== 'published' || appealDays === undefined || appealWorking === true) return null;
  return dayOf(new Date(Date.parse(changedAt) + appealDays * DAY_MS).toISOString());
}

/**
 * How and until when to appeal (申诉办法), in sentences. `today` is the day on which the document is made: a time that is over is
 * told as over.
 */
export function appealsText(
  scheme: Scheme,
  period: Period,
  language: Language,
  { today, dayOf }: { readonly today: string; readonly dayOf: (moment: string) => string },
): string {
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const { appealDays: days, appealWorking } = scheme.calendar ?? {};
  const last = lastDay(period, scheme, dayOf);
  const isFinal = period.state === 'final';
  const until =
    last !== null
      ? say(last < today || isFinal ? 'notice.appeal.over' : 'notice.appeal.until', { day: dayInFull(language, last) })
      : isFinal
        ? say('notice.appeal.final')
        : days === undefined
          ? say('notice.appeal.none')
          : say(appealWorking === true ? 'notice.appeal.working' : 'notice.appeal.days', { days });
  const register = appealRegister(scheme);
  const isOver = isFinal || (last !== null && last < today);
  return sentencesListed(language, [
    until,
    ...(register === null || isOver
      ? []
      : [say('notice.appeal.register', { register: textIn(register.title, language) })]),
  ]);
}
