// What stands in a record in the reader's words: values, people and roles, whose turn it is, when it is due, what it counts.
import type { ShownRecord } from '../../../shared/api/records';
import { postingsOf } from '../../../shared/registers/postings';
import { idsIn, type RegisterRecord, type Value } from '../../../shared/registers/record';
import type { Column, Register, Who } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn, type Language } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { message } from '../../../shared/text/sentences';
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

/** What stands in a column; empty text where nothing does. */
export function valueText(reader: Reader, column: Column, value: Value | undefined): string {
  const { language, titleOf, nameOf } = reader;
  if (value === undefined) return '';
  switch (column.type) {
    case 'yes-no':
      return message(language, value === true ? 'record.yes' : 'record.no');
    case 'choice': {
      const choice = column.choices.find(({ id }) => id === value);
      return choice === undefined ? String(value) : textIn(choice.title, language);
    }
    case 'unit':
      return namesListed(
        language,
        idsIn(value).map((id) => titleOf('unit', id)),
      );
    case 'person':
      return namesListed(language, idsIn(value).map(nameOf));
    case 'place':
      return placeText(reader, String(value));
    case 'files':
      return message(language, 'record.files', { count: idsIn(value).length });
    default:
      return String(value);
  }
}

export function placeText({ titleOf }: Reader, place: string): string {
  const [component = '', indicator] = place.split('/');
  const parts = [
    titleOf('component', component),
    ...(indicator === undefined ? [] : [titleOf('indicator', indicator)]),
  ];
  return parts.join(' · ');
}

/** Who is meant by a register: a role, or whoever a column names. */
export function whoText({ language }: Pick<Reader, 'language'>, register: Register, who: Who): string {
  if (who === 'author') return message(language, 'record.author');
  if (typeof who === 'string') return message(language, `role.${who}`);
  const title = (id: string) => {
    const column = register.columns.find((one) => one.id === id);
    return column === undefined ? id : textIn(column.title, language);
  };
  if ('person' in who) return title(who.person);
  return message(language, 'record.roleOf', { role: message(language, `role.${who.role}`), of: title(who.of) });
}

export function waitsForText(reader: Pick<Reader, 'language'>, register: Register, waitsFor: readonly Who[]): string {
  return namesListed(
    reader.language,
    waitsFor.map((who) => whoText(reader, register, who)),
  );
}

/** What a record is called in a list: its first text that is filled, else its first choice. */
export function headingOf(reader: Reader, register: Register, { values }: Pick<ShownRecord, 'values'>): string {
  const filled = (types: readonly Column['type'][]) =>
    register.columns.find(({ id, type }) => types.includes(type) && Object.hasOwn(values, id));
  const column = filled(['text']) ?? filled(['choice', 'unit']);
  return column === undefined ? '' : valueText(reader, column, values[column.id]);
}

/** What a record counts as it stands, line by line, such as `−0.5 Safety · Fire`; before it has a number as it would. */
export function countedText(reader: Reader, { register, plan }: RegisterDesk, record: RegisterRecord): string[] {
  const counted = postingsOf(register, { ...record, version: Math.max(record.version, 1) });
  return counted.map(({ component, indicator, points }) => {
    const { method = '' } = plan.scheme.scheme.components.find(({ id }) => id === component) ?? {};
    const sign = method === 'add' ? '+' : '−';
    const place = placeText(reader, indicator === undefined ? component : `${component}/${indicator}`);
    return `${sign}${points} ${place}`;
  });
}
