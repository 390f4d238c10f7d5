// A record in the reader's words: what it is called in a list, whom it waits for, what it counts.
import type { ShownRecord } from '../../../shared/api/records';
import { placeText, valueText } from '../../../shared/documents/value-text';
import { postingsOf } from '../../../shared/registers/postings';
import type { RegisterRecord } from '../../../shared/registers/record';
import type { Column, Register, Who } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { whoText } from '../../../shared/text/who-text';
import { titlesOf } from '../../ui/titles';
import type { NameOf } from '../../ui/use-names';
import type { RegisterDesk } from './register-desk';

/** The words of a reader for the parts of one scheme. */
export interface Reader {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly nameOf: NameOf;
  readonly titleOf: ReturnType<typeof titlesOf>;
}

export function readerOf(scheme: Scheme, language: Language, nameOf: NameOf): Reader {
  return { language, scheme, nameOf, titleOf: titlesOf(scheme, language) };
}

export function waitsForText(
  { language, scheme }: Pick<Reader, 'language' | 'scheme'>,
  register: Register,
  waitsFor: readonly Who[],
): string {
  return namesListed(
    language,
    waitsFor.map((who) => whoText(language, scheme, register, who)),
  );
}

/** What a record is called in a list: its first text that is filled, else its first choice. */
export function headingOf(reader: Reader, register: Register, { values }: Pick<ShownRecord, 'values'>): string {
  const filled = (types: readonly Column['type'][]) =>
    register.columns.find(({ id, type }) => types.includes(type) && Object.hasOwn(values, id));
  const column = filled(['text']) ?? filled(['choice', 'unit']);
  return column === undefined ? '' : valueText(reader, column, values[column.id], true);
}

/** What a record counts as it stands, line by line, such as `−0.5 Safety · Fire`; before it has a number as it would. */
export function countedText(reader: Reader, { register, plan }: RegisterDesk, record: RegisterRecord): string[] {
  const counted = postingsOf(register, { ...record, version: Math.max(record.version, 1) });
  return counted.map(({ component, indicator, points }) => {
    const { method = '' } = plan.scheme.scheme.components.find(({ id }) => id === component) ?? {};
    const sign = method === 'add' ? '+' : '−';
    const at = indicator === undefined ? component : `${component}/${indicator}`;
    const place = placeText(reader.scheme, reader.language, at);
    return `${sign}${points} ${place}`;
  });
}
