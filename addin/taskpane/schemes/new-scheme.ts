// A scheme to begin with: empty, or a preset under an id of its own.
import type { SchemeId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';

/** `from` null is the empty scheme. */
export function newScheme(id: SchemeId, from: Scheme | null): Scheme {
  if (from !== null) return { ...from, id, version: 1 };
  return {
    format: 1,
    id,
    version: 1,
    title: id,
    cycle: 'month',
    categories: [],
    groups: [],
    units: [],
    components: [],
  };
}
