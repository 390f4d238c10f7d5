// Streaks (连续无扣分): how long a unit has lost nothing, and what it may claim for it.

/**
 * Periods running, up to the last, without a deduction (连续无扣分周期数); the deductions come in order of time. `null`, not
 * scored, ends the run: what nobody looked at was not faultless. Source: Liuzhou's zero-error bonus.
 * @example streakLength([0, 1.5, 0, 0]) // 2
 * @example streakLength([0, null, 0]) // 1
 */
export function streakLength(deductions: readonly (number | null)[]): number {
  const last = deductions.findLastIndex((deduction) => deduction !== 0);
  return deductions.length - 1 - last;
}
