import { floor } from '../../bench/floor';
import { madePeriod, type MadePeriod } from '../../bench/made-period';
import { consolidate } from '../../shared/scoring/consolidate';

/** The made period with quarters and whole points only, which doubles hold exactly. */
function inQuarters({ scheme, period, sheets }: MadePeriod): MadePeriod {
  return {
    scheme: {
      ...scheme,
      components: scheme.components.map((component) => ({ ...component, weight: 0.25 })),
      blend: scheme.blend && { ...scheme.blend, memberTakes: 0.25, hostTakes: 0.5 },
    },
    period,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      lines: sheet.lines.map((line) => ({ ...line, points: Math.floor(line.points) })),
    })),
  };
}

it('the floor does all of a consolidation: where doubles are exact, its results are equal', () => {
  const made = inQuarters(madePeriod(300));
  expect(floor(made)).toEqual(consolidate(made.scheme, made.period, made.sheets));
});
