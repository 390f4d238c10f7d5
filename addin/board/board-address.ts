// What the board's address asks for, so that it can be kept as a bookmark or opened on a wall.
import { languageOf } from '../session/kept-language';
import type { Language } from '../../shared/scheme/text';

export interface AskedBoard {
  /** null: whichever the reader has a part in */
  readonly scheme: string | null;
  /** null: the latest that is published */
  readonly period: string | null;
  /** shown on a wall (大屏): large, without anything to choose */
  readonly wall: boolean;
  /** null where the address leaves it to the reader */
  readonly language: Language | null;
}

/** @example askedBoard('?scheme=luan&wall=1') // { scheme: 'luan', period: null, wall: true, language: null } */
export function askedBoard(search: string): AskedBoard {
  const asked = new URLSearchParams(search);
  const language = asked.get('language');
  return {
    scheme: asked.get('scheme') || null,
    period: asked.get('period') || null,
    wall: asked.get('wall') === '1',
    language: language === null ? null : languageOf(language),
  };
}

/** The address that asks for it; one board has one address. */
export function boardAddress({ scheme, period, wall, language }: AskedBoard): string {
  const asked = new URLSearchParams({
    ...(scheme !== null && { scheme }),
    ...(period !== null && { period }),
    ...(language !== null && { language }),
    ...(wall && { wall: '1' }),
  });
  return asked.size === 0 ? '/board' : `/board?${asked.toString()}`;
}
