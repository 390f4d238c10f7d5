// What all charts of the dashboard share: the room they get, how wide words are, what is said of a point, what every option begins with.
import type { EChartsCoreOption } from 'echarts/core';
import { ink } from './ink';

/** Pixels; `font` is the size of ordinary words. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly face: string;
}

export interface Drawing {
  /** the least width at which it can be read; where there is less, it is moved within its frame */
  leastWidth(font: number): number;
  /** as high as it wants to be in this width */
  heightIn(width: number, font: number): number;
  option(room: Room): EChartsCoreOption;
}

const WIDE = /[\u1100-\uffff]/;

/** About how wide words are: room is left for them, and what is longer is cut. */
export function wordsWidth(words: string, font: number): number {
  let width = 0;
  for (const sign of words) width += WIDE.test(sign) ? font : font * 0.6;
  return width;
}

export const widest = (words: readonly string[], font: number): number =>
  words.reduce((most, one) => Math.max(most, wordsWidth(one, font)), 0);

/** Words cut to a width, where a chart does not cut them itself. */
export function cut(words: string, width: number, font: number): string {
  if (wordsWidth(words, font) <= width) return words;
  let kept = '';
  for (const sign of words) {
    if (wordsWidth(`${kept}${sign}…`, font) > width) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** A point of a chart, and the words that stand beside it while somebody points at it. */
interface Told {
  readonly told?: string;
}

/** Text alone, never markup: titles come from people. */
function bubble(told: string): HTMLElement {
  const words = document.createElement('div');
  words.style.whiteSpace = 'pre-line';
  words.textContent = told;
  return words;
}

/** What the option of every chart has: no motion, no colour of the library's own, one way to tell of a point. */
export function basicOption({ font, face }: Room): EChartsCoreOption {
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    textStyle: { color: ink.text, fontSize: font, fontFamily: face },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: ink.back,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: font, fontFamily: face },
      formatter: ({ data }: { readonly data: Told | null }) => (data?.told ? bubble(data.told) : ''),
    },
  };
}

/** Words beside an axis, cut where they are longer than their room. */
export const axisWords = ({ font, face }: Room, width: number, more: object = {}): object => ({
  color: ink.text,
  fontSize: font,
  fontFamily: face,
  width,
  overflow: 'truncate',
  ellipsis: '…',
  interval: 0,
  ...more,
});

/** An axis without line and ticks, as beside rows. */
export const bareAxis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } } as const;
