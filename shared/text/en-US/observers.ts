// What the office's part on observers in turn says in English, and what is refused of it.
import type { observerFaults as chineseFaults, observers as chinese } from '../zh-CN/observers';

export const observers = {
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
