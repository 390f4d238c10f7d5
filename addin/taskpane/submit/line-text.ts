// Lines of a score sheet as one short text.
import type { Say } from '../../ui/language';

interface ShownLine {
  readonly points: number;
  readonly reason?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
}

/** Points with their reasons and evidence; a word where there is no line. */
export function lineText(lines: readonly ShownLine[], say: Say): string {
  if (lines.length === 0) return say('submit.line.none');
  return lines
    .map(({ points, reason, evidence = [] }) => {
      const line = reason ? say('submit.line.reason', { points, reason }) : String(points);
      return evidence.length > 0 ? say('submit.line.evidence', { line, evidence: evidence.join('；') }) : line;
    })
    .join('; ');
}
