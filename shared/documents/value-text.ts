// What a column of a record holds, in words: titles for ids, names for people, a count of photos and files.
import type { Column } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { idsIn, type Value } from '../registers/record';
import { labelsOf } from '../sheets/labels';
import { dayInFull, periodInFull } from '../text/calendar-text';
import { namesListed, remarked } from '../text/lists';
import { message } from '../text/sentences';

export interface Reading {
  readonly scheme: Scheme;
  readonly language: Language;
  /** what a person is called */
  readonly nameOf: (id: string) => string;
}

/** So much of a digest tells two files apart. */
const shortDigest = 8;

/** Text of a value (栏目内容), empty where the column is; `short` where it stands among others in a table. */
export function valueText(
  { scheme, language, nameOf }: Reading,
  column: Column,
  value: Value | undefined,
  short = false,
): string {
  if (value === undefined) return '';
  const listed = (nameFor: (id: string) => string): string => namesListed(language, idsIn(value).map(nameFor));
  switch (column.type) {
    case 'text':
    case 'number':
    case 'record':
      return String(value);
    case 'date':
      return short ? String(value) : dayInFull(language, String(value));
    case 'period':
      return short ? String(value) : periodInFull(language, String(value));
    case 'yes-no':
      return message(language, value === true ? 'paper.yes' : 'paper.no');
    case 'choice':
      return listed((id) => {
        const choice = column.choices.find((one) => one.id === id);
        return choice === undefined ? id : textIn(choice.title, language);
      });
    case 'unit':
      return listed((id) => labelsOf(scheme.units, language).get(id) ?? id);
    case 'person':
      return listed(nameOf);
    case 'place':
      return listed((id) => placeText(scheme, language, id));
    case 'files': {
      const digests = idsIn(value);
      const count = message(language, column.photos ? 'paper.photos' : 'paper.files', { count: digests.length });
      if (short) return count;
      return remarked(
        language,
        count,
        namesListed(
          language,
          digests.map((digest) => `${digest.slice(0, shortDigest)}…`),
        ),
      );
    }
  }
}

/** A component, with its indicator where the place has one. */
export function placeText({ components }: Scheme, language: Language, place: string): string {
  const [id = '', indicator] = place.split('/');
  const component = components.find((one) => one.id === id);
  if (component === undefined) return place;
  const whole = textIn(component.title, language);
  if (indicator === undefined) return whole;
  const part = component.indicators?.find((one) => one.id === indicator);
  return message(language, 'paper.of', { whole, part: part ? textIn(part.title, language) : indicator });
}
