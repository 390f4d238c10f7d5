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
