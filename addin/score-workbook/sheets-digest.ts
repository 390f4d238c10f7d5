// One short text for the content of some score sheets, to see whether they have changed since they were submitted.
import { textDigest } from '../../shared/text/text-digest';
import { sheetKey, type Line, type Sheet } from '../../shared/scoring/sheet';

const lineText = ({ indicator, points, reason = '', evidence = [], record }: Line): unknown => [
  indicator ?? null,
  points,
  reason,
  evidence,
  ...(record === undefined ? [] : [record]),
];

/** SHA-256 over the sheets in the order of their keys; the order in which they are given does not matter. */
export function sheetsDigest(sheets: readonly Sheet[]): Promise<string> {
  const content = sheets
    .map((sheet): [string, ...unknown[]] => [
      sheetKey(sheet),
      sheet.lines.map(lineText),
      ...(sheet.notAssessed === undefined ? [] : [sheet.notAssessed]),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return textDigest(JSON.stringify(content));
}
