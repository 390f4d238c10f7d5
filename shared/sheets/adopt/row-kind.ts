// What each row below a header is (行类别): data, a total, a note, a name over what follows, the header again, or nothing.
import { isFormLabel } from './band';
import { headerForm, plainWriting } from './header-text';
import type { KnownNames } from './known-names';
import type { MappedColumn, Mapping } from './mapping';
import { roleWords } from './role-words';
import { scoreIn } from './score-text';
import { from, type Surface } from './surface';
import { isTotalName } from './total-row';

export type RowKind = 'data' | 'total' | 'note' | 'section' | 'header' | 'blank';

export interface KnownRow {
  readonly row: number;
  readonly kind: RowKind;
}

const noteText =
  /^(?:注|备注|说明|附注|附|填表|制表|填报|审核|审批|审定|批准|签字|签名|签章|盖章|复核|检查人|检查组|检查日期|考核人|考核组|考核日期|评分人|评委签|记录人|负责人|部门负责人|单位负责人|被考核人签|被检查单位|主管领导|分管领导|分管|经办|日期|年月日|评分说明|填写说明|考核说明|考核结论|考核意见|领导意见|意见|结论|prepared by|checked by|approved by|reviewed by|signature|signed|note|notes|remarks?)(?:[:：、.。*\d\s人员者签字意见（(]|$)/u;
const sectionText =
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[部章节项类]|[ⅠⅡⅢⅣⅤⅥ]+[、.．]?|[a-h][、.．])/iu;
const longNote = 24;
const longestName = 16;

const rolesOf = (mapping: Mapping, ...roles: readonly MappedColumn['role'][]): readonly number[] =>
  mapping.columns.filter(({ role }) => roles.includes(role)).map(({ column }) => column);

/** The kinds of the rows below a band, by the roles of its columns. */
export class RowKinds {
  private readonly columns: readonly number[];
  private readonly naming: readonly number[];
  private readonly points: readonly number[];
  private readonly headers: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(
    private readonly surface: Surface,
    private readonly mapping: Mapping,
    private readonly known: KnownNames | null,
  ) {
    this.columns = mapping.columns.map(({ column }) => column);
    this.points = rolesOf(mapping, 'points');
    const names = rolesOf(mapping, 'unit', 'indicator', 'category');
    // A total is named in the first columns, wherever they lead.
    const firstPoints = Math.min(...this.points, ...rolesOf(mapping, 'marks', 'total'));
    this.naming = [...new Set([...names, ...this.columns.filter((column) => column < firstPoints)])];
    const { first, last } = mapping.header;
    this.headers = new Map(
      this.columns.map((column) => {
        const texts = from(first, last).map((row) => headerForm(surface.text(row, column)));
        return [column, new Set(texts.filter((text) => text !== ''))] as const;
      }),
    );
  }

  of(row: number, before: RowKind | null): RowKind {
    const filled = this.surface.filled(row, this.columns);
    if (filled.length === 0) return 'blank';
    const texts = filled.map((column) => this.surface.text(row, column));
    if (this.isHeader(row, filled) || ((before === 'header' || before === null) && isNumbering(texts))) return 'header';
    if (this.isTotal(row)) return 'total';
    const hasPoints = this.points.some((column) => this.hasOwnPoints(row, column));
    const hasNumber = this.points.some((column) => scoreIn(this.surface.cell(row, column)).kind === 'number');
    const [start = ''] = texts;
    if (this.isMarks(start) && hasNumber) return 'header';
    if (!hasNumber && (noteText.test(plainWriting(start)) || texts.some(isFormLabel))) return 'note';
    const isAlone = filled.length === 1 && !hasPoints;
    if (isAlone && this.isUnscored(row, filled[0] ?? 0, start)) return 'data';
    if (isAlone) return this.isName(row, filled[0] ?? 0, start) ? 'section' : 'note';
    if (!hasPoints && this.isSection(row, filled)) return 'section';
    return this.hasName(row) || hasPoints ? 'data' : 'note';
  }

