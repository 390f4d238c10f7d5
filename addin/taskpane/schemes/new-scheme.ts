// A scheme to begin with: empty, or a preset under an id of its own.
import type { SchemeId } from '../../../shared/scheme/id';
import { preset, type PresetId } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';

/** `from` null is the empty scheme. */
export function newScheme(id: SchemeId, from: PresetId | null): Scheme {
  if (from !== null) return { ...preset(from), id, version: 1 };
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
