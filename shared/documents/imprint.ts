// What vouches for a document made of results (成文信息): who made, checked and signed them, their digest, and where both are compared.
import type { Period } from '../api/periods';
import { published } from '../lifecycle/period-life';
import type { Scheme } from '../scheme/scheme';
import { signatoriesOf } from '../scheme/signatories';
import { textIn, type Language } from '../scheme/text';
import { dayInFull } from '../text/calendar-text';
import { message } from '../text/sentences';

/** Where somebody signs by hand. */
const lineToSign: Readonly<Record<Language, string>> = { 'zh-CN': '＿＿＿＿＿＿', 'en-US': '____________' };

/** Whose line it is, and who filled it when; null where nobody has. */
export interface ImprintLine {
  readonly as: string;
  readonly name: string | null;
  readonly on: string | null;
}

export interface Imprint {
  /** who issues the document; null leaves it out */
  readonly organisation: string | null;
  /** 制表, 审核, 签批, in their order */
  readonly lines: readonly ImprintLine[];
  /** of the results, as a person compares it */
  readonly digest: string;
  /** the page that shows the digest of what counts now, as somebody types it */
  readonly page: string;
  /** the same page, told which digest the document has */
  readonly address: string;
  /** what is still to come before the results are published; null where they are */
  readonly standing: string | null;
  /** the day under a document: when the results were published, else signed, else consolidated */
  readonly day: string;
}

const shortDigest = 12;

/** As much of a digest as stands on paper (摘要前 12 位). */
export function digestOnPaper(digest: string): string {
  return digest.slice(0, shortDigest);
}

/** The page on which a document of these results is checked (核对地址), with the digest that it has or without. */
export function proofAddress(
  origin: string,
  { scheme, period }: Pick<Period, 'scheme' | 'period'>,
  digest?: string,
): string {
  const asked = new URLSearchParams({ scheme, period, ...(digest !== undefined && { digest }) });
  return `${origin}/proof.html?${asked.toString()}`;
}

export interface ImprintOf {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly language: Language;
  readonly organisation: string | null;
  readonly origin: string;
  readonly nameOf: (person: string) => string;
  /** the day of a moment */
  readonly dayOf: (moment: string) => string;
}

/** Everybody whose name stands in an imprint. */
export function peopleInImprint({ results, signatures }: Pick<Period, 'results' | 'signatures'>): string[] {
  return [...new Set([...(results === null ? [] : [results.by]), ...signatures.map(({ by }) => by)])];
}

/**
 * The imprint of a period's results (成文信息): whoever consolidated made the table, whoever signs last signs it, those before check it;
 * a line that nobody has filled stands there to be filled by hand. Throws RangeError where the period has no results.
 */
export function imprintOf(of: ImprintOf): Imprint {
  const { scheme, period, language, organisation, origin, nameOf, dayOf } = of;
  const { results, signatures, state, changedAt } = period;
  if (results === null) throw new RangeError(`no results: ${period.period}`);
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const day = (moment: string): string => dayInFull(language, dayOf(moment));
  const line = (as: string, given: { readonly by: string; readonly at: string } | undefined): ImprintLine => ({
    as,
    name: given === undefined ? null : nameOf(given.by),
    on: given === undefined ? null : day(given.at),
  });
  const signatories = signatoriesOf(scheme);
  const signed = signatories.map(({ title }, index) => {
    const act = say(index === signatories.length - 1 ? 'document.signed' : 'document.checked');
    return line(say('document.signer', { act, as: textIn(title, language) }), signatures[index]);
  });
  const checked = signatories.length > 1 ? [] : [line(say('document.checked'), undefined)];
  const isPublished = published.includes(state);
  const isSigned = isPublished || state === 'signed';
  return {
    organisation,
    lines: [line(say('document.made'), results), ...checked, ...signed],
    digest: digestOnPaper(results.digest),
    page: proofAddress(origin, period),
    address: proofAddress(origin, period, results.digest),
    standing: isPublished ? null : say(isSigned ? 'document.unpublished' : 'document.draft'),
    day: day(isSigned ? changedAt : results.at),
  };
}

/** The lines of an imprint as text; what is empty is a line to write on. */
export function lineTexts({ lines }: Pick<Imprint, 'lines'>, language: Language): string[] {
  return lines.map(({ as, name, on }) =>
    message(language, 'document.line', {
      as,
      name: name ?? lineToSign[language],
      on: on ?? '',
    }).trim(),
  );
}
