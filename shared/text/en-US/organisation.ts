// What the page on the organisation itself says in English.
import type { organisation as chinese } from '../zh-CN/organisation';

export const organisation = {
  'audit.act.organisation-made': 'Organisation made',
  'audit.act.organisation-changed': 'Organisation’s title and retention set',
  'audit.act.files-expired': 'Photos and files past their time destroyed',
  'audit.act.contacts-expired': 'Contacts past their time deleted',
  'audit.act.names-replaced': 'Names past their time replaced by codes',
  'audit.act.person-exported': 'Everything about a person exported',
  'audit.detail.people': 'People',
  'audit.detail.title': 'Title',
  'audit.detail.keep-files': 'Photos and files kept (months)',
  'audit.detail.keep-contacts': 'Contacts kept (days)',
  'audit.detail.keep-names': 'Names kept (months)',
} as const satisfies Record<keyof typeof chinese, string>;
