// Where the guide (使用指南) tells about a page of the pane, for whoever reads: one of its own pages for each role, in both languages.
import { parseRole, type RoleKind } from '../../shared/api/roles';
import type { Language } from '../../shared/scheme/text';
import type { Place } from './place';
import type { PageId } from './pages';

/** Of several roles the one that does the most on a page leads; of a page that is the same for all, none. */
type Parts = Readonly<Partial<Record<RoleKind, string>>> & { readonly everybody: string };

/** Page of the guide and heading: both languages have the anchors of the English one. The first role that somebody holds counts. */
const parts: Readonly<Record<PageId | 'record', Parts>> = {
  today: { everybody: 'everybody#today' },
  fill: { assessor: 'assessor#filling', head: 'head#your-own-people', everybody: 'assessor#filling' },
  submit: { everybody: 'assessor#checking-and-submitting' },
  registers: {
    office: 'office#records-and-the-period',
    leader: 'leader#signing-a-record',
    assessor: 'inspector#a-visit',
    head: 'head#records-of-your-unit',
    secretary: 'head#records-of-your-unit',
    liaison: 'liaison#what-your-unit-owes',
    observer: 'observer#your-remark',
    everybody: 'records#finding-a-record',
  },
  record: { everybody: 'records#a-record' },
  versions: { observer: 'observer#what-you-see', everybody: 'assessor#versions' },
  dashboard: { everybody: 'leader#dashboard' },
  results: { head: 'head#results-and-appeals', office: 'office#documents', everybody: 'everybody#results' },
  analysis: { everybody: 'office#analysis' },
  office: {
    office: 'office#from-opening-to-publication',
    leader: 'leader#signing-results',
    'group-leader': 'leader#leading-a-group',
    everybody: 'office#from-opening-to-publication',
  },
  schemes: { everybody: 'office#schemes' },
  organisation: { everybody: 'administrator#organisation' },
  people: { everybody: 'administrator#people' },
  files: { everybody: 'administrator#destroying-a-photo' },
  audit: { everybody: 'leader#audit' },
  reminders: { admin: 'administrator#channels', everybody: 'everybody#reminders' },
};

const ending = (language: Language): string => (language === 'zh-CN' ? '.zh-CN.html' : '.html');

/** The address of the guide itself, which says whose page is which. */
export const guideAddress = (language: Language): string => `/guide/index${ending(language)}`;

/** The address of the guide's part for the place where somebody with these roles is. */
export function helpAddress({ page, record }: Place, roles: readonly string[], language: Language): string {
  const { everybody, ...byRole } = parts[record === undefined ? page : 'record'];
  const held = new Set(roles.map((text) => parseRole(text)?.kind));
  const [, own = everybody] = Object.entries(byRole).find(([kind]) => held.has(kind as RoleKind)) ?? [];
  const [name, heading] = own.split('#');
  return `/guide/${name}${ending(language)}#${heading}`;
}
