// The pages of the pane and who sees them.
import type { Scheme } from '../../shared/scheme/scheme';
import { isAdmin, isOffice, isSignatory, mayUse } from '../session/roles';

export const pageIds = [
  'today',
  'fill',
  'submit',
  'registers',
  'versions',
  'results',
  'dashboard',
  'analysis',
  'office',
  'schemes',
  'organisation',
  'people',
  'files',
  'audit',
  'reminders',
] as const;
export type PageId = (typeof pageIds)[number];

/**
 * The pages that a person with these roles sees, in their order; who leads, or leads a group, signs results on the office's page. The
 * chosen scheme, once it is known, says whether a head fills for the members of the own unit, and whether there are registers; what
 * was opened stays.
 */
export function pagesFor(roles: readonly string[], scheme?: Scheme, opened: readonly PageId[] = []): PageId[] {
  const oversees = isOffice(roles) || isSignatory(roles);
  const seen: Partial<Record<PageId, boolean>> = {
    registers: (scheme?.registers ?? []).length > 0,
    versions: mayUse('sheetHistory', roles, {}, scheme),
    // Of an assessor's own sheets there is nothing to look at here.
    dashboard: mayUse('results', roles, {}, scheme),
    analysis: oversees,
    office: oversees,
    schemes: isOffice(roles),
    organisation: isAdmin(roles),
    people: isAdmin(roles),
    files: isAdmin(roles),
    audit: mayUse('audit', roles),
  };
  return pageIds.filter((page) => (seen[page] ?? true) || opened.includes(page));
}
