// The colours of charts: variables of the page, so that themes, high contrast and paper change a chart without drawing it again.

export const ink = {
  text: 'var(--chart-text)',
  quiet: 'var(--chart-quiet)',
  line: 'var(--chart-line)',
  back: 'var(--chart-back)',
  /** what a chart is about */
  main: 'var(--chart-main)',
  /** what it is held against */
  second: 'var(--chart-second)',
  /** what is lost, missing or overdue; always with a pattern or figures as well */
  warn: 'var(--chart-warn)',
} as const;

/** Hatching: what is missing or overdue is told without colour, too. */
export const hatched = {
  color: ink.back,
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: Math.PI / 4,
  symbolSize: 1,
} as const;
