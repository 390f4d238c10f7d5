// Several texts in one cell, each behind the indicator that it is about (指标：原因): written so that reading gives them back.
import type { IndicatorId } from '../../scheme/id';
import type { Component } from '../../scheme/scheme';
import type { Language } from '../../scheme/text';
import { withoutHidden } from '../../scheme/plain-text';
import { phrasesListed } from '../../text/lists';
import { finder, labelsOf } from '../labels';

/** What a cell says: of each indicator, and of none that it names. */
export interface NamedTexts {
  readonly byIndicator: ReadonlyMap<IndicatorId, string>;
  /** what stands before the first indicator; empty where nothing does */
  readonly unnamed: string;
  /** names in front of a colon that are no indicator's, but look like one, or are several ones' */
  readonly doubtful: readonly { readonly kind: 'alike' | 'many'; readonly text: string }[];
}

/** Reads and writes such cells of one component. */
export interface NamedTextCodec {
  read(text: string): NamedTexts;
  write(texts: ReadonlyMap<IndicatorId, string>, unnamed?: string): string;
}

// Longer than any name of an indicator that a matrix takes.
const longestName = 150;
const separator = /[;；\n]/;
const inQuotes = /\s*("(?:[^"\\\n]|\\.)*")[ \t]*(?=[;；\n]|$)/y;
// Between two texts of one indicator that stand apart.
const between = '；';

/** The text in quotes that begins at a place, and where it ends; null where there is none. */
function quotedAt(text: string, at: number): { readonly value: string; readonly end: number } | null {
  inQuotes.lastIndex = at;
  const [whole, quoted] = inQuotes.exec(text) ?? [];
  if (whole === undefined || quoted === undefined) return null;
  try {
    return { value: String(JSON.parse(quoted)), end: at + whole.length };
  } catch {
    // Somebody's own quotes.
    return null;
  }
}

/** A text without one separator and the blanks at its end, which only divide it from the next. */
const withoutDivider = (text: string): string =>
  text
    .trimEnd()
    .replace(/[;；]$/, '')
    .trim();

/**
 * Texts by indicator (分项文字), in the language of their sheet. A text begins behind an indicator's name and a colon, at the start of the
 * cell or behind a semicolon or a line break; semicolons within it stay. One that would be read otherwise stands in quotes.
 */
export function namedTexts(component: Component, language: Language): NamedTextCodec {
  const indicators = component.indicators ?? [];
  const labels = labelsOf(indicators, language);
  const own = new Map([...labels].map(([id, label]) => [label, id as IndicatorId]));
  const find = finder(indicators);
  const colon = language === 'zh-CN' ? '：' : ': ';

  /** The longest name of an indicator in front of a colon from this place on, and where its text begins. */
  function nameAt(text: string, at: number) {
    let best: { readonly indicator: IndicatorId; readonly end: number } | null = null;
    let doubtful: NamedTexts['doubtful'][number] | null = null;
    const reach = text.slice(at, at + longestName);
    for (const { index } of reach.matchAll(/[:：]/g)) {
      const name = reach.slice(0, index).trim();
      if (name === '' || separator.test(name)) break;
      const exact = own.get(name);
      const found = exact === undefined ? find(name) : { kind: 'one' as const, id: exact };
      if (found.kind === 'one') best = { indicator: found.id, end: at + index + 1 };
      else if (found.kind !== 'none') doubtful ??= { kind: found.kind, text: name };
    }
    return { best, doubtful: best === null ? doubtful : null };
  }

  function read(typed: string): NamedTexts {
    const text = withoutHidden(typed).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    const byIndicator = new Map<IndicatorId, string>();
    const doubtful: NamedTexts['doubtful'][number][] = [];
    let unnamed = '';
    let current: IndicatorId | null = null;
    let start = 0;
    const close = (end: number): void => {
      const piece = withoutDivider(text.slice(start, end));
      if (current === null) unnamed = piece;
      else keep(current, piece);
    };
    const keep = (indicator: IndicatorId, piece: string): void => {
      const before = byIndicator.get(indicator) ?? '';
      byIndicator.set(indicator, before === '' || piece === '' ? before + piece : before + between + piece);
    };
    let at = 0;
    while (at < text.length) {
      const name = nameAt(text, at);
      if (name.doubtful !== null) doubtful.push(name.doubtful);
      const { best } = name;
      if (best !== null) {
        close(at);
        const quoted = quotedAt(text, best.end);
        if (quoted !== null) keep(best.indicator, quoted.value);
        current = best.indicator;
        start = quoted?.end ?? best.end;
        at = start;
        // What follows a text in quotes belongs to it, behind the separator.
        if (quoted !== null && start < text.length) start += 1;
      }
      const next = text.slice(at).search(separator);
      if (next < 0) break;
      at += next + 1;
    }
    close(text.length);
    for (const [indicator, piece] of byIndicator) if (piece === '') byIndicator.delete(indicator);
    return { byIndicator, unnamed, doubtful };
  }

  const isReadAs = (text: string, texts: ReadonlyMap<IndicatorId, string>, unnamed: string): boolean => {
    const back = read(text);
    const isSame = [...texts].every(([indicator, one]) => back.byIndicator.get(indicator) === one);
    return isSame && back.byIndicator.size === texts.size && back.unnamed === unnamed && back.doubtful.length === 0;
  };
  function write(texts: ReadonlyMap<IndicatorId, string>, unnamed = ''): string {
    const listed = (shown: (text: string) => string): string =>
      phrasesListed(language, [
        ...(unnamed === '' ? [] : [unnamed]),
        ...indicators.flatMap(({ id }) => {
          const text = texts.get(id);
          return text === undefined ? [] : [`${labels.get(id) ?? id}${colon}${shown(text)}`];
        }),
      ]);
    const plain = listed((text) => text);
    return isReadAs(plain, texts, unnamed) ? plain : listed((text) => JSON.stringify(text));
  }
  return { read, write };
}
