// Says what the scheme check doubts and what a new version changes, in the reader's language.
import type { Warning } from '../scheme/check-scheme';
import type { SchemeChange } from '../scheme/diff-schemes';
import type { Register } from '../scheme/register';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { sayChange } from '../sheets/scheme-workbook/said-change';
import { filled, message } from './sentences';
import { textsIn } from './texts';

const titledLists = ['categories', 'groups', 'units', 'components', 'rewards', 'grades', 'registers'] as const;

/**
 * The titles of the parts that a path leads through: `components[0].indicators[2]`, `units[3].duties[0]`, `categories[1]`,
 * `registers[0].steps[4]`.
 */
function titlesOn(path: string, scheme: Scheme, language: Language): string[] {
  const [, list, at, inner, index] = /^(\w+)\[(\d+)\](?:\.(\w+)\[(\d+)\])?/.exec(path) ?? [];
  const titled = titledLists.find((one) => one === list);
  if (titled === undefined) return [];
  const part = scheme[titled]?.[Number(at)];
  const register = titled === 'registers' ? scheme.registers?.[Number(at)] : undefined;
  const parts = inner === 'indicators' ? scheme.components[Number(at)]?.indicators : listOf(register, inner);
  return [part, parts?.[Number(index)]].flatMap((one) => one ?? []).map(titleIn(language));
}

function listOf(register: Register | undefined, list: string | undefined) {
  return list === 'columns' || list === 'states' || list === 'steps' ? register?.[list] : undefined;
}

const titleIn =
  (language: Language) =>
  ({ title }: { readonly title: Scheme['title'] }): string =>
    textIn(title, language);

/** What of a warning names a category, or a profile that may be a category's. */
const categorised = ['category', 'profile', 'leastOf', 'mostOf'] as const;

/**
 * A warning of the scheme check (指标均衡检查提示): the part concerned, what is uneven about it, what would mend it. A profile that is a
 * category's has the category's title.
 * @example warningSentence('en-US', { code: 'duty-not-covered', path: 'units[0].duties[0]', detail: { duty: 'Cleaning' } }, { ...luan, units: [{ title: 'Heating' }] }) // 'Heating: No indicator covers the duty “Cleaning”. Add an indicator, or name the duty among those that one covers.'
 */
export function warningSentence(language: Language, { code, path, detail }: Warning, scheme: Scheme): string {
  const titles = new Map<unknown, string>(scheme.categories.map(({ id, title }) => [id, textIn(title, language)]));
  const titled = categorised.flatMap((key) => {
    const value = detail[key];
    return value === undefined ? [] : [[key, titles.get(value) ?? value] as const];
  });
  const register = scheme.registers?.find(({ id }) => id === detail.register);
  const named = register === undefined ? detail : { ...detail, register: textIn(register.title, language) };
  const values = { ...named, ...Object.fromEntries(titled) };
  const sentence = filled(textsIn(language).warnings[code], values);
  const place = titlesOn(path, scheme, language).join(' · ');
  return place === '' ? sentence : message(language, 'fault.place', { place, sentence });
}

/**
 * A change of a scheme (方案改动): where, by titles, and what it was and is.
 * @example changeSentence('en-US', { kind: 'changed', path: ['digits'], before: 2, after: 1 }, { before: luan, after: luan }) // 'Scheme · Digits: 2 → 1'
 */
export function changeSentence(
  language: Language,
  change: SchemeChange,
  versions: { readonly before: Scheme; readonly after: Scheme },
): string {
  const { kind, where, before, after } = sayChange(change, versions, language);
  return filled(textsIn(language).changes[kind], {
    where: where.join(' · '),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  });
}
