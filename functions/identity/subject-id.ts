// Ids of people from the subjects of an issuer, which may hold anything: 张三, an e-mail address, a path.
import { createHash } from 'node:crypto';
import { schemeIdSchema } from '../../shared/scheme/id';

/** More than an issuer may give a subject (OpenID Connect: 255 ASCII characters). */
export const mostSubjectCharacters = 255;

const coded = /^s-[A-Za-z0-9_-]{43}$/;

/**
 * The id of a subject: itself where it can be an id, else `s-` and the SHA-256 of its UTF-8 in base64url; the same for ever.
 * A subject that looks like such a code gets one too, so that two subjects never have one id.
 * @example subjectId('zhang.san') // 'zhang.san'
 * @example subjectId('张三') // 's-' and 43 characters
 */
export function subjectId(subject: string): string {
  if (isId(subject) && !coded.test(subject)) return subject;
  return `s-${createHash('sha256').update(subject, 'utf8').digest('base64url')}`;
}

/** Whether the subject can stand as an id, in an address too. */
export function isId(subject: string): boolean {
  return schemeIdSchema.safeParse(subject).success;
}
