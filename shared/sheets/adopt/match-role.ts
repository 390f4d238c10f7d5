// Which roles a header may name, and how surely (表头识别): by synonyms, by what ends with or holds one, by likeness.
import { headerForm, likeness, plainWriting } from './header-text';
import { roleWords } from './role-words';
import { columnRoles, type ColumnRole } from './table-terms';
import { looksLikeUnit } from './unit-look';

/** How surely a header names each role, 0 to 1; roles that it does not name are not there. */
export type RoleStrengths = ReadonlyMap<ColumnRole, number>;

const exactly = 1;
const asEnding = 0.85;
const somewhere = 0.6;
const leastLikeness = 0.75;
// Twice the lesser number of pairs by both: below this the likeness is not reached.
const leastLength = leastLikeness / (2 - leastLikeness);
const weakened = 0.6;

const isLatin = (word: string): boolean => /^[\x20-\x7e]+$/.test(word);

const forms = (words: readonly string[]): readonly string[] => [...new Set(words.map(plainWriting))];

const formsOf = new Map(
  columnRoles.map((role) => {
    const { strong, weak, not } = roleWords[role];
    return [
      role,
      { strong: forms(strong), weak: forms(weak), not: forms(not), known: new Set(forms(strong)) },
    ] as const;
  }),
);

/** How a word stands in a header; words of Latin letters only as whole words. */
function strengthOf(header: string, word: string): number {
  if (header === word) return exactly;
  const latin = isLatin(word);
  if (!latin && [...word].length < 2) return 0;
  if (latin ? header.endsWith(` ${word}`) : header.endsWith(word)) return asEnding;
  if (latin ? ` ${header} `.includes(` ${word} `) : header.includes(word)) return somewhere;
  // Two-character words have one pair: nothing is like them but themselves; nor is what is much longer or shorter.
  const [less, more] = header.length < word.length ? [header.length, word.length] : [word.length, header.length];
  if (word.length <= 3 || less - 1 < (more - 1) * leastLength) return 0;
  const alike = likeness(header, word);
  return alike >= leastLikeness ? alike * 0.8 : 0;
}

const best = (header: string, words: readonly string[]): number =>
  words.reduce((most, word) => Math.max(most, strengthOf(header, word)), 0);

const holdsAny = (header: string, words: readonly string[]): boolean =>
  words.some((word) => (isLatin(word) ? ` ${header} `.includes(` ${word} `) : header.includes(word)));

// A longer header says more than the synonym in it: 「安全生产责任制落实情况」 is no column of results.
const longHeader = 12;

function strengthsOf(header: string): RoleStrengths {
  const found = new Map<ColumnRole, number>();
  for (const [role, { strong, weak, not, known }] of formsOf) {
    if (known.has(header)) {
      found.set(role, exactly);
      continue;
    }
    if (holdsAny(header, not)) continue;
    const strength = Math.max(best(header, strong), best(header, weak) * weakened);
    const said = [...header].length > longHeader && strength < asEnding ? strength / 2 : strength;
    if (said >= 0.3) found.set(role, said);
  }
  return found;
}

const sameThing = /考评|评核|评比|评估|评审|测评|评议|考查|考察|评鉴|评定|评价|检查/gu;
const shortHeader = 4;

/** Where a header names nothing: in the words for the same thing that the lists have, else a short word for a kind of unit. */
function loosely(header: string): RoleStrengths {
  const own = strengthsOf(header);
  if (own.size > 0) return own;
  const other = header.replace(sameThing, '考核');
  const found = other === header ? own : strengthsOf(other);
  if (found.size > 0) return found;
  return [...header].length <= shortHeader && looksLikeUnit(header) && !holdsAny(header, formsOf.get('unit')?.not ?? [])
    ? new Map([['unit', somewhere]])
    : found;
}

const remembered = new Map<string, RoleStrengths>();
const mostRemembered = 5000;

/**
 * The roles that a header may name (表头可能的含义), with their strengths: 1 for a synonym, .85 for what ends with one, .6 for what holds one.
 * @example rolesNamedBy('扣分原因').get('reason') // 1
 * @example rolesNamedBy('扣分原因').has('points') // false
 */
export function rolesNamedBy(text: string): RoleStrengths {
  const header = headerForm(text);
  if (header === '') return new Map();
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const found = loosely(header);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(header, found);
  return found;
}
