// Whose table a form is (单张表的被考核单位): as a label above it, its title or the sheet's name says.
import { headerForm } from './header-text';
import type { KnownNames } from './known-names';
import type { Surface } from './surface';
import { looksLikeUnit } from './unit-look';

const unitLabel =
  /^(?:被?受?(?:考核|考评|检|检查|评|评价|评估)(?:单位|部门|对象|科室|人|者|人姓名|车间|班组)(?:名称)?|单位(?:名称)?|部门(?:名称)?|科室(?:名称)?|姓名|车间|班组|所属单位|受检单位|责任单位|供电所|支部|门店|项目部|(?:受检|被检)?(?:工程|项目|企业|学校|门店|公司)名称|department|unit|name|team|employee|branch|assessee|供应商(?:名称)?|承包商(?:名称)?|(?:employee|staff|vendor|supplier|contractor|company|store|school|student|department|unit|team|branch) ?(?:name)?)$/iu;

// Beside a department somebody in it is who is assessed.
const personLabel =
  /^(?:姓名|员工姓名|职工姓名|被(?:考核|考评|评|评价|评估)(?:人|者|人姓名)|(?:employee|staff) ?(?:name)?|name|assessee)$/iu;

const titleEnd =
  /(?:20\d\d|\d{1,2}月|[一二三四五六七八九十]+月|月度|季度|年度|半年|第[一二三四]季|绩效|考核|考评|评分|得分|扣分|检查|目标|安全生产|工作|综合|岗位|责任制|标准化|服务质量)/u;

const bare = (text: string): string => headerForm(text).replaceAll(' ', '');

/** The value of a label: behind its colon, or in the next cell of its row. */
function labelled(surface: Surface, row: number, columns: readonly number[], wanted: RegExp): string | null {
  const filled = surface.filled(row, columns);
  for (const [at, column] of filled.entries()) {
    const text = surface.text(row, column).normalize('NFKC');
    const [, label = text, value = ''] = /^([^:]{1,16}):\s*(.*)$/su.exec(text) ?? [];
    if (!wanted.test(bare(label))) continue;
    // 被考核单位：运检部   日期：10月
    const own = value
      .replace(/\s{2,}.*$/su, '')
      .replace(/\s+\S{1,8}[:：].*$/su, '')
      .trim();
    if (own !== '') return own.replace(/[_＿]+/gu, '').trim() || null;
    const next = filled[at + 1];
    const beside = next === undefined ? '' : surface.text(row, next);
    if (beside !== '' && !/[:：]$/u.test(beside) && !/^[\d/.-]+$/u.test(beside)) return beside;
  }
  return null;
}

function inTitle(text: string, known: KnownNames | null): string | null {
  const plain = text.replace(/\s+/gu, '');
  if (known !== null) {
    const held = known.units
      .map(({ title }) => (typeof title === 'string' ? title : title['zh-CN']))
      .filter((title) => plain.includes(title));
    const longest = held.sort((one, other) => other.length - one.length)[0];
    if (longest !== undefined) return longest;
  }
  const inBrackets = [...plain.matchAll(/[(（【]([^)）】]{2,20})[)）】]/gu)].map(([, inner = '']) => inner);
  const bracketed = inBrackets.find((inner) => looksLikeUnit(inner));
  if (bracketed !== undefined) return bracketed;
  const end = titleEnd.exec(plain);
  const start = end === null ? '' : plain.slice(0, end.index).replace(/^关于/u, '');
  return start !== '' && looksLikeUnit(start) ? start : null;
}

/**
 * The one unit of a form; null where nothing names it. `rows` are those above the header.
 */
export function formUnit(surface: Surface, rows: readonly number[], known: KnownNames | null): string | null {
  const columns = surface.columns;
  for (const wanted of [personLabel, unitLabel]) {
    for (const row of [...rows].reverse()) {
      const found = labelled(surface, row, columns, wanted);
      if (found !== null) return found;
    }
  }
  for (const row of rows) {
    const [only] = surface.filled(row, columns);
    const found = only === undefined ? null : inTitle(surface.text(row, only), known);
    if (found !== null) return found;
  }
  const { name } = surface.grid;
  if (known !== null && known.findUnit(name).kind === 'one') return name;
  return looksLikeUnit(name) ? name : inTitle(name, known);
}
