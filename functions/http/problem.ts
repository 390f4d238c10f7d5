// The one table from a problem's code to its HTTP status and English title, and the answer made of it.
import type { HttpResponseInit } from '@azure/functions';
import type { Problem, ProblemCode } from '../../shared/api/problem';
import { mostFaults } from '../../shared/scheme/fault';
import { KeysUnavailable, TokenRefused } from '../identity/refusals';
import { StoreUnavailable, type StoreTrouble } from '../store/store';
import { RequestRefusal, TooManyRequests } from '../usecases/request-refusal';

const table: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  malformed: [400, 'The request is not of the form that the contract names'],
  'malformed-json': [400, 'The body is not acceptable JSON'],
  'not-json': [400, 'The body is not declared as JSON'],
  'idempotency-key-missing': [400, 'The Idempotency-Key header is missing or not usable'],
  'not-signed-in': [401, 'No valid token'],
  'not-allowed': [403, 'Not allowed to this person'],
  'not-yours-to-write': [403, 'Columns that are for others to write'],
  'same-person': [403, 'It is for another person to do'],
  'already-signed': [403, 'Nobody signs twice'],
  'not-found': [404, 'Not there'],
  'not-on-record': [404, 'Nobody of this id is on record'],
  'unknown-register': [404, 'The scheme of the period has no such register'],
  'unknown-record': [404, 'No such record'],
  'unknown-file': [404, 'No such file'],
  'file-destroyed': [410, 'The file was destroyed'],
  'method-not-allowed': [405, 'Not done with what is at this address'],
  'wrong-state': [409, 'It is in another state'],
  'incomplete-units': [409, 'Units are incomplete and not excused'],
  'period-exists': [409, 'The period is open already'],
  'under-way': [409, 'It is being done already'],
  'period-closed': [409, 'The period takes no submissions now'],
  'period-not-open': [409, 'It changes what counts in a period that is not open'],
  'linked-open': [409, 'Linked records are not far enough'],
  'files-full': [409, 'The period has no room for more files'],
  'key-taken': [409, 'There is such a record already'],
  held: [409, 'The period waits for records'],
  'period-in-use': [409, 'Something was submitted or consolidated in the period'],
  'results-changed': [409, 'The results are no longer those that were consolidated or signed'],
  'list-changed': [409, 'The list has changed since the page before'],
  'parts-unpublished': [409, 'Parts of the period are not published'],
  'audit-broken': [409, 'The audit chain does not hold together'],
  'signature-awaited': [409, 'It is for somebody else to sign now'],
  'last-admin': [409, 'The organisation would be left without an administrator'],
  'address-missing': [409, 'Who asks has no address on record'],
  'nothing-awaited': [409, 'The record waits for nobody'],
  'reminded-already': [409, 'People were reminded of the record today'],
  stale: [412, 'It has changed meanwhile'],
  'too-large': [413, 'The body is too large'],
  'file-too-large': [413, 'The file is too large'],
  'scheme-refused': [422, 'The scheme breaks rules'],
  'calendar-refused': [422, 'The table of holidays breaks rules'],
  'observers-refused': [422, 'The observers break rules'],
  'version-not-next': [422, 'Not the next version'],
  'sheets-refused': [422, 'The sheets break rules'],
  'period-refused': [422, 'Not a period of this scheme'],
  'excuse-refused': [422, 'The excuses break rules'],
  'values-refused': [422, 'The values do not suit their columns'],
  'file-refused': [422, 'The file is not one that is kept'],
  'columns-missing': [422, 'Columns are to be filled'],
  'too-late': [422, 'It comes too late'],
  'not-now': [422, 'The step is not for this record'],
  'answer-too-large': [422, 'The answer would be too large'],
  'reason-missing': [422, 'A reason is needed'],
  'idempotency-key-reused': [422, 'The idempotency key was used for something else'],
  'precondition-missing': [428, 'If-Match or If-None-Match is needed'],
  'too-many-requests': [429, 'Too many requests'],
  unexpected: [500, 'Something unexpected went wrong'],
  unavailable: [503, 'The service cannot do this now; try again'],
  'ended-half-way': [503, 'It was begun and never ended; ask for it again'],
};

const tellAdministrator = 'Tell the administrator the instance of this problem';

/** Whoever asks again gets the same answer. */
const noTryMends: readonly StoreTrouble[] = ['refused', 'damaged'];

/** Whatever was thrown, as what the caller may know of it. */
export function refusalOf(error: unknown): RequestRefusal {
  if (error instanceof RequestRefusal) return error;
  if (error instanceof StoreUnavailable) {
    const fault = { code: `store-${error.trouble}`, path: '', detail: {} };
    if (noTryMends.includes(error.trouble)) return new RequestRefusal('unexpected', tellAdministrator, [fault]);
    return new RequestRefusal('unavailable', 'The store cannot be used now', [fault]);
  }
  if (error instanceof KeysUnavailable) return new RequestRefusal('unavailable', 'Sign-in cannot be checked now');
  if (error instanceof TokenRefused) {
    return new RequestRefusal('not-signed-in', 'A valid token is needed', [{ code: error.code, path: '', detail: {} }]);
  }
  return new RequestRefusal('unexpected', tellAdministrator);
}

export function problemOf(refusal: RequestRefusal, instance: string): Problem {
  const [status, title] = table[refusal.code];
  return {
    type: `urn:scorebook:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    instance,
    faults: refusal.faults.slice(0, mostFaults).map(({ code, path, detail }) => ({ code, path, detail })),
    ...(refusal.conflicts ? { conflicts: [...refusal.conflicts] } : {}),
  };
}

export function problemAnswer(
  refusal: RequestRefusal,
  instance: string,
): HttpResponseInit & { readonly status: number } {
  const problem = problemOf(refusal, instance);
  const { status } = problem;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(refusal instanceof TooManyRequests ? { 'retry-after': String(refusal.retryAfter) } : {}),
      ...(status === 503 ? { 'retry-after': '2' } : {}),
    },
    body: JSON.stringify(problem),
  };
}
