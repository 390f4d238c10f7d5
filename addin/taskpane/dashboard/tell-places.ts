// Places and their change (名次与升降) as a chart with its words.
import type { PlaceFigures, PlaceLine } from '../../../shared/dashboard/place-figures';
import { placesText } from '../analysis/change-text';
import { drawPlaces, type PlaceRow } from './charts/draw-places';
import { numbers, shownNote, type ChartTold, type Teller } from './teller';

interface Beside {
  /** the period before; null where there is none to compare with */
  readonly before: string | null;
  readonly unit: string | null;
}

/** How far a unit rose or fell, as short as it gets. */
const moved = (gained: number | null): string =>
  gained === null || gained === 0 ? '' : ` ${gained > 0 ? '▲' : '▼'}${Math.abs(gained)}`;

function rowOf(teller: Teller, { unit }: Beside, line: PlaceLine): PlaceRow {
  const { say, score, titleOf, language } = teller;
  const title = titleOf('unit', line.unit);
  const told = [
    `${line.place} ${title}`,
    `${say('results.final')} ${score(line.final)}`,
    ...(line.before === null
      ? []
      : [
          `${say('dashboard.places.before')} ${score(line.before.final)}`,
          `${say('dashboard.places.change')} ${placesText(line.placesGained, language)}`,
        ]),
  ];
  return {
    // Numbers of one and of two digits are as wide as each other.
    title: `${String(line.place).padStart(2, '\u2007')}  ${title}`,
    figures: `${score(line.final)}${moved(line.placesGained)}`,
    told: told.join('\n'),
    now: line.final,
    before: line.before?.final ?? null,
    strong: line.unit === unit,
  };
}

/** With an empty row where units are left out. */
function withGap(rows: readonly PlaceRow[], { lines, leftOut }: PlaceFigures): (PlaceRow | null)[] {
  const widest = lines.reduce(
    (most, { place }, at) => {
      const gap = at === 0 ? 0 : place - (lines[at - 1]?.place ?? place);
      return gap > most.gap ? { at, gap } : most;
    },
    { at: 0, gap: 1 },
  );
  if (leftOut === 0 || widest.at === 0) return [...rows];
  return [...rows.slice(0, widest.at), null, ...rows.slice(widest.at)];
}

function saysOf({ say, score, titleOf }: Teller, figures: PlaceFigures, before: string | null): string[] {
  const { category, of, lines, leftOut, risen, fallen, unchanged } = figures;
  const [first, last] = [lines[0], lines.at(-1)];
  // Of whom only some are told, nobody knows who is first or last.
  const isWhole = lines.length + leftOut === of && first !== undefined && last !== undefined && first !== last;
  return [
    say('dashboard.places.of', { category: titleOf('category', category), of }),
    ...(isWhole
      ? [
          say('dashboard.places.ends', {
            first: titleOf('unit', first.unit),
            most: score(first.final),
            last: titleOf('unit', last.unit),
            least: score(last.final),
          }),
        ]
      : []),
    before === null
      ? say('dashboard.places.alone')
      : say('dashboard.places.against', { before, risen, fallen, unchanged }),
  ];
}

export function tellPlaces(teller: Teller, figures: PlaceFigures, beside: Beside): ChartTold {
  const { say, score, change, titleOf, language } = teller;
  const { lines, of, leftOut } = figures;
  const { before } = beside;
  const rows = lines.map((line) => rowOf(teller, beside, line));
  const compared =
    before === null ? [] : [say('dashboard.places.before'), say('lost.change'), say('dashboard.places.change')];
  return {
    title: titleOf('category', figures.category),
    says: saysOf(teller, figures, before),
    notes: [
      before === null ? say('dashboard.places.keyAlone') : say('dashboard.places.key', { before }),
      ...shownNote(teller, of, lines.length, leftOut),
    ],
    drawing: rows.length === 0 ? null : drawPlaces(withGap(rows, figures)),
    table: {
      columns: [{ title: say('results.unit') }, ...numbers(say('results.place'), say('results.final'), ...compared)],
      rows: lines.map((line) => [
        titleOf('unit', line.unit),
        String(line.place),
        score(line.final),
        ...(before === null
          ? []
          : [score(line.before?.final ?? null), change(line.scoreChange), placesText(line.placesGained, language)]),
      ]),
    },
  };
}
