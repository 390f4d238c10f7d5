// Calculates robustness beside the pane, which stays usable meanwhile.
import '../../session/without-eval';
import { robustness } from '../../../shared/scoring/analysis/robustness';
import type { RobustnessRequest } from './draw-robustness';

self.onmessage = ({ data }: MessageEvent<RobustnessRequest>): void => {
  const { scheme, period, sheets, options } = data;
  self.postMessage(robustness(scheme, period, sheets, options));
};
