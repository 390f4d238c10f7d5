// Finds a confirmed table again where it stands now (再次找到表格): rows were added, it was moved, or its headers are others.
import type { GridArea, SheetGrid } from '../grid';
import { bandAt } from './band';
import { guessAt } from './guess-tables';
import { headerForm } from './header-text';
import { formUnit } from './form-unit';
import { knownNames, type KnownNames } from './known-names';
import { headerFingerprint, mappingAgain, type MappedColumn, type Mapping } from './mapping';
import { Surface } from './surface';
import { headingOf, rowsAbove } from './table-heading';
import type { GuessOptions } from './table-search';

export type FoundAgain =
  | { readonly kind: 'found'; readonly mapping: Mapping; readonly isMoved: boolean }
  /** `missing`: headers that were confirmed and are gone; `added`: headers that nobody has confirmed. */
  | { readonly kind: 'changed'; readonly missing: readonly string[]; readonly added: readonly string[] }
  /** The same headers stand there more than once, and none of them where the table was. */
  | { readonly kind: 'several' };

const lastRow = 1_048_575;

/** The part of a sheet that lies between two columns. */
export function between(columns: { readonly first: number; readonly last: number }): GridArea {
  return { top: 0, left: columns.first, bottom: lastRow, right: columns.last };
}

/** The headers of a band as a mapping without roles, where the guess does not take its rows for a header. */
function plainAt(surface: Surface, kept: Mapping, at: number, depth: number, known: KnownNames | null): Mapping | null {
  const band = bandAt(surface, at, depth);
  if (band === null) return null;
  const columns = band.titles.map(({ column, leaf, above }): MappedColumn => {
    const title = [...above.map(({ text }) => text), leaf].map((text) => text.replace(/\s+/gu, ' ')).join(' / ');
    return { column, title: title.slice(0, 2000), role: 'ignore' };
  });
  const above = rowsAbove(surface, at, 0);
  const unit = kept.unit === undefined ? null : formUnit(surface, above, known);
  return {
    ...{ format: kept.format, layout: kept.layout, names: kept.names, confirmed: kept.confirmed },
    ...(unit === null ? {} : { unit, unitSaid: unit }),
    heading: headingOf(surface, above),
    sheet: surface.grid.name.slice(0, 255),
    header: { first: band.rows[0] ?? 0, last: band.rows.at(-1) ?? 0 },
    last: surface.rows.at(-1) ?? 0,
    columns,
  };
}

const formsOf = (titles: readonly string[]): Set<string> =>
  new Set(titles.flatMap((title) => title.split(' / ')).map(headerForm));

/** All bands of rows in which any of the headers stands; guessing at each of them would take too long for every reading. */
function bandsNamed(surface: Surface, kept: Mapping, known: KnownNames | null): Mapping[] {
  const depth = surface.rows.filter((row) => row >= kept.header.first && row <= kept.header.last).length;
  const depths = [...new Set([Math.max(1, depth), kept.header.last - kept.header.first + 1])];
  const forms = formsOf(kept.columns.map(({ title }) => title));
  const isNamed = surface.rows.map((row) =>
    surface.filled(row).some((column) => forms.has(headerForm(surface.text(row, column)))),
  );
  return surface.rows.flatMap((_, at) =>
    depths.flatMap((one) =>
      isNamed.slice(at, at + one).includes(true) ? (plainAt(surface, kept, at, one, known) ?? []) : [],
    ),
  );
}

const stays = (kept: Mapping, { header, columns }: Mapping): boolean =>
  header.first === kept.header.first && columns[0]?.column === kept.columns[0]?.column;

const titlesOf = ({ columns }: Mapping): string[] => columns.map(({ title }) => title);

function changed(kept: Mapping, found: readonly Mapping[]): FoundAgain {
  const shared = (one: Mapping): number => titlesOf(kept).filter((title) => titlesOf(one).includes(title)).length;
  const nearest = [...found].sort((one, other) => shared(other) - shared(one))[0];
  const isAny = nearest !== undefined && shared(nearest) > 0;
  const now = isAny ? titlesOf(nearest) : [];
  const missing = titlesOf(kept).filter((title) => !now.includes(title));
  return { kind: 'changed', missing, added: now.filter((title) => !titlesOf(kept).includes(title)) };
}

/**
 * A table as it was confirmed, where it stands on a sheet now (再次找到表格). It is known by its headers alone: rows may have come or gone, columns
 * without a header may have been put between, and it may stand elsewhere; then it was moved. Of several with the same headers the one that stands where
 * it stood is meant.
 */
export function findAgain(grid: SheetGrid, kept: Mapping, options: GuessOptions = {}): FoundAgain {
  const surface = new Surface(grid, options.within);
  const known = options.scheme === undefined ? null : knownNames(options.scheme, options.component);
  const bands = bandsNamed(surface, kept, known);
  const own = headerFingerprint(kept);
  const tables: Mapping[] = [];
  for (const band of bands.filter((one) => headerFingerprint(one) === own)) {
    // Headers that come again on each page of one table are no second table.
    if (tables.some(({ header, last }) => band.header.first >= header.first && band.header.last <= last)) continue;
    const guess = guessAt(grid, band.header, options)?.mapping;
    const found = guess !== undefined && headerFingerprint(guess) === own ? guess : band;
    const mapping = mappingAgain(kept, found);
    if (mapping !== null) tables.push(mapping);
  }
  const [only, another] = tables;
  const meant = tables.find((mapping) => stays(kept, mapping)) ?? (another === undefined ? only : undefined);
  if (meant !== undefined) return { kind: 'found', mapping: meant, isMoved: !stays(kept, meant) };
  return only === undefined ? changed(kept, bands) : { kind: 'several' };
}
