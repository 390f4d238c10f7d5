// Excel.DataValidation: kept and read back; a person's entry is not held against it.
import { intersection } from '../../address';
import type { Rect } from '../../address';
import { invalidArgument, notImplemented } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';
import { ruleOf, without } from './rules';

const TYPES: Record<string, string> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
};

export class DataValidation extends HostObject {
  readonly kind = 'DataValidation';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: () => Rect;

  constructor(context: ModelContext, sheet: string, rect: () => Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  #content(): Record<string, unknown> | null {
    const rule = ruleOf(this.#context.book.sheet(this.#sheet).validations, this.#rect());
    return rule === null || rule === 'mixed' ? null : rule.content;
  }

  #set(change: Record<string, unknown>): void {
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    const record = this.#context.book.sheet(this.#sheet);
    const rect = this.#rect();
    const content = { ...this.#content(), ...change };
    const id = `validation-${this.#context.book.nextId()}`;
    record.validations = [...without(record.validations, rect), { id, rect, content }];
  }

  get Type(): string {
    const rule = ruleOf(this.#context.book.sheet(this.#sheet).validations, this.#rect());
    if (rule === 'mixed') return 'MixedCriteria';
    const given = Object.keys(rule?.content.rule ?? {})[0];
    return TYPES[given ?? ''] ?? 'None';
  }

  get Rule(): unknown {
    return this.#content()?.rule ?? {};
  }

  set Rule(rule: unknown) {
    const kinds = rule !== null && typeof rule === 'object' ? Object.keys(rule) : [];
    if (kinds.length !== 1 || !TYPES[kinds[0] ?? '']) throw invalidArgument('rule');
    this.#set({ rule });
  }

  get ErrorAlert(): unknown {
    return this.#content()?.errorAlert ?? { message: '', showAlert: true, style: 'Stop', title: '' };
  }

  set ErrorAlert(errorAlert: unknown) {
    this.#set({ errorAlert });
  }

  get Prompt(): unknown {
    return this.#content()?.prompt ?? { message: '', showPrompt: true, title: '' };
  }

  set Prompt(prompt: unknown) {
    this.#set({ prompt });
  }

  get IgnoreBlanks(): unknown {
    return this.#content()?.ignoreBlanks ?? true;
  }

  set IgnoreBlanks(ignoreBlanks: unknown) {
    this.#set({ ignoreBlanks });
  }

  Clear(): void {
    const record = this.#context.book.sheet(this.#sheet);
    const left = without(record.validations, this.#rect());
    if (left.some((rule) => intersection(rule.rect, this.#rect()))) {
      throw notImplemented('clearing the data validation of a part of a range');
    }
    record.validations = left;
  }
}
