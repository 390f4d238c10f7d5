// What a refusal of the service says in English: what happened and what to do next, one sentence a code.
import type { ProblemCode } from '../../api/problem';
import { fileProblems } from './files';

export const problems = {
  ...fileProblems,
  malformed: 'The content is malformed; nothing was saved. Correct what is listed below.',
  'malformed-json': 'What was sent arrived damaged; nothing was saved. Try again.',
  'not-json': 'What was sent is of the wrong kind; nothing was saved. Reload the pane and try again.',
  'idempotency-key-missing': 'The submission carries no key; nothing was saved. Submit again.',
  'too-large': 'The content is too large; nothing was saved. Send fewer components or records at a time.',
  'not-signed-in': 'You are signed out. Sign in again.',
  'not-allowed': 'You may not do this. Ask the assessment office if you need to.',
  'not-yours-to-write': 'Some columns are not for you to write; nothing was saved. Leave them as they are.',
  'same-person': 'Somebody else has to do this. Nothing was saved.',
  'already-signed': 'You have signed already; nobody signs twice. Let somebody else sign.',
  'not-found': 'Not found. Reload, then choose the scheme and the period again.',
  'unknown-register': 'The scheme has no such register in this period. Reload and choose again.',
  'unknown-record': 'The record was not found, or is not for you to see. Reload and choose again.',
  'method-not-allowed': 'The pane asked in a way the service does not know. Reload the pane and try again.',
  'wrong-state': 'It is in another state, which does not allow this now. Reload and look at its state.',
  'incomplete-units':
    'Some units are incomplete, so nothing was consolidated. Ask for the sheets, or give a reason for each.',
  'period-exists': 'This period was opened before; nothing was changed. Choose it in the list.',
  'period-in-use': 'Something was submitted or noted in this period, so it cannot be withdrawn. Close it instead.',
  'period-closed': 'This period takes no submissions any more; nothing was saved. Ask the assessment office.',
  'period-not-open':
    'This changes what counts in a period that is not open; nothing was saved. Make a record in the open period.',
  'linked-open': 'Linked records are not finished yet. See to those listed below first.',
  'key-taken': 'There is such a record already; nothing was saved. Change that one.',
  held: 'The period waits for the records listed below. See to them first.',
  'results-changed':
    'The results, or those they were made of, are no longer what was consolidated or signed. Consolidate and sign off again; reopen first where it is signed.',
  'parts-unpublished': 'Some of the periods it is made of are not published yet. Publish those listed below first.',
  'audit-broken':
    'The audit entries are not as they were made, so this was not done. Have the office or a leader press Verify under Audit, tell administrators and auditors, and try again once it is cleared up.',
  'signature-awaited': 'It is for somebody else to sign now. Look at the order of the signatures.',
  'last-admin': 'You are the only administrator. Give somebody else that role first; nothing was saved.',
  stale: 'There are newer versions; yours did not overwrite them. Choose item by item.',
  'precondition-missing': 'The version this builds on is missing; nothing was saved. Reload and try again.',
  'scheme-refused': 'The scheme was refused; nothing was saved. Correct what is listed below.',
  'calendar-refused': 'The table of holidays breaks rules; nothing was saved. Correct what is listed below.',
  'observers-refused': 'The observers break rules; nothing was saved. Correct what is listed below.',
  'version-not-next': 'There is a newer version of the scheme. Make your change on the latest one.',
  'sheets-refused': 'The score sheets were refused; nothing of the submission was saved. Correct what is listed below.',
  'period-refused': 'The period does not suit the scheme. Correct it.',
  'excuse-refused':
    'The reasons do not fit: excuse incomplete units only, take only complete ones out of the ranking, each once.',
  'values-refused': 'Some values were refused; nothing was saved. Correct what is listed below.',
  'columns-missing': 'Some columns have to be filled first; nothing was saved. Fill those listed below.',
  'too-late': 'It is too late for this; nothing was saved. Ask the assessment office.',
  'not-now': 'This step is not for a record with these values; nothing was saved. Check them.',
  'reason-missing': 'A reason is needed.',
  'answer-too-large': 'This is too much to show at once. Ask for fewer units, periods or sheets at a time.',
  'idempotency-key-reused': 'This submission key was used for other content; nothing was saved. Submit again.',
  'too-many-requests': 'Too many requests. Wait a moment, then try again.',
  unavailable: 'The service is unavailable for the moment. Try again later; nothing you typed is lost.',
  unexpected: 'The service failed ({instance}). Try again later; if it goes on, tell the administrator this number.',
} as const satisfies Record<ProblemCode, string>;
