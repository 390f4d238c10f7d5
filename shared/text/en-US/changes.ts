// What a new version of a scheme changes, in English: one sentence a kind of change.
import type { SchemeChange } from '../../scheme/diff-schemes';

export const changes = {
  added: 'Added {where}: {after}',
  removed: 'Removed {where}, which was: {before}',
  changed: '{where}: {before} → {after}',
  reordered: 'Order of {where}: {before} → {after}',
} as const satisfies Record<SchemeChange['kind'], string>;
