// The calculation of the grid: whether every change has been taken up, and waiting until it has.
import type { FUniver } from '@univerjs/core/facade';
import { FormulaExecuteStageType } from '@univerjs/preset-sheets-core';

export class Calculation {
  readonly #api: FUniver;
  #changes = 0;
  #changesTaken = 0;
  #changesCalculated = 0;
  #waiting: (() => void)[] = [];

  constructor(api: FUniver) {
    this.#api = api;
    const formula = api.getFormula();
    formula.calculationProcessing(({ stage }) => {
      if (stage === FormulaExecuteStageType.START) this.#changesTaken = this.#changes;
    });
    formula.calculationEnd(() => {
      this.#changesCalculated = this.#changesTaken;
      if (!this.isSettled) return;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve();
    });
  }

  /** Something was changed that the next calculation will take up. */
  touch(): void {
    this.#changes += 1;
  }

  run(): void {
    this.touch();
    this.#api.getFormula().executeCalculation();
  }

  get isSettled(): boolean {
    return this.#changesCalculated >= this.#changes;
  }

  settled(): Promise<void> {
    if (this.isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
