// Reminders as they are read (提醒文字): subject and lines, in each of the languages that the organisation has chosen.
import { colours } from '../registers/awaited';
import { textIn, type Language } from '../scheme/text';
import { message } from '../text/sentences';
import {
  namedOf,
  type Counts,
  type Digest,
  type DueLine,
  type NamedRecord,
  type Notice,
  type RecordAt,
} from './digest';

/** In which languages it is said, one after another, and where it leads. */
export interface Saying {
  readonly languages: readonly Language[];
  /** the address of the pages; null where none is set */
  readonly link: string | null;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** A message to a group, as long as its channel takes: with the lines of so many registers at most. */
export interface GroupText {
  /** of how many registers something is told */
  readonly registers: number;
  /** without the link */
  lines(most: number): readonly string[];
  readonly link: string | null;
}

/** More is in the pane; a mail that nobody reads to its end reminds of nothing. */
const mostLines = 50;

export function digestMail(digest: Digest, saying: Saying): MailText {
  const { languages } = saying;
  return mailIn(
    saying,
    languages.map((language) => message(language, 'reminder.digest.subject', said(digest.today, digest.counts))),
    languages.map((language) => [
      message(language, 'reminder.digest.head', said(digest.today, digest.counts)),
      ...digest.lines.slice(0, mostLines).map((line) => lineText(language, line)),
      ...moreText(language, digest.lines.length - mostLines),
    ]),
  );
}

/** What somebody is reminded of at once (催办), by whom, in whose words. */
export interface Urged {
  readonly at: RecordAt;
  /** what is due of it; null where it has no day, or none that is near */
  readonly line: DueLine | null;
  readonly by: string;
  readonly words: string | null;
}

export function urgingMail({ at, line, by, words }: Urged, saying: Saying): MailText {
  const named = (language: Language) => recordText(language, namedOf(at));
  const state = at.register.states.get(at.record.state)?.title ?? at.record.state;
  return mailIn(
    saying,
    saying.languages.map((language) => message(language, 'reminder.urged.subject', { record: named(language) })),
    saying.languages.map((language) => [
      message(language, 'reminder.urged.head', { by, record: named(language) }),
      ...(words === null ? [] : [message(language, 'reminder.urged.words', { words })]),
      line === null
        ? message(language, 'reminder.urged.state', { state: textIn(state, language) })
        : lineText(language, line),
    ]),
  );
}

export function noticeText(notice: Notice, { languages, link }: Saying): GroupText {
  return {
    registers: notice.registers.length,
    lines: (most) =>
      languages.flatMap((language) => [
        message(language, 'reminder.notice.head', said(notice.today, notice.counts)),
        ...notice.registers.slice(0, most).map(({ scheme, register, counts }) =>
          message(language, 'reminder.notice.line', {
            scheme: textIn(scheme, language),
            register: textIn(register, language),
            counts: countsText(language, counts),
          }),
        ),
        ...moreText(language, notice.registers.length - most, 'reminder.notice.more'),
      ]),
    link,
  };
}

/** What shows an administrator that a channel works: nothing of the organisation's records. */
export function trialText({ languages, link }: Saying): GroupText {
  return { registers: 0, lines: () => languages.map((language) => message(language, 'reminder.trial')), link };
}

export function trialMail(saying: Saying): MailText {
  return mailIn(
    saying,
    saying.languages.map((language) => message(language, 'reminder.trial.subject')),
    saying.languages.map((language) => [message(language, 'reminder.trial')]),
  );
}

function mailIn(
  { languages, link }: Saying,
  subjects: readonly string[],
  parts: readonly (readonly string[])[],
): MailText {
  const foot = languages.map((language) => message(language, 'reminder.mail.foot'));
  const blocks = [...parts.map((lines) => lines.join('\n')), ...(link === null ? [] : [link]), foot.join('\n')];
  return { subject: subjects.join(' / '), text: `${blocks.join('\n\n')}\n` };
}

function moreText(language: Language, count: number, key: 'reminder.more' | 'reminder.notice.more' = 'reminder.more') {
  return count > 0 ? [message(language, key, { count })] : [];
}

function lineText(language: Language, line: DueLine): string {
  const { days, on, colour, why } = line;
  const when = days === 0 ? 'due.today' : days > 0 ? 'due.in' : 'due.past';
  return message(language, why === 'told' ? 'reminder.line.told' : 'reminder.line', {
    colour: message(language, `reminder.colour.${colour}`),
    scheme: textIn(line.scheme, language),
    record: recordText(language, line),
    state: textIn(line.state, language),
    on,
    when: message(language, when, { days: Math.abs(days) }),
  });
}

/** A record by its register and number, or by its period where it has none yet, with its unit. */
function recordText(language: Language, { register, period, number, unit }: NamedRecord): string {
  const named = number ?? message(language, 'reminder.draft', { period });
  const of = unit === null ? [] : [textIn(unit, language)];
  return [textIn(register, language), named, ...of].join(' ');
}

function countsText(language: Language, counts: Counts): string {
  const some = colours.filter((colour) => counts[colour] > 0);
  return some.map((colour) => `${message(language, `reminder.colour.${colour}`)} ${counts[colour]}`).join(' · ');
}

const said = (day: string, counts: Counts) => ({ day, total: counts.red + counts.yellow + counts.blue, ...counts });
