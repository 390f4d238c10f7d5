// Which refusals a person may answer by sending the same again: those that the period gave and that may pass.
import type { ProblemCode } from '../../../shared/api/problem';
import type { Entry } from '../../../addin/session/outbox-entry';
import { canRetry } from '../../../addin/taskpane/submit/outbox-sentence';

const refused = (code: ProblemCode) => ({ state: { kind: 'refused', problem: { code } } }) as Entry;

test.each([
  ['wrong-state', true],
  ['period-closed', true],
  ['not-found', true],
  ['audit-broken', true],
  ['sheets-refused', false],
  ['idempotency-key-reused', false],
] as const)('refused with %s', (code, again) => {
  expect(canRetry(refused(code))).toBe(again);
});
