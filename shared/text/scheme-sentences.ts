// Says what the scheme check doubts and what a new version changes, in the reader's language.
import type { Warning } from '../scheme/check-scheme';
import type { SchemeChange } from '../scheme/diff-schemes';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { sayChange } from '../sheets/scheme-workbook/said-change';
import { chinese } from './zh-CN';
import { english } from './en-US';
import { filled, message } from './sentences';

const texts = { 'zh-CN': chinese, 'en-US': english } as const satisfies Record<Language, unknown>;

/** The titles of the parts that a path leads through: `components[0].indicators[2]`, `units[3].duties[0]`. */
function titlesOn(path: string, scheme: Scheme, language: Language): string[] {
  const [, list, at, indicator] = /^(components|units)\[(\d+)\](?:\.indicators\[(\d+)\])?/.exec(path) ?? [];
  if (list === 'units') return [scheme.units[Number(at)]].flatMap((unit) => unit ?? []).map(titleIn(language));
  if (list !== 'components') return [];
  const component = scheme.components[Number(at)];
  const parts = [component, indicator === undefined ? undefined : component?.indicators?.[Number(indicator)]];
  return parts.flatMap((part) => part ?? []).map(titleIn(language));
}

const titleIn =
  (language: Language) =>
  ({ title }: { readonly title: Scheme['title'] }): string =>
    textIn(title, language);

/**
 * A warning of the scheme check (指标均衡检查提示): the part concerned, what is uneven about it, what would mend it. A profile that is a
 * category's has the category's title.
 * @example warningSentence('en-US', { code: 'duty-not-covered', path: 'units[0].duties[0]', detail: { duty: 'Cleaning' } }, { ...luan, units: [{ title: 'Heating' }] }) // 'Heating: No indicator covers the duty “Cleaning”. Add an indicator, or name the duty among those that one covers.'
 */
export function warningSentence(language: Language, { code, path, detail }: Warning, scheme: Scheme): string {
  const category = scheme.categories.find(({ id }) => id === detail.profile);
  const profile = category ? textIn(category.title, language) : detail.profile;
  const sentence = filled(texts[language].warnings[code], { ...detail, ...(profile !== undefined && { profile }) });
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
  return filled(texts[language].changes[kind], {
    where: where.join(' · '),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  });
}
