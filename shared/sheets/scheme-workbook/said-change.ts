// A change of a scheme in the words of its workbook: where it is, by titles, and the values as their cells show them.
import type { ChangePath, SchemeChange } from '../../scheme/diff-schemes';
import type { Scheme } from '../../scheme/scheme';
import { textIn, type Language } from '../../scheme/text';
import { emptyGroupMark, emptyListMark } from '../table/codec';
import type { Field } from '../table/field';
import { indicatorsTable } from './indicators-table';
import { rewardsTable } from './rewards-table';
import type { SchemeTable } from './scheme-table';
import { registerTables } from './register-tables';
import { profilesIn, schemeTable, schemeTables } from './scheme-tables';
import { schemeSpeaker } from './scheme-words';
import { isGroup, valueAt, withValue, type Path } from '../table/value-path';
import { namesListed, phrasesListed, remarked } from '../../text/lists';

/** A change as it is said; `before` and `after` are null where there was, or is, nothing. */
export interface SaidChange {
  readonly kind: SchemeChange['kind'];
  /** From the table down to the part and its column. */
  readonly where: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

/** Names more than these are counted only. */
const mostNames = 5;

// The lists whose parts other tables name by their ids.
const idTables = ['categories', 'groups', 'units', 'components', 'rewards', 'registers'] as const;

/** A place in one of the tables. */
interface Spot {
  readonly table: SchemeTable;
  readonly where: readonly string[];
  /** Where the value stands in the row's document; null where it is a whole list of rows. */
  readonly inRow: Path | null;
}

const tableOf = (key: string | undefined): SchemeTable | undefined => schemeTables.find((table) => table.key === key);

const isUnder = (path: Path, prefix: Path): boolean => prefix.every((key, index) => path[index] === key);
const isSame = (a: Path, b: Path): boolean => a.length === b.length && isUnder(a, b);

class ChangeSpeaker {
  private readonly say;
  private readonly profiles;

  constructor(
    private readonly schemes: readonly Scheme[],
    private readonly language: Language,
  ) {
    this.say = schemeSpeaker(language);
    this.profiles = [...new Set(schemes.flatMap(profilesIn))];
  }

  said(change: SchemeChange): SaidChange {
    const { kind, path } = change;
    const spot = this.spotOf(path);
    if (change.kind === 'reordered') {
      const [before, after] = this.moved(path, change.before, change.after);
      return { kind, where: spot.where, before, after };
    }
    return {
      kind,
      where: spot.where,
      before: change.kind === 'added' ? null : this.valueText(spot, path, change.before),
      after: change.kind === 'removed' ? null : this.valueText(spot, path, change.after),
    };
  }

  private spotOf(path: ChangePath): Spot {
    const [head, name, ...rest] = path;
    const table = tableOf(head);
    if (table === undefined) return this.inColumn(schemeTable, [this.say(schemeTable.word)], path);
    const tab = this.say(table.word);
    if (name === undefined) return { table, where: [tab], inRow: null };
    const row = this.rowName(path.slice(0, 2));
    if (rest[0] === 'indicators' && head === 'components') {
      const [, indicator, ...inIndicator] = rest;
      const where = [this.say(indicatorsTable.word), row];
      if (indicator === undefined) return { table: indicatorsTable, where, inRow: null };
      return this.inColumn(indicatorsTable, [...where, this.rowName(path.slice(0, 4))], inIndicator);
    }
    if (head === 'registers') return this.inRegister(table, [tab, row], path);
    if (rest[0] === 'top' || rest[0] === 'bottom') {
      const [side, place, ...inTier] = rest;
      const word = this.say(side === 'top' ? 'place' : 'placeFromBottom');
      if (place === undefined) return { table, where: [tab, row, word], inRow: null };
      return this.inColumn(table, [tab, row, `${word} ${place}`], ['effects', ...inTier]);
    }
    return this.inColumn(table, [tab, row], rest);
  }

