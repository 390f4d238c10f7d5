// What the page on the organisation itself says in English.
import type { organisation as chinese } from '../zh-CN/organisation';

export const organisation = {
  'nav.organisation': 'Organisation',
  'organisation.title': 'Organisation',
  'organisation.steps': 'What to do first',
  'organisation.steps.done': 'There',
  'organisation.steps.next': 'Next',
  'organisation.steps.office': '1. Put the office on record',
  'organisation.steps.office.now':
    'People in the office: {count}. They make schemes, open periods and consolidate; there has to be at least one.',
  'organisation.steps.people.go': 'Go to people',
  'organisation.steps.scheme': '2. The office makes a scheme',
  'organisation.steps.scheme.now':
    'Schemes: {count}. Whoever is the office makes one on “Schemes”, perhaps from one that is there to begin with.',
  'organisation.steps.roles': '3. Give roles to those who assess and sign',
  'organisation.steps.roles.later': 'Once there is a scheme, roles are given for its groups and units.',
  'organisation.steps.roles.now':
    'Still missing for the scheme “{scheme}”: {missing}. Heads of units and others are put on record on “People”, too.',
  'organisation.steps.roles.all':
    'Every group of the scheme “{scheme}” has an assessor, and there is somebody to sign. Heads of units and others are put on record on “People”, too.',
  'organisation.steps.roles.assessor': 'an assessor of “{group}”',
  'organisation.steps.roles.signs': 'somebody to sign ({who})',
  'organisation.steps.period': '4. The office opens a period',
  'organisation.steps.period.now':
    'Periods of the chosen scheme: {count}. Whoever is the office opens one on “Office”; then sheets can be filled.',
  'organisation.settings': 'Name and retention',
  'organisation.called': 'Name',
  'organisation.name': 'Name of the organisation',
  'organisation.name.hint': 'The id {id} stays.',
  'organisation.name.en': 'Name in English (optional)',
  'organisation.retention': 'What is kept how long',
  'organisation.retention.hint':
    'Empty means for ever. What is past its time goes once a night and cannot be restored; the audit tells of each time.',
  'organisation.keep.files': 'Photos and files (months)',
  'organisation.keep.files.hint':
    'Since their period became final. A period that is not final, or in which a record such as an appeal still waits, is not touched.',
  'organisation.keep.contacts': 'Contacts (days)',
  'organisation.keep.contacts.hint': 'Since that person had no role any more.',
  'organisation.keep.names': 'Names (months)',
  'organisation.keep.names.hint':
    'Since that person had no role any more; a code such as P-7f3a91c2 takes the name’s place, and the contact goes with it. Whom a period that is not over concerns is not touched.',
  'organisation.keep.bad': 'A whole number from 1 on (at most 600 months, 3660 days), or nothing.',
  'organisation.retention.never':
    'Versions of score sheets, records, results and the audit are kept for ever, since pay hangs on them; names of assessors typed into sheets, and what is written in records, are part of them. What became of reminders is kept for 30 days.',
  'organisation.save': 'Save settings',
  'organisation.saving': 'Saving the settings …',
  'organisation.saved': 'The settings are saved.',
  'organisation.stale':
    'Somebody has just changed the settings: what you typed still stands below, but was not saved. Read the latest and change it again.',
  'organisation.confirm.title': 'Let go what is past its time?',
  'organisation.confirm': 'Save and let it go',
  'organisation.expiring.hint':
    'This goes with the next round, tonight, and cannot be restored; at most {most} of each kind a round, the rest in later ones.',
  'organisation.expiring.nothing':
    'Nothing is past its time now; what comes to be goes at night and cannot be restored.',
  'organisation.expiring.files': 'Photos and files: {count}',
  'organisation.expiring.period': '{scheme} {period}: {count}',
  'organisation.expiring.contacts': 'Contacts of people: {count}',
  'organisation.expiring.names': 'Names that become codes: {count}',
  'organisation.expiring.held': 'People whom something that is not over concerns, and who stay for now: {count}.',
  'organisation.expiring.jump':
    'Nothing goes for now: the clock of the service has moved from {from} to {to} since it was known last. Whoever runs the service looks at it and confirms it.',
  'organisation.expiring.stays': 'Back-ups are not touched: let them go after the same time.',
  'person.export': 'Export everything about this person',
  'person.export.hint':
    'Roles and how they changed, contact, submissions, records, the list of photos and files, appeals, audit, reminders: in one file, and as a table.',
  'person.exporting': 'Looking for what names this person …',
  'person.exported': 'Saved as {id}.json: {count} items.',
  'person.exported.damaged':
    'Damaged, so that nobody knows whom they name: {count}. Ask who runs the service to verify the records.',
  'person.exported.table': 'The same as a table to read:',
  'person.table': 'About the person',
  'person.kind': 'What it is',
  'person.key': 'Key',
  'person.member': 'Member',
  'person.value': 'Value',
  'person.damaged': 'It is damaged and cannot be read.',
  'person.kind.person': 'Person on record',
  'person.kind.contact': 'Contact',
  'person.kind.observers': 'List of observers',
  'person.kind.turn': 'Observers of a period',
  'person.kind.period': 'Period',
  'person.kind.receipt': 'Receipt under a key',
  'person.kind.record': 'Record of a register',
  'person.kind.file': 'Photo or file',
  'person.kind.reminded': 'Reminder by somebody',
  'person.kind.audit': 'Audit entry',
  'person.kind.body': 'Submission, results or receipt',
  'person.kind.notice': 'Reminder that was sent',
  'person.kind.job': 'Consolidation in the background',
  'person.kind.said': 'Said with a consolidation',
  'person.export.title': 'Export everything about “{name}”?',
  'person.export.text':
    'The file holds what is private, and records that are otherwise for those concerned alone. Give it to that person, or to who has a right to it by law; the audit tells of the export.',
  'audit.act.organisation-made': 'Organisation made',
  'audit.act.organisation-changed': 'Organisation’s title and retention set',
  'audit.act.files-expired': 'Photos and files past their time destroyed',
  'audit.act.contacts-expired': 'Contacts past their time deleted',
  'audit.act.names-replaced': 'Names past their time replaced by codes',
  'audit.act.clock-confirmed': 'Clock confirmed, so that what is past its time goes',
  'audit.act.person-exported': 'Everything about a person exported',
  'audit.detail.people': 'People',
  'audit.detail.title': 'Title',
  'audit.detail.keep-files': 'Photos and files kept (months)',
  'audit.detail.keep-contacts': 'Contacts kept (days)',
  'audit.detail.keep-names': 'Names kept (months)',
} as const satisfies Record<keyof typeof chinese, string>;