  /** Whether something that may be points stands in a cell itself, not in one that a name is merged over. */
  private hasOwnPoints(row: number, column: number): boolean {
    const { kind } = scoreIn(this.surface.cell(row, column));
    if (kind === 'blank') return false;
    const merge = this.surface.mergeAt(row, column);
    const isOverNames = merge !== undefined && this.naming.some((name) => name >= merge.left && name <= merge.right);
    return !isOverNames && (kind !== 'text' || !isFormLabel(this.surface.text(row, column)));
  }

  private isHeader(row: number, filled: readonly number[]): boolean {
    if (this.surface.hasNumber(row)) return false;
    const same = filled.filter(
      (column) => this.headers.get(column)?.has(headerForm(this.surface.text(row, column))) === true,
    );
    return same.length >= 2 && same.length >= filled.length * 0.6;
  }

  /** Full marks in a row of their own below the header. */
  private isMarks(start: string): boolean {
    return roleWords.marks.strong.includes(headerForm(start));
  }

  private isTotal(row: number): boolean {
    const named = this.surface.filled(row, this.naming);
    return named.some((column) => isTotalName(this.surface.text(row, column), this.known));
  }

  /** A unit or an indicator alone in its row, in its own column: nobody has scored it yet. */
  private isUnscored(row: number, column: number, text: string): boolean {
    const isNamed = rolesOf(this.mapping, 'unit', 'indicator').includes(column) && this.mapping.sections === undefined;
    const merge = this.surface.mergeAt(row, column);
    const isWide = merge !== undefined && merge.left !== merge.right;
    return isNamed && !isWide && [...text].length <= longestName && !sectionText.test(plainWriting(text));
  }

  /** A text alone in its row is a name where it is short and stands over the columns of names. */
  private isName(row: number, column: number, text: string): boolean {
    if ([...text].length > longNote || isFormLabel(text)) return false;
    const merge = this.surface.mergeAt(row, column);
    const right = merge?.right ?? column;
    return this.naming.some((name) => name >= column && name <= right);
  }

  private isSection(row: number, filled: readonly number[]): boolean {
    const rest = filled.filter((column) => !/^[\d.]+分?$/u.test(this.surface.text(row, column)));
    const [only] = rest;
    if (rest.length !== 1 || only === undefined) return false;
    const merge = this.surface.mergeAt(row, only);
    const isWide =
      merge !== undefined && this.naming.filter((name) => name >= merge.left && name <= merge.right).length > 1;
    return this.naming.includes(only) && (isWide || sectionText.test(plainWriting(this.surface.text(row, only))));
  }

  private hasName(row: number): boolean {
    const names = rolesOf(this.mapping, 'unit', 'indicator');
    return names.some((column) => this.surface.text(row, column) !== '');
  }
}

/** Whether a row only counts the columns: 1, 2, 3 …, ① ② ③ …. */
function isNumbering(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const values = texts.map((text) => Number(text.normalize('NFKC').replace(/^[(（]?(\d+)[)）]?(=.*)?$/u, '$1')));
  return values.every((value, at) => value === (values[0] ?? 0) + at) && (values[0] === 1 || values[0] === 0);
}

/** The rows below the header of a mapping, each with its kind; of rows that are hidden nothing is said. What the scheme names is no total. */
export function rowKinds(surface: Surface, mapping: Mapping, known: KnownNames | null): KnownRow[] {
  const kinds = new RowKinds(surface, mapping, known);
  let before: RowKind | null = null;
  const rows = surface.rows
    .filter((row) => row > mapping.header.last && row <= mapping.last)
    .map((row): KnownRow => {
      const kind = kinds.of(row, before);
      before = kind;
      return { row, kind };
    });
  // Below the last row of data nothing is a heading any more.
  const lastData = rows.findLastIndex(({ kind }) => kind === 'data');
  return rows.map((one, at) => (at > lastData && one.kind === 'section' ? { ...one, kind: 'note' } : one));
}
