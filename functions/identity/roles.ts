// Roles with their scope: the text that is stored and travels, taken apart for who asks about one.
import { roleSchema } from '../../shared/api/people';

export type Role =
  | { readonly kind: 'admin' | 'office' | 'leader' }
  | { readonly kind: 'assessor'; readonly scheme: string; readonly group: string }
  | { readonly kind: 'head' | 'secretary' | 'liaison'; readonly scheme: string; readonly unit: string }
  | { readonly kind: 'observer'; readonly scheme: string; readonly period: string };

/**
 * The role that a text names; null where it names none.
 * @example parseRole('assessor:luan/safety') // { kind: 'assessor', scheme: 'luan', group: 'safety' }
 */
export function parseRole(text: string): Role | null {
  if (!roleSchema.safeParse(text).success) return null;
  const [kind = '', scheme = '', of = ''] = text.split(/[:/]/);
  switch (kind) {
    case 'admin':
    case 'office':
    case 'leader':
      return { kind };
    case 'assessor':
      return { kind, scheme, group: of };
    case 'head':
    case 'secretary':
    case 'liaison':
      return { kind, scheme, unit: of };
    case 'observer':
      return { kind, scheme, period: of };
    default:
      return null;
  }
}
