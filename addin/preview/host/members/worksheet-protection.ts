// Excel.WorksheetProtection.
import { accessDenied, HostError } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';

export class WorksheetProtection extends HostObject {
  readonly kind = 'WorksheetProtection';
  readonly #context: ModelContext;
  readonly #sheet: string;

  constructor(context: ModelContext, sheet: string) {
    super();
    this.#context = context;
    this.#sheet = sheet;
  }

  get Protected(): boolean {
    return this.#context.book.sheet(this.#sheet).protection !== null;
  }

  get Options(): Record<string, unknown> | null {
    return this.#context.book.sheet(this.#sheet).protection?.options ?? null;
  }

  Protect(options: unknown, password: unknown): void {
    if (this.Protected) throw new HostError('InvalidOperation', 'The worksheet is protected already.');
    const given = options !== null && typeof options === 'object' ? Object.fromEntries(Object.entries(options)) : {};
    this.#context.book.sheet(this.#sheet).protection = {
      options: given,
      password: typeof password === 'string' ? password : '',
    };
  }

  Unprotect(password: unknown): void {
    const record = this.#context.book.sheet(this.#sheet);
    if (record.protection && record.protection.password !== (password ?? '')) throw accessDenied('wrong password');
    record.protection = null;
  }
}
