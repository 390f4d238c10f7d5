// The robustness of a period, calculated in a worker of its own, which can be stopped.
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Robustness, RobustnessOptions } from '../../../shared/scoring/analysis/robustness';
import type { Sheet } from '../../../shared/scoring/sheet';
import { workerFailure } from '../../session/worker-failure';

export interface RobustnessRequest {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: readonly Sheet[];
  readonly options: RobustnessOptions;
}

export async function drawRobustness(request: RobustnessRequest, signal: AbortSignal): Promise<Robustness> {
  const worker = new Worker(new URL('./robustness-worker.ts', import.meta.url));
  try {
    return await new Promise<Robustness>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onmessage = ({ data }: MessageEvent<Robustness>) => resolve(data);
      worker.onerror = (event) => void workerFailure(event).then(reject);
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
