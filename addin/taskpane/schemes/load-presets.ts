// The presets, in a file of their own: only who makes a scheme needs them, and they are large.
import type { Scheme } from '../../../shared/scheme/scheme';
import { NetworkFailure } from '../../session/failures';

export async function loadPresets(): Promise<readonly Scheme[]> {
  const { preset, presetIds } = await import(/* webpackChunkName: "presets" */ '../../../shared/scheme/presets').catch(
    (error: unknown) => {
      throw new NetworkFailure({ cause: error });
    },
  );
  return presetIds.map(preset);
}
