// The address of the dashboard on a wall, which can be bookmarked: scheme, and where they are chosen period, category, unit, language.
import { languages, type Language } from '../../../shared/scheme/text';
import type { Chosen } from './view';

export interface WallAsked extends Chosen {
  /** null: that of the browser */
  readonly language: Language | null;
  /** null: it is asked which */
  readonly scheme: string | null;
  /** null: always the latest one that has results */
  readonly period: string | null;
}

/** What leads there. */
export function wallAddress(asked: WallAsked): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return `/wall.html?${new URLSearchParams(given).toString()}`;
}

/** What an address asks for. */
export function wallAsked(search: string): WallAsked {
  const asked = new URLSearchParams(search);
  return {
    language: languages.find((one) => one === asked.get('language')) ?? null,
    scheme: asked.get('scheme'),
    period: asked.get('period'),
    category: asked.get('category'),
    unit: asked.get('unit'),
  };
}
