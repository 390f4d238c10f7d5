// Formulas that stand in no cell, calculated along with the grid: the conditions of marks and the sources of lists.
import type { ICellData, Injector, Nullable } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { RegisterOtherFormulaService } from '@univerjs/preset-sheets-core';
import type { IOtherFormulaResult } from '@univerjs/preset-sheets-core';
import type { Rect } from '../address';
import type { CellValue } from './grid';
import { toRange } from './univer-range';

function valuesOf(answers: IOtherFormulaResult['result'], down: number, right: number): CellValue[][] | null {
  const cells: Nullable<ICellData>[][] | undefined = answers?.[down]?.[right];
  return cells?.map((line) => line.map((cell) => cell?.v ?? '')) ?? null;
}

export class SideFormulas {
  readonly #service: RegisterOtherFormulaService;
  readonly #unit: string;

  constructor(api: FUniver, injector: Injector) {
    this.#service = injector.get(RegisterOtherFormulaService);
    this.#unit = api.getActiveWorkbook()?.getId() ?? '';
  }

  /** Tells whenever answers have come. */
  onAnswers(listener: () => void): void {
    this.#service.formulaResult$.subscribe(listener);
  }

  /** Takes a formula up that is meant for the first cell of the rectangle and moves with the others; gives its id. */
  take(sheet: string, formula: string, rect: Rect): string {
    return this.#service.registerFormulaWithRange(this.#unit, sheet, formula, [toRange(rect)]);
  }

  drop(sheet: string, ids: readonly string[]): void {
    if (ids.length > 0) this.#service.deleteFormula(this.#unit, sheet, [...ids]);
  }

  /** What the formula gives for the cell at this distance from the first one; null until it is calculated. */
  answer(sheet: string, id: string, down: number, right: number): CellValue[][] | null {
    return valuesOf(this.#service.getFormulaValueSync(this.#unit, sheet, id)?.result, down, right);
  }

  /** What a formula gives in a cell, once. */
  async ask(sheet: string, formula: string, cell: Rect): Promise<CellValue[][]> {
    const id = this.take(sheet, formula, cell);
    const held = await this.#service.getFormulaValue(this.#unit, sheet, id);
    this.drop(sheet, [id]);
    return valuesOf(held?.result, 0, 0) ?? [];
  }
}
