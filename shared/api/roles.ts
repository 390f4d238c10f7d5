// Roles with their scope (角色): the text that is stored and travels, and the same taken apart.
import { z } from 'zod';

const wholeKinds = ['admin', 'office', 'leader'] as const;
const groupKinds = ['assessor', 'group-leader'] as const;
const unitKinds = ['head', 'secretary', 'liaison'] as const;

export const roleKinds = [...wholeKinds, ...groupKinds, ...unitKinds, 'observer'] as const;
export type RoleKind = (typeof roleKinds)[number];

/** A role of the whole organisation, or one for a group, a unit or a period of one scheme. */
export type Role =
  | { readonly kind: (typeof wholeKinds)[number] }
  | { readonly kind: (typeof groupKinds)[number]; readonly scheme: string; readonly group: string }
  | { readonly kind: (typeof unitKinds)[number]; readonly scheme: string; readonly unit: string }
  | { readonly kind: 'observer'; readonly scheme: string; readonly period: string };

/**
 * A role as text: `admin`, `office`, `leader`, `assessor:<scheme>/<group>`, `group-leader:<scheme>/<group>`,
 * `head:<scheme>/<unit>`, `secretary:<scheme>/<unit>`, `liaison:<scheme>/<unit>`, `observer:<scheme>/<period>`.
 */
export const roleSchema = z
  .string()
  .regex(
    /^(admin|office|leader|(assessor|group-leader|head|secretary|observer|liaison):[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64})$/,
  )
  .meta({ id: 'Role' });

/**
 * The role that a text names; null where it names none.
 * @example parseRole('assessor:luan/safety') // { kind: 'assessor', scheme: 'luan', group: 'safety' }
 */
export function parseRole(text: string): Role | null {
  if (!roleSchema.safeParse(text).success) return null;
  const [named = '', scheme = '', of = ''] = text.split(/[:/]/);
  const kind = named as RoleKind;
  switch (kind) {
    case 'admin':
    case 'office':
    case 'leader':
      return { kind };
    case 'assessor':
    case 'group-leader':
      return { kind, scheme, group: of };
    case 'head':
    case 'secretary':
    case 'liaison':
      return { kind, scheme, unit: of };
    case 'observer':
      return { kind, scheme, period: of };
  }
}

/** What a role of this kind is about within its scheme; null where it is about the whole organisation. */
export function partOfKind(kind: RoleKind): 'group' | 'unit' | 'period' | null {
  if ((wholeKinds as readonly string[]).includes(kind)) return null;
  if ((groupKinds as readonly string[]).includes(kind)) return 'group';
  return kind === 'observer' ? 'period' : 'unit';
}

/** Where something acts, as far as it is said. */
export interface Where {
  readonly scheme?: string | undefined;
  readonly period?: string | undefined;
}

/** The roles that count there: those of the whole organisation, and those held in that scheme (an observer's: that period). */
export function rolesAt(roles: readonly string[], where: Where): Role[] {
  return roles.flatMap((text) => {
    const role = parseRole(text);
    return role !== null && countsAt(role, where) ? [role] : [];
  });
}

function countsAt(role: Role, where: Where): boolean {
  if (!('scheme' in role) || where.scheme === undefined) return true;
  if (role.scheme !== where.scheme) return false;
  return !('period' in role) || where.period === undefined || role.period === where.period;
}
