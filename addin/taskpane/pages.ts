// The pages of the pane and who sees them.
import { isLeader, isOffice } from './roles';

const pageIds = ['today', 'fill', 'submit', 'results', 'analysis', 'office', 'schemes'] as const;
export type PageId = (typeof pageIds)[number];

/** The pages that a person with these roles sees, in their order; who leads signs results on the office's page. */
export function pagesFor(roles: readonly string[]): PageId[] {
  const oversees = isOffice(roles) || isLeader(roles);
  const seen: Partial<Record<PageId, boolean>> = {
    analysis: oversees,
    office: oversees,
    schemes: isOffice(roles),
  };
  return pageIds.filter((page) => seen[page] ?? true);
}
