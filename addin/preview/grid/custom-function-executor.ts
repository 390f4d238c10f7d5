// Lets Univer's formulas call custom functions: cells become arguments, answers become cells.
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/preset-sheets-core';
import type {
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
  IFunctionInfo,
} from '@univerjs/preset-sheets-core';
import type { Nullable } from '@univerjs/core';
import { formatRect } from '../address';
import { errorArgument } from '../host/custom-functions';
import type { FunctionMetadata, FunctionParameter, FunctionValue, Outcome } from '../host/custom-functions';

export interface CustomFunctionCalls {
  /** Whether errors in cells are handed to the functions, or are their result at once. */
  readonly takesErrors: boolean;
  ask(id: string, args: readonly unknown[], address: string): Outcome;
  /** What the cell's function said about its error; '' where it said nothing. */
  explained(sheet: string, row: number, column: number, message: string): void;
}

const ERRORS: readonly string[] = Object.values(ErrorType);

const isErrorType = (value: unknown): value is ErrorType => typeof value === 'string' && ERRORS.includes(value);

/** Excel gives a blank cell to a numeric parameter as 0, to any other as empty text; what is left out is null. */
function argumentOf(value: Nullable<BaseValueObject>, parameter: FunctionParameter): unknown {
  if (!value || value.isNull()) return parameter.type === 'number' ? 0 : '';
  return value.getValue();
}

function matrixOf(variant: FunctionVariantType, parameter: FunctionParameter): unknown[][] {
  if (!variant.isReferenceObject() && !(variant instanceof ArrayValueObject)) {
    return [[argumentOf(variant as BaseValueObject, parameter)]];
  }
  const array = variant instanceof ArrayValueObject ? variant : (variant as BaseReferenceObject).toArrayValueObject();
  const lines: unknown[][] = Array.from({ length: array.getRowCount() }, () =>
    Array.from({ length: array.getColumnCount() }, () => argumentOf(null, parameter)),
  );
  array.iterator((value, row, column) => {
    const line = lines[row];
    if (line) line[column] = argumentOf(value, parameter);
  });
  return lines;
}

function valueObject(value: FunctionValue): BaseValueObject {
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return isErrorType(value) ? ErrorValueObject.create(value) : StringValueObject.create(value ?? '');
}

/** The executor class of one function; Univer makes it with the function's name. */
export function executorFor(
  metadata: FunctionMetadata,
  calls: CustomFunctionCalls,
): new (name: string) => BaseFunction {
  return class extends BaseFunction {
    override needsReferenceObject = true;

    override calculate(...variants: FunctionVariantType[]): BaseValueObject {
      if (variants.length > metadata.parameters.length) return ErrorValueObject.create(ErrorType.VALUE);
      const args: unknown[] = [];
      for (const [index, parameter] of metadata.parameters.entries()) {
        const variant = variants[index];
        const omitted = !variant || (!variant.isReferenceObject() && (variant as BaseValueObject).isNull());
        if (omitted && !parameter.optional && !variant) return ErrorValueObject.create(ErrorType.VALUE);
        if (omitted) {
          args.push(null);
          continue;
        }
        const matrix = matrixOf(variant, parameter);
        const errors = matrix.flat().filter(isErrorType);
        if (errors.includes(ErrorType.CONNECT)) return ErrorValueObject.create(ErrorType.CONNECT);
        if (errors[0] !== undefined && !calls.takesErrors) return ErrorValueObject.create(errors[0]);
        const told = matrix.map((line) => line.map((value) => (isErrorType(value) ? errorArgument(value) : value)));
        if (parameter.dimensionality === 'matrix') args.push(told);
        else if (told.length === 1 && told[0]?.length === 1) args.push(told[0][0]);
        else return ErrorValueObject.create(ErrorType.VALUE);
      }
      return this.#answer(args);
    }

    #answer(args: readonly unknown[]): BaseValueObject {
      const row = this.row;
      const column = this.column;
      const address = formatRect({ row, column, rows: 1, columns: 1 });
      const { value, message } = calls.ask(metadata.id, args, address);
      if (value !== ErrorType.CONNECT) calls.explained(this.subUnitId ?? '', row, column, message);
      if (!Array.isArray(value)) return valueObject(value as FunctionValue);
      return ArrayValueObject.create({
        calculateValueList: value.map((line: readonly FunctionValue[]) => line.map(valueObject)),
        rowCount: value.length,
        columnCount: value[0]?.length ?? 0,
        unitId: this.unitId ?? '',
        sheetId: this.subUnitId ?? '',
        row,
        column,
      });
    }
  };
}

/** What the formula editor shows about the function while a person types. */
export function describeFunction(name: string, metadata: FunctionMetadata): IFunctionInfo {
  return {
    functionName: name,
    functionType: FunctionType.User,
    description: metadata.description ?? '',
    abstract: metadata.description ?? '',
    functionParameter: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? '',
      example: '',
      require: parameter.optional ? 0 : 1,
      repeat: parameter.repeating ? 1 : 0,
    })),
  };
}
