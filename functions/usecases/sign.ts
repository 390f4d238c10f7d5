// Sign-off (签批): the roles that the scheme names sign the results' digest, one after the other, each place by another person.
import type { GivenSignature } from '../../shared/api/periods';
import type { Scheme } from '../../shared/scheme/scheme';
import { signatoriesOf } from '../../shared/scheme/signatories';
import { holds } from './access';
import type { PeriodRecord } from './period-record';
import type { Person } from './person';
import type { Place } from './places';
import { Refusal } from './refusal';

/** The record with this person's signature as the next one; with the last one it is signed. */
export function signed(
  record: PeriodRecord,
  scheme: Scheme,
  actor: Person,
  place: Place,
  { at, digest }: Pick<GivenSignature, 'at' | 'digest'>,
): PeriodRecord {
  const signatories = signatoriesOf(scheme);
  const next = signatories[record.signatures.length];
  if (next === undefined || !holds(actor, next.role, place)) throw notNow(record, scheme, actor, place);
  // One person in two places would be one signature.
  if (record.signatures.some(({ by }) => by === actor.id)) {
    throw new Refusal('not-allowed', 'Nobody signs twice', [{ code: 'signed-already', path: '', detail: {} }]);
  }
  const signature = { by: actor.id, at, digest };
  const signatures = [...record.signatures, { role: next.role, ...signature }];
  const last = signatures.length === signatories.length;
  return { ...record, changedAt: at, signatures, ...(last ? { state: 'signed', signature } : {}) };
}

/** What the audit tells of the signature given last: in which role, at which position of the scheme's order. */
export function latestSignature({ signatures }: PeriodRecord) {
  const last = signatures.at(-1);
  return last && { role: last.role, position: signatures.length };
}

/** Whether every signature that the scheme names has been given. */
export function isFullySigned(record: PeriodRecord, scheme: Scheme): boolean {
  return signatoriesOf(scheme).every(({ role }, position) => record.signatures[position]?.role === role);
}

function notNow({ signatures }: PeriodRecord, scheme: Scheme, actor: Person, place: Place): Refusal {
  const signatories = signatoriesOf(scheme);
  if (!signatories.some(({ role }) => holds(actor, role, place))) {
    return new Refusal('not-allowed', 'The scheme does not name this role for signature');
  }
  const role = signatories[signatures.length]?.role ?? 'none';
  return new Refusal('signature-awaited', 'The signature awaited now is of another role', [
    { code: 'signature-awaited', path: '', detail: { role, position: signatures.length + 1 } },
  ]);
}