  /** A spot in the tables of a register's parts; a choice stands in the table of columns. */
  private inRegister(registers: SchemeTable, where: readonly string[], path: ChangePath): Spot {
    const [, , list, name, key, choice, ...inChoice] = path;
    const table = list === undefined ? undefined : tableOf(list === 'opens' ? 'openings' : list);
    if (table === undefined) return this.inColumn(registers, where, path.slice(2));
    const [, register = ''] = where;
    const inTable = [this.say(table.word), register];
    if (name === undefined) return { table, where: inTable, inRow: null };
    const named = [...inTable, this.rowName(path.slice(0, 4))];
    if (key !== 'choices') return this.inColumn(table, named, path.slice(4));
    const word = this.say('typeChoice');
    if (choice === undefined) return { table, where: [...named, word], inRow: null };
    return this.inColumn(table, [...named, word, this.rowName(path.slice(0, 6))], ['choice', ...inChoice]);
  }

  /** A spot within a row; its column is named where it is one. */
  private inColumn(table: SchemeTable, where: readonly string[], inRow: Path): Spot {
    // The Chinese of a text stands in the column of the text itself.
    const own = inRow.at(-1) === 'zh-CN' ? inRow.slice(0, -1) : inRow;
    const column = table.fields(this.profiles).find(({ path }) => isSame(path, own));
    return { table, where: column === undefined ? where : [...where, column.header(this.language)], inRow: own };
  }

  private valueText({ table, inRow }: Spot, path: ChangePath, value: unknown): string {
    if (inRow !== null) return this.rowText(table, inRow, value);
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const side = path.at(-1) === 'top' || path.at(-1) === 'bottom' ? path.at(-1) : undefined;
    if (side !== undefined) return this.semicolons(list.map((effects, place) => this.tierText(side, place, effects)));
    return this.names(list.map((part, index) => this.partName(table, part, index)));
  }

  /** What the columns of a row show of a value that stands at a place in it; the headers are left out where it is one column. */
  private rowText(table: SchemeTable, inRow: Path, value: unknown): string {
    const row = inRow.length === 0 ? value : withValue({}, inRow, value);
    const shown = table
      .fields(this.profiles)
      .filter((field) => isUnder(field.path, inRow))
      .flatMap((field): { readonly field: Field; readonly text: string }[] => {
        const text = this.cellText(field, row);
        return text === null ? [] : [{ field, text }];
      });
    const [only, ...others] = shown;
    if (only !== undefined && others.length === 0 && isSame(only.field.path, inRow)) return only.text;
    const cells = shown.map(({ field, text }) => `${field.header(this.language)} ${text}`);
    return this.semicolons([...cells, ...(inRow.length === 0 ? this.innerTexts(value) : [])]);
  }

  /** What a whole part has within it that stands in rows of its own. */
  private innerTexts(part: unknown): string[] {
    const listAt = (key: string): readonly unknown[] => {
      const list = valueAt(part, [key]);
      return Array.isArray(list) ? list : [];
    };
    const choices = listAt('choices').map((one, index) => this.partName(indicatorsTable, one, index));
    const indicators = listAt('indicators').map((one, index) => this.partName(indicatorsTable, one, index));
    return [
      ...registerTables.flatMap((table) => {
        const parts = listAt(table.key === 'openings' ? 'opens' : table.key);
        if (parts.length === 0) return [];
        return [`${this.say(table.word)} ${this.names(parts.map((one, index) => this.partName(table, one, index)))}`];
      }),
      ...(choices.length === 0 ? [] : [`${this.say('typeChoice')} ${this.names(choices)}`]),
      ...(indicators.length === 0 ? [] : [`${this.say('indicator')} ${this.names(indicators)}`]),
      ...(['top', 'bottom'] as const).flatMap((side) =>
        listAt(side).map((effects, place) => this.tierText(side, place, effects)),
      ),
    ];
  }

  private tierText(side: string, place: number, effects: unknown): string {
    const word = this.say(side === 'top' ? 'place' : 'placeFromBottom');
    return `${word} ${place + 1}${this.language === 'zh-CN' ? '：' : ': '}${this.rowText(rewardsTable, ['effects'], effects)}`;
  }

  private cellText(field: Field, row: unknown): string | null {
    const cell = field.write(row, this.language);
    const isSaid = valueAt(row, field.path) !== undefined;
    if (cell === null || typeof cell === 'object' || !isSaid || cell === emptyGroupMark) return null;
    const text = String(cell);
    if (field.entry.kind !== 'id-of') return text;
    const title = this.titleOf(field.entry.table, text);
    return title === null ? text : remarked(this.language, title, text);
  }

