// One column of a band with all that is known of it (列线索): what its header may mean, what stands below, what it is about.
import type { Band, ColumnTitle } from './band';
import { contentOf, type ColumnContent } from './column-content';
import { headerForm, headerMarks, topicText } from './header-text';
import { rolesNamedBy, type RoleStrengths } from './match-role';
import { saidOf } from './points-meaning';
import { looksLikeUnit } from './unit-look';
import { raterWords } from './role-words';
import type { ColumnRole } from './table-terms';
import type { KnownNames } from './known-names';
import type { Surface } from './surface';

export interface ColumnView {
  readonly column: number;
  readonly title: string;
  readonly leaf: string;
  readonly named: RoleStrengths;
  readonly content: ColumnContent;
  /** Full marks that its header names. */
  readonly marks: number | null;
  /** What its points are for, where its header names that; empty where it only says that they are points. */
  readonly topic: string;
  /** Whether the topic is who gives the points, or when. */
  readonly isRater: boolean;
  /** Whether a header over several columns says that points, or units, are below. */
  readonly under: RoleStrengths;
  /** The header over this column and others; empty where there is none. */
  readonly group: string;
  /** Shares of the texts below that are names of the scheme's units, of its indicators. */
  readonly units: number;
  readonly indicators: number;
  /** The share of the texts below that look like names of units. */
  readonly looksLikeUnits: number;
  /** Whether the topic is the name of a unit, as the scheme knows it or as units are called. */
  readonly isUnitTopic: boolean;
}

const pointEndings = /(实际得分|考核得分|考评得分|评价得分|得分|扣分|加分|减分|评分|打分|分数|分值|扣减分|分)$/u;
const englishEndings = /\s*(score|points|deduction|rating|marks)$/iu;

export const strength = ({ named }: Pick<ColumnView, 'named'>, role: ColumnRole): number => named.get(role) ?? 0;

/** Whether a header over others says only that there are points or indicators below, not which. */
function isGeneric(text: string): boolean {
  const named = rolesNamedBy(text);
  return (
    ['points', 'indicator', 'total', 'unit', 'category'].some((role) => (named.get(role as ColumnRole) ?? 0) >= 0.85) ||
    /^(各|考核情况|检查情况|评分情况|得分情况|考评情况|评比)/u.test(headerForm(text))
  );
}

/** What the points of a column are for: what is left of its header, or the nearest header above that names something. */
function topicOf({ leaf, above }: ColumnTitle, named: RoleStrengths): string {
  const says = Math.max(named.get('points') ?? 0, named.get('reason') ?? 0, named.get('marks') ?? 0);
  const inLeaf = topicText(leaf);
  if (says < 0.85) return inLeaf;
  if (says < 1 && saidOf(inLeaf) !== 'change') {
    const rest = inLeaf.replace(pointEndings, '').replace(englishEndings, '').trim();
    if (headerForm(rest) !== '' && saidOf(rest) === 'unsaid') return rest;
  }
  const over = [...above].reverse().find(({ text }) => !isGeneric(text));
  return over === undefined ? '' : topicText(over.text);
}

function viewOf(surface: Surface, title: ColumnTitle, rows: readonly number[], known: KnownNames | null): ColumnView {
  const { column, leaf, above } = title;
  const own = rolesNamedBy(leaf);
  const [single] = [...above].reverse().filter(({ isWide }) => !isWide);
  // A header alone above its column says as much as the leaf; one over several says what all of them are.
  const isNamed = [...own.values()].some((one) => one >= 0.6);
  const named = isNamed || single === undefined ? own : rolesNamedBy(single.text);
  const wide = [...above].reverse().find(({ isWide }) => isWide);
  const content = contentOf(surface, column, rows);
  const texts = rows
    .slice(0, 100)
    .map((row) => surface.text(row, column))
    .filter((text) => text !== '');
  const share = (isKnown: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(isKnown).length / texts.length;
  const topic = topicOf(title, named);
  const form = headerForm(topic);
  return {
    column,
    title: [...above.map(({ text }) => text), leaf].map((text) => text.replace(/\s+/gu, ' ')).join(' / '),
    leaf,
    named,
    content,
    marks: headerMarks(leaf) ?? above.map(({ text }) => headerMarks(text)).find((one) => one !== null) ?? null,
    topic,
    isRater:
      form !== '' &&
      raterWords.some((word) => form === word || form.replace(/[a-z\d一二三四五六七八九十]+$/iu, '') === word),
    under: wide === undefined ? new Map() : rolesNamedBy(wide.text),
    group: wide?.text ?? '',
    looksLikeUnits: share(looksLikeUnit),
    units: known === null ? 0 : share((text) => known.isUnit(text)),
    indicators: known === null ? 0 : share((text) => known.isIndicator(text)),
    isUnitTopic:
      topic !== '' && (known?.isUnit(topic) === true || (known?.isIndicator(topic) !== true && looksLikeUnit(topic))),
  };
}

/** The columns of a band, each with what stands below it in the rows given. */
export function viewsOf(surface: Surface, band: Band, rows: readonly number[], known: KnownNames | null): ColumnView[] {
  return band.titles.map((title) => viewOf(surface, title, rows, known));
}
