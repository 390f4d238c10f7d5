// Custom functions: what a formula asks is sent to the add-in, and its answer kept until the arguments change.
import type { InvocationResult } from './services';
import type { RichMessage } from './protocol';

export interface FunctionParameter {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly FunctionParameter[];
}

export interface MetadataFile {
  readonly functions: readonly FunctionMetadata[];
  readonly allowErrorForDataTypeAny?: boolean;
}

export type FunctionValue = string | number | boolean | null;
export type FunctionAnswer = FunctionValue | readonly (readonly FunctionValue[])[];

/** An error in a cell, as office.js hands it to a function. */
export const errorArgument = (code: string) => ({ type: 'CustomFunctionError', code });

export interface Outcome {
  readonly value: FunctionAnswer;
  /** What the function says about its error. */
  readonly message: string;
}

export const WAITING = '#GETTING_DATA';

const HANDS_ERRORS = 4;

const CATEGORY = 1;
const INVOKE = 1000;
const ERROR_OF_CODE: Record<number, string> = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 7: '#VALUE!', 8: '#NULL!' };

interface ErrorValue {
  basicValue: string;
  message?: string;
}

const isErrorValue = (value: unknown): value is ErrorValue =>
  value !== null && typeof value === 'object' && 'basicValue' in value && typeof value.basicValue === 'string';

function plain(value: unknown): FunctionValue {
  if (isErrorValue(value)) return value.basicValue;
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : '#VALUE!';
}

function outcomeOf([, succeeded, value, errorCode]: InvocationResult): Outcome {
  if (!succeeded) {
    return { value: ERROR_OF_CODE[errorCode ?? 7] ?? '#VALUE!', message: typeof value === 'string' ? value : '' };
  }
  if (!Array.isArray(value)) return { value: plain(value), message: isErrorValue(value) ? (value.message ?? '') : '' };
  const lines: unknown[] = value;
  return { value: lines.map((line) => (Array.isArray(line) ? line.map(plain) : [plain(line)])), message: '' };
}

export class CustomFunctions {
  readonly #post: (messages: RichMessage[]) => void;
  readonly #recalculate: () => void;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #asked = new Map<string, number>();
  readonly #keys = new Map<number, string>();
  #outbox: RichMessage[] = [];
  #ready = false;
  #counter = 0;

  constructor(post: (messages: RichMessage[]) => void, recalculate: () => void) {
    this.#post = post;
    this.#recalculate = recalculate;
  }

  /** The function's answer to these arguments; WAITING until the add-in has given it, after which all is calculated anew. */
  ask(id: string, args: readonly unknown[], address: string): Outcome {
    const key = JSON.stringify([id, args]);
    const known = this.#outcomes.get(key);
    if (known) return known;
    if (!this.#asked.has(key)) {
      this.#counter += 1;
      this.#asked.set(key, this.#counter);
      this.#keys.set(this.#counter, key);
      const message = JSON.stringify([this.#counter, id, args, address, HANDS_ERRORS]);
      this.#outbox.push([CATEGORY, INVOKE, '', message, this.#counter]);
      if (this.#outbox.length === 1) queueMicrotask(() => this.#flush());
    }
    return { value: WAITING, message: '' };
  }

  get isWaiting(): boolean {
    return this.#asked.size > 0;
  }

  /** The add-in listens: what waited is sent. */
  start(): void {
    this.#ready = true;
    this.#flush();
  }

  /** The pane was opened anew: what it had not answered is asked again. */
  restart(): void {
    this.#ready = false;
    this.#outbox = [];
    this.#asked.clear();
    this.#keys.clear();
  }

  receive(results: readonly InvocationResult[]): void {
    for (const result of results) {
      const key = this.#keys.get(result[0]);
      if (key === undefined) continue;
      this.#keys.delete(result[0]);
      this.#asked.delete(key);
      this.#outcomes.set(key, outcomeOf(result));
    }
    this.#recalculate();
  }

  forget(): void {
    this.#outcomes.clear();
  }

  #flush(): void {
    if (!this.#ready || this.#outbox.length === 0) return;
    this.#post(this.#outbox);
    this.#outbox = [];
  }
}
