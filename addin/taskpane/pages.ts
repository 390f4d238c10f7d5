// The pages of the pane and who sees them.
import { isAdmin, isOffice, isSignatory, mayUse } from '../session/roles';

const pageIds = [
  'today',
  'fill',
  'submit',
  'versions',
  'results',
  'analysis',
  'office',
  'schemes',
  'people',
  'audit',
] as const;
export type PageId = (typeof pageIds)[number];

/** The pages that a person with these roles sees, in their order; who leads, or leads a group, signs results on the office's page. */
export function pagesFor(roles: readonly string[]): PageId[] {
  const oversees = isOffice(roles) || isSignatory(roles);
  const seen: Partial<Record<PageId, boolean>> = {
    versions: mayUse('sheetHistory', roles),
    analysis: oversees,
    office: oversees,
    schemes: isOffice(roles),
    people: isAdmin(roles),
    audit: mayUse('audit', roles),
  };
  return pageIds.filter((page) => seen[page] ?? true);
}
