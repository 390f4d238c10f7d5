// The search for tables on a sheet (表格搜索): bands of rows, what their columns hold, where each table ends.
import type { Component, Scheme } from '../../scheme/scheme';
import type { GridArea, SheetGrid } from '../grid';
import { assignRoles, type Assignment } from './assign-roles';
import { bandAt, isFormLabel, mostHeaderRows, type Band } from './band';
import { viewsOf } from './column-view';
import { formUnit } from './form-unit';
import { halvesOf } from './halves';
import { topicText } from './header-text';
import { judge } from './judge-band';
import { knownNames, type KnownNames } from './known-names';
import { headerFingerprint, type MappedColumn, type Mapping } from './mapping';
import { rolesNamedBy } from './match-role';
import { rowKinds } from './row-kind';
import { Surface } from './surface';
import { headingOf, rowsAbove } from './table-heading';
import { isTotalRow } from './total-row';
import { looksLikeUnit } from './unit-look';

export interface GuessOptions {
  readonly scheme?: Scheme;
  readonly component?: Component;
  /** Look only here: a range that somebody has chosen. */
  readonly within?: GridArea;
}

/** One way to read a table; `confidence` is from 0 to 1, and from `.6` on it is right as a rule. */
export interface TableGuess {
  readonly mapping: Mapping;
  readonly confidence: number;
}

export interface Candidate extends TableGuess {
  readonly fitness: number;
}

const rowsTried = 60;
const bodyLooked = 300;
/** From so much confidence on a guess is right as a rule. */
export const likelyConfidence = 0.6;
const leastConfidence = 0.35;
const surelyAnother = 0.75;
const mostTries = 50;

/** What of a sheet one search looks at: rows of the surface from one position up to another. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Looks for tables on one sheet. */
export class TableSearch {
  private readonly known: KnownNames | null;
  readonly surface: Surface;

  constructor(grid: SheetGrid, { scheme, component, within }: GuessOptions) {
    this.surface = new Surface(grid, within);
    this.known = scheme === undefined ? null : knownNames(scheme, component);
  }

  /** Whether a row by itself looks like a header: names of columns, and no number. */
  private looksLikeHeader(row: number): boolean {
    if (this.surface.hasNumber(row)) return false;
    const filled = this.surface.filled(row);
    if (filled.length < 2) return false;
    const texts = filled.map((column) => this.surface.text(row, column));
    if (texts.some((text) => /^[-+]?\d/u.test(text) || isFormLabel(text))) return false;
    const named = texts.filter((text) => [...rolesNamedBy(text).values()].some((strength) => strength === 1));
    return named.length >= 2 && named.length >= texts.length * 0.6;
  }

  /** The rows below a band that may hold its data, up to the next header of another table. */
  private bodyOf(band: Band, at: number, end: number): readonly number[] {
    const { rows } = this.surface;
    const body: number[] = [];
    for (let index = at + band.rows.length; index < Math.min(end, at + bodyLooked); index++) {
      const row = rows[index] ?? 0;
      const filled = this.surface.filled(row);
      if (body.length > 0 && this.looksLikeHeader(row)) break;
      const isTold = filled.some((column) => isFormLabel(this.surface.text(row, column)));
      if (filled.length >= 2 && !isTold && !isTotalRow(this.surface, row, filled, this.known)) body.push(row);
    }
    return body;
  }

  /** The reading by the band of so many rows from a position on; null where they can be no header of points. */
  candidateAt(at: number, depth: number, { first, end }: Stretch): Candidate | null {
    const band = at + depth > end ? null : bandAt(this.surface, at, depth);
    if (band === null) return null;
    const body = this.bodyOf(band, at, end);
    const views = viewsOf(this.surface, band, body, this.known);
    const halves = halvesOf(views).flatMap((half) => {
      const assigned = assignRoles(half);
      return assigned === null ? [] : [assigned];
    });
    const [assignment] = halves;
    if (assignment === undefined) return null;
    const heading = headingOf(this.surface, rowsAbove(this.surface, at, first));
    const whole: Assignment = { layout: assignment.layout, columns: halves.flatMap(({ columns }) => columns) };
    const judged = judge(this.surface, band, body, whole, heading);
    const mapping = this.mappingOf(
      band,
      views.map(({ column }) => column),
      halves,
      heading,
      end,
    );
    return { ...judged, mapping };
  }

  private mappingOf(
    band: Band,
    columns: readonly number[],
    halves: readonly Assignment[],
    heading: string,
    end: number,
  ): Mapping {
    const assigned = new Map(
      halves.flatMap((half, index) => half.columns.map((one) => [one.view.column, { ...one, half: index }] as const)),
    );
    const titles = new Map(
      band.titles.map(
        ({ column, leaf, above }) =>
          [
            column,
            [...above.map(({ text }) => text), leaf].map((text) => text.replace(/\s+/gu, ' ')).join(' / '),
          ] as const,
      ),
    );
    const { rows } = this.surface;
    return {
      format: 1,
      sheet: this.surface.grid.name.slice(0, 255),
      layout: halves[0]?.layout ?? 'list',
      header: { first: band.rows[0] ?? 0, last: band.rows.at(-1) ?? 0 },
      last: rows[end - 1] ?? 0,
      columns: columns.map((column): MappedColumn => {
        const one = assigned.get(column);
        return {
          column,
          title: (titles.get(column) ?? '').slice(0, 2000),
          role: one?.role ?? 'ignore',
          ...(one?.about === undefined ? {} : { about: topicText(one.about).slice(0, 2000) }),
          ...(halves.length > 1 && one !== undefined ? { half: one.half } : {}),
        };
      }),
      heading,
      names: { units: {}, indicators: {} },
      confirmed: false,
    };
  }

