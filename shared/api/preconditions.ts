// Preconditions of a request (前提条件): what If-Match and If-None-Match say of what is there now (RFC 9110, 8.8.3 and 13.1).
import { z } from 'zod';

/** `*`, or a list of entity tags, strong or weak; empty members of a list mean nothing. */
const form =
  /^[ \t]*(?:\*[ \t]*|(?:,[ \t]*)*(?:W\/)?"[\x21\x23-\x7e]*"[ \t]*(?:,[ \t]*(?:(?:W\/)?"[\x21\x23-\x7e]*"[ \t]*)?)*)$/;

export const entityTagsSchema = z.string().max(4096).regex(form);

export interface Preconditions {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/**
 * Whether both headers, as far as they are sent, hold for this entity tag; `null`: nothing is there. `If-Match` compares
 * strongly: a weak tag never matches. `If-None-Match` compares weakly.
 * @example holds({ 'if-match': '"1", "2"' }, '"2"') // true
 * @example holds({ 'if-none-match': '*' }, null) // true
 */
export function holds(headers: Preconditions, current: string | null): boolean {
  const { 'if-match': match, 'if-none-match': none } = headers;
  if (match !== undefined && !(current !== null && names(match, current))) return false;
  return none === undefined || current === null || !names(none.replaceAll('W/"', '"'), current.replace(/^W\//, ''));
}

function names(header: string, tag: string): boolean {
  return header.trim() === '*' || [...header.matchAll(/(?:W\/)?"[^"]*"/g)].some(([one]) => one === tag);
}
