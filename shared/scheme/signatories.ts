// Who signs the results (签批): the roles that a scheme names, in its order.
import type { Signature } from './scheme';

const leadingGroup: Signature = { role: 'leader', title: { 'zh-CN': '领导', 'en-US': 'Leader' } };

/**
 * The signatures that results need, in their order; where the scheme names none, a leader's.
 * @example signatoriesOf({}).map(({ role }) => role) // ['leader']
 */
export function signatoriesOf({ signatures = [] }: { readonly signatures?: readonly Signature[] | undefined }) {
  return signatures.length === 0 ? [leadingGroup] : signatures;
}

/** Whether consolidating is the first signature: where it is the office's and others follow, the office signs what it sums up. */
export function signsByConsolidating(signatories: readonly Signature[]): boolean {
  return signatories.length > 1 && signatories[0]?.role === 'office';
}