  /** A reading with all that is known of it. */
  whole({ mapping, confidence }: Candidate, { first }: Stretch): TableGuess {
    return { mapping: this.withWhose(mapping, first), confidence };
  }

  /** Whose the rows of a form are: the sections' between them, or the one unit's that the sheet names. */
  private withWhose(mapping: Mapping, first: number): Mapping {
    const hasUnits = mapping.columns.some(({ role }) => role === 'unit');
    if (hasUnits || mapping.layout === 'units-in-columns') return mapping;
    const sections = rowKinds(this.surface, mapping, this.known).filter(({ kind }) => kind === 'section');
    const named = sections.filter(({ row }) =>
      this.isUnitName(this.surface.filled(row).map((column) => this.surface.text(row, column))[0] ?? ''),
    );
    if (named.length > 0 && named.length >= sections.length * 0.6)
      return { ...mapping, layout: 'list', sections: 'unit' };
    const unit = formUnit(
      this.surface,
      rowsAbove(this.surface, this.surface.rows.indexOf(mapping.header.first), first),
      this.known,
    );
    if (unit === null) return mapping;
    const said = unit.slice(0, 2000);
    return { ...mapping, unit: said, unitSaid: said };
  }

  private isUnitName(text: string): boolean {
    return this.known === null ? looksLikeUnit(text) : this.known.isUnit(text) || looksLikeUnit(text);
  }

  /** The readings of a stretch, best first. */
  candidates(stretch: Stretch): Candidate[] {
    const found: Candidate[] = [];
    const { first, end } = stretch;
    for (let at = first; at < end; at++) {
      if (at >= first + rowsTried && !this.looksLikeHeader(this.surface.rows[at] ?? 0)) continue;
      for (let depth = 1; depth <= mostHeaderRows; depth++) {
        const one = this.candidateAt(at, depth, stretch);
        if (one !== null) found.push(one);
      }
    }
    return found.sort((one, other) => other.fitness - one.fitness);
  }

  /** The tables of a stretch, each by its best reading, from top to bottom. */
  tables(stretch: Stretch): TableGuess[] {
    const [best] = this.candidates(stretch);
    if (best === undefined || best.confidence < leastConfidence) return [];
    const { rows } = this.surface;
    const start = rows.indexOf(best.mapping.header.first);
    const below = this.endOf(best, stretch);
    const trimmed = this.endingAt(best, below, stretch);
    return [
      ...this.further({ first: stretch.first, end: start }),
      this.whole(trimmed, stretch),
      ...this.further({ first: below, end: stretch.end }),
    ];
  }

  private further(stretch: Stretch): TableGuess[] {
    if (stretch.end - stretch.first < 2) return [];
    return this.tables(stretch).filter(({ confidence }) => confidence >= likelyConfidence);
  }

  /** The table below a band of rows, up to where another begins; null where they can be no header of points. */
  tableAt(at: number, depth: number, stretch: Stretch): TableGuess | null {
    const found = this.candidateAt(at, depth, stretch);
    return found === null ? null : this.whole(this.endingAt(found, this.endOf(found, stretch), stretch), stretch);
  }

  /** Where a table ends: at the header of another one; its own header may come again on each page. */
  private endOf({ mapping }: Candidate, { end }: Stretch): number {
    const { rows } = this.surface;
    const start = rows.indexOf(mapping.header.last) + 1;
    const kinds = rowKinds(this.surface, mapping, this.known);
    const isForm = mapping.layout === 'form';
    const own = headerFingerprint(mapping);
    let tries = mostTries;
    for (let index = start; index < end; index++) {
      const row = rows[index] ?? 0;
      const kind = kinds[index - start]?.kind;
      const isAgain = kind === 'header';
      const before = kinds[index - start - 1]?.kind;
      const mayBegin = index > start + 1 && before !== 'data' && before !== 'total' && kind !== 'blank' && tries > 0;
      if (mayBegin && !isAgain) tries -= 1;
      if (!this.looksLikeHeader(row) && !(mayBegin && !isAgain && this.beginsAnother(index, end, own))) continue;
      if (
        isAgain &&
        (!isForm || formUnit(this.surface, rows.slice(Math.max(start, index - 4), index), this.known) === null)
      )
        continue;
      if (index <= start) continue;
      return this.withTitles(
        index,
        start,
        kinds.map((one) => one.kind),
      );
    }
    return end;
  }

  /** Whether a table with other headers begins at a row that follows a title or a blank one. */
  private beginsAnother(at: number, end: number, own: string): boolean {
    for (let depth = 1; depth <= mostHeaderRows; depth++) {
      const one = this.candidateAt(at, depth, { first: at, end });
      if (one !== null && one.confidence >= surelyAnother && headerFingerprint(one.mapping) !== own) return true;
    }
    return false;
  }

  /** A header's titles belong to it: lines above it that are neither data nor totals. */
  private withTitles(index: number, start: number, kinds: readonly string[]): number {
    let at = index;
    while (at > start && index - at < 4) {
      const kind = kinds[at - 1 - start];
      if (kind === 'data' || kind === 'total' || kind === 'blank') break;
      at -= 1;
    }
    return at;
  }

  private endingAt(best: Candidate, end: number, stretch: Stretch): Candidate {
    if (end === stretch.end) return best;
    const at = this.surface.rows.indexOf(best.mapping.header.first);
    const depth = this.surface.rows.indexOf(best.mapping.header.last) - at + 1;
    return this.candidateAt(at, depth, { first: stretch.first, end }) ?? best;
  }
}