  private titleOf(table: string, id: string): string | null {
    const list = idTables.find((one) => one === table);
    if (list === undefined) return null;
    for (const scheme of this.schemes) {
      const part = scheme[list]?.find((one) => one.id === id);
      if (part !== undefined) return textIn(part.title, this.language);
    }
    return null;
  }

  /** What a part of a list is called: its title, else what tells it apart. */
  private partName(table: SchemeTable, part: unknown, index: number): string {
    if (!isGroup(part)) return String(part);
    const title = valueAt(part, ['title']);
    if (title !== undefined) return this.titleText(title);
    const first = table.fields([]).find(({ path }) => path[0] !== 'inRegister');
    return (first && this.cellText(first, part)) || String(index + 1);
  }

  private titleText(title: unknown): string {
    return isGroup(title) ? String(title[this.language] ?? title['zh-CN']) : String(title);
  }

  /** What the part at a path is called; a name that comes again keeps its number: `office#2`. */
  private rowName(path: ChangePath): string {
    const [, plain = '', again = ''] = /^(.*?)(#\d+)?$/su.exec(path.at(-1) ?? '') ?? [];
    const key = path.at(-2);
    if (key === 'streaks') {
      const [component = '', periods = ''] = plain.split('/');
      return `${this.titleOf('components', component) ?? component} · ${this.say('periodsRunning')} ${periods}${again}`;
    }
    if (key === 'rollups' || key === 'signatures' || key === 'effects' || key === 'opens') {
      const first = tableOf(key === 'opens' ? 'openings' : key)
        ?.fields([])
        .find(({ path: [own] }) => own !== 'inRegister');
      const [word = '', ...more] = plain.split(' ');
      const said = (first && this.cellText(first, withValue({}, first.path, word))) ?? word;
      return `${[said, ...more].join(' ')}${again}`;
    }
    for (const scheme of this.schemes) {
      const part = this.partAt(scheme, path);
      if (isGroup(part) && part.title !== undefined) return this.titleText(part.title);
    }
    return plain === '' ? this.say(schemeTable.word) : `${plain}${again}`;
  }

  /** The part that ids lead to. */
  private partAt(scheme: Scheme, path: ChangePath): unknown {
    return path.reduce<unknown>(
      (value, key) =>
        Array.isArray(value) ? value.find((part: unknown) => valueAt(part, ['id']) === key) : valueAt(value, [key]),
      scheme,
    );
  }

  /** The parts of a list from the first to the last that has another place, in both orders. */
  private moved(path: ChangePath, before: readonly string[], after: readonly string[]): readonly [string, string] {
    const from = before.findIndex((name, index) => name !== after[index]);
    let to = before.length;
    while (to > from && before[to - 1] === after[to - 1]) to -= 1;
    const text = (names: readonly string[]): string =>
      this.names(names.slice(from, to).map((name) => this.rowName([...path, name])));
    return [text(before), text(after)];
  }

  private names(names: readonly string[]): string {
    if (names.length === 0) return emptyListMark;
    const shown = namesListed(this.language, names.slice(0, mostNames));
    const count = names.length;
    return count <= mostNames ? shown : this.say('andMore', { names: shown, count });
  }

  private semicolons(texts: readonly string[]): string {
    return texts.length === 0 ? emptyListMark : phrasesListed(this.language, texts);
  }
}

/**
 * A change of a scheme as it is said (方案差异说明): the table, the part by its title, the column; old and new as the cells show them, ids with
 * the titles of what they name. `before` and `after` are the two versions, which the titles come from.
 * @example sayChange({ kind: 'changed', path: ['digits'], before: 2, after: 1 }, { before: luan, after: luan }, 'en-US').where // ['Scheme', 'Digits']
 */
export function sayChange(
  change: SchemeChange,
  { before, after }: { readonly before: Scheme; readonly after: Scheme },
  language: Language,
): SaidChange {
  return new ChangeSpeaker([after, before], language).said(change);
}
