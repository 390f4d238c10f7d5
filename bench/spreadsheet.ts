// The same ranking in LibreOffice Calc, with the formulas that a user would write.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { consolidate } from '../shared/scoring/consolidate';
import type { Results } from '../shared/scoring/results';
import type { Comparison } from './comparison';
import { madePeriod } from './made-period';
import { median } from './measure';
import { readBack, workbookOf } from './score-workbook';

const units = 5_000;
const rounds = 3;

/**
 * Converts a workbook to CSV in a LibreOffice of its own (`profile` keeps it apart from the user's) and gives the seconds it
 * took and what it wrote. Cells without a stored value are calculated on loading.
 */
function converted(folder: string, workbook: string): { milliseconds: number; csv: string } {
  const file = path.join(folder, 'book.fods');
  writeFileSync(file, workbook);
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  // Comma, quote, UTF-8, from the first line, full precision instead of the digits that a cell shows.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';
  const start = performance.now();
  const { status, stderr } = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', filter, '--outdir', folder, file],
    { encoding: 'utf8' },
  );
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`soffice failed: ${stderr}`);
  return { milliseconds, csv: readFileSync(path.join(folder, 'book.csv'), 'utf8') };
}

function wrongIn(csv: string, results: Results): number {
  const read = readBack(csv);
  return results.units.filter((unit) => {
    const row = read.get(unit.unit);
    return !unit.complete || row?.final !== unit.final || row.place !== unit.place;
  }).length;
}

/**
 * The spreadsheet's time is that of opening and converting the workbook with its formulas less that of the same workbook with
 * the results as plain values in their place: what remains is calculation.
 */
export function spreadsheet(): Comparison {
  const name = 'Ranking against LibreOffice Calc';
  const version = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return { name, figures: [], skipped: 'LibreOffice is not installed' };

  const { scheme, period, sheets } = madePeriod(units);
  const results = consolidate(scheme, period, sheets);
  const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-bench-'));
  try {
    const withFormulas = workbookOf({ scheme, period, sheets }, null);
    const withValues = workbookOf({ scheme, period, sheets }, results);
    converted(folder, withValues);
    const taken = Array.from({ length: rounds }, () => {
      const plain = converted(folder, withValues);
      const calculated = converted(folder, withFormulas);
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now();
        consolidate(scheme, period, sheets);
        return performance.now() - start;
      });
      return { calc: calculated.milliseconds - plain.milliseconds, ours: median(times), csv: calculated.csv };
    });
    const ours = median(taken.map((round) => round.ours));
    const calc = median(taken.map((round) => round.calc));
    return {
      name: `${name} (${version.stdout.trim()})`,
      figures: [
        { what: '5,000 units: consolidate', value: ours, unit: 'ms' },
        { what: '5,000 units: the spreadsheet, calculation alone', value: calc, unit: 'ms' },
        { what: '5,000 units: times faster than the spreadsheet', value: calc / ours, unit: '×', atLeast: 20 },
        {
          what: '5,000 units: wrong score or place in the spreadsheet',
          value: wrongIn(taken[0]?.csv ?? '', results),
          unit: '',
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
