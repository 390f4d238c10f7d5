// What one side of a score sheet says, as one short text.
import type { Conflict } from '../../../shared/api/problem';
import type { Language } from '../../../shared/scheme/text';
import type { SaidLine } from '../../../shared/scoring/line-pairs';
import { phrasesListed } from '../../../shared/text/lists';
import { message } from '../../../shared/text/sentences';

/** Points with their reasons and evidence; a word where there is no line. */
export function lineText(lines: readonly SaidLine[], language: Language): string {
  if (lines.length === 0) return message(language, 'submit.line.none');
  const texts = lines.map(({ points, reason, evidence = [], record }) => {
    const said = reason ? message(language, 'submit.line.reason', { points, reason }) : String(points);
    const line = record ? message(language, 'submit.line.record', { line: said, record }) : said;
    if (evidence.length === 0) return line;
    return message(language, 'submit.line.evidence', { line, evidence: phrasesListed(language, evidence) });
  });
  return phrasesListed(language, texts);
}

/** Whether the unit is assessed, or why it is not. */
export function assessedText(reason: string | null, language: Language): string {
  return message(language, reason === null ? 'submit.assessed' : 'submit.notAssessed', { reason: reason ?? '' });
}

/** A sheet that is chosen whole: why the unit is not assessed, else the lines that differ. */
export function sheetText({ notAssessed, lines }: Conflict, whose: 'yours' | 'theirs', language: Language): string {
  const reason = notAssessed?.[whose] ?? null;
  const said = lines.flatMap((line) => line[whose] ?? []);
  return reason === null && said.length > 0 ? lineText(said, language) : assessedText(reason, language);
}
