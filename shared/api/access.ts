// Who may use a route at all; what within it (own group, own unit) is narrowed by the use case.

export type RoleKind = 'admin' | 'office' | 'leader' | 'assessor' | 'head' | 'secretary' | 'observer' | 'liaison';

/**
 * `anyone` without a token; `signed-in` with any role or none; or role by role: always, or only once the period is
 * published. A scoped role counts only for the scheme (an observer's: the period) in the path, where the path has one.
 */
export type Who = 'anyone' | 'signed-in' | { readonly [Role in RoleKind]?: 'always' | 'once-published' };
