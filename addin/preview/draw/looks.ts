// What a cell wears beside its own look: below it that of its table, over it that of a mark whose condition holds.
import { InterceptorEffectEnum } from '@univerjs/core';
import type { IStyleData, Injector } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { Style } from '../grid/grid';
import { toStyleData } from '../grid/univer-style';

export interface Looks {
  under(sheet: string, row: number, column: number): Style | null;
  over(sheet: string, row: number, column: number): Style | null;
}

/** The grid asks for every cell it draws: a look is made into Univer's form once. */
function remembering(): (style: Style | null) => IStyleData | null {
  const known = new Map<string, IStyleData>();
  return (style) => {
    if (style === null) return null;
    const key = JSON.stringify(style);
    const data = known.get(key) ?? toStyleData(style);
    known.set(key, data);
    return data;
  };
}

export function wearLooks(injector: Injector, looks: Looks): void {
  const dataOf = remembering();
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'preview.looks',
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { row, col, subUnitId, rawData }, next) => {
      const themeStyle = dataOf(looks.under(subUnitId, row, col));
      const interceptorStyle = dataOf(looks.over(subUnitId, row, col));
      if (!themeStyle && !interceptorStyle) return next(cell);
      const worn = !cell || cell === rawData ? { ...rawData } : cell;
      return next({ ...worn, ...(themeStyle && { themeStyle }), ...(interceptorStyle && { interceptorStyle }) });
    },
  });
}
