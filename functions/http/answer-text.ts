// The text of an answer: JSON of a length that can be told, since a small request may ask for long titles very often.
import { Refusal } from '../usecases/refusal';

/** More than the results of the largest scheme have, and less than half of what the engine has room for in one text. */
const mostCharacters = 160_000_000;

/** Quotes, and the mark behind; and about what a number, a word or a bracket takes. */
const marks = 3;
const otherValue = 6;

/** The answer's JSON. It is counted before it is written, roughly: a text beyond the engine's room could only fail. */
export function answerText(body: object): string {
  let left = mostCharacters;
  const take = (value: unknown): void => {
    left -= typeof value === 'string' ? value.length + marks : otherValue;
    if (left < 0) throw new Refusal('answer-too-large', `More than ${mostCharacters} characters are asked for at once`);
    if (Array.isArray(value)) for (const member of value) take(member);
    else if (typeof value === 'object' && value !== null) takeMembers(value as Readonly<Record<string, unknown>>);
  };
  const takeMembers = (object: Readonly<Record<string, unknown>>): void => {
    for (const key in object) {
      left -= key.length + marks;
      take(object[key]);
    }
  };
  take(body);
  return JSON.stringify(body);
}
