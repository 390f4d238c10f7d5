// What the office's part on observers in turn says in English, and what is refused of it.
import type { observerFaults as chineseFaults, observers as chinese } from '../zh-CN/observers';

export const observers = {
  'observers.title': 'Observers in turn',
  'observers.hint':
    'Observers of a period are proposed from the list in turn: whoever observed longest ago comes first, and whoever was excused comes first next time. Once named, they see everything of the period and sign their remarks.',
  'observers.period': 'Period to observe',
  'observers.ofPeriod': 'Observers of {period}',
  'observers.proposed': 'Nobody is named for {period} yet. These are next in turn; you can choose others.',
  'observers.named': 'Named for {period}: {names}. You can choose others and name them anew.',
  'observers.nobody': 'Nobody',
  'observers.place': 'Observer {number}',
  'observers.never': 'never so far',
  'observers.last': 'last in {period}',
  'observers.bar.left': 'no role (has left)',
  'observers.bar.assessor': 'is an assessor',
  'observers.excuse': 'Cannot take part',
  'observers.excuse.one': '{name} cannot take part',
  'observers.reason': 'Why not',
  'observers.excuse.next': 'Take the next in turn',
  'observers.excused': 'Not taking part this time',
  'observers.excused.one': '{name} does not take part: {reason}',
  'observers.name': 'Name the observers',
  'observers.saving': 'Saving …',
  'observers.name.saved': 'The observers of {period} are named; they can look at it and sign their remarks now.',
  'observers.name.stale':
    'Somebody has just named others for {period}: your choice still stands below, but was not saved. Read the latest and change it again.',
  'observers.list': 'List of those who take turns',
  'observers.list.one': '{number}: {name}',
  'observers.list.none': 'The list is empty. Add those who take turns.',
  'observers.list.save': 'Save the list',
  'observers.list.saved': 'The list is saved.',
  'observers.list.stale':
    'Somebody has just changed the list: your change still stands below, but was not saved. Read the latest and change it again.',
  'observers.up': 'Move up',
  'observers.up.one': 'Move {name} up',
  'observers.drop': 'Take out',
  'observers.drop.one': 'Take out {name}',
  'observers.add': 'Add somebody',
  'observers.add.hint': 'Leaders, and heads and secretaries of units, are listed here.',
  'observers.choose': 'Choose',
  'observers.addById': 'Id of somebody else',
  'observers.each': 'Observers each period (1–10)',
  'observers.past': 'Who observed before',
  'observers.past.one': '{period}: {names}',
  'audit.act.observers-put': 'List of observers set',
  'audit.act.observers-named': 'Observers named',
  'audit.detail.people': 'List',
  'audit.detail.each': 'Each period',
  'audit.detail.observers': 'Observers',
  'audit.detail.instead': 'Not taking part',
} as const satisfies Record<keyof typeof chinese, string>;

export const observerFaults = {
  'observer-of-unit':
    '{path}: the records expected of observers are about the whole period. Keep the register by period.',
  'unknown-person':
    'Nobody on record has the id “{person}”. Ask the administrator to add the person, or choose another.',
  'person-repeated': '“{person}” is named twice, or both as observing and as not. Keep one.',
  'too-many-roles': '“{person}” holds {most} roles already. Ask the administrator to take old ones back first.',
} as const satisfies Record<keyof typeof chineseFaults, string>;
