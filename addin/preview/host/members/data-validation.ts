// Excel.DataValidation: what may be entered into cells. Lists offer their choice; no entry is held against a rule.
import type { Rect } from '../../address';
import { contains } from '../../address';
import type { ValidationRecord } from '../../book/sheet-record';
import { invalidArgument, notImplemented } from '../fault';
import { HostObject } from '../host-object';
import type { ModelContext } from './context';

const [LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_FORMULA] = [32, 255, 255];

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function formula(value: unknown): string {
  const given = text(value);
  if (given.length > LONGEST_FORMULA)
    throw invalidArgument(`a formula of more than ${LONGEST_FORMULA} characters in a rule`);
  return given;
}

function ruleOf(given: unknown): ValidationRecord['rule'] {
  const [[kind, details] = [], ...more] = Object.entries(Object(given) as object);
  if (kind === undefined || more.length > 0) throw invalidArgument('rule');
  const { source, formula1, formula2, operator, ...rest } = Object(details) as Record<string, unknown>;
  if (kind === 'list') return { kind, source: formula(source) };
  if (kind === 'custom') return { kind, formula: formula(rest.formula) };
  if (kind !== 'decimal' && kind !== 'textLength') throw notImplemented(`data validation by ${kind}`);
  const second = formula2 === undefined ? {} : { formula2: formula(formula2) };
  return { kind, operator: text(operator), formula1: formula(formula1), ...second };
}

interface Box {
  readonly title: string;
  readonly message: string;
  readonly style?: unknown;
  readonly showPrompt?: unknown;
}

/** Excel refuses a box with more than this. */
function boxOf(given: unknown): Box {
  const { title = '', message = '', ...more } = Object(given) as Partial<Box>;
  if (title.length > LONGEST_TITLE) throw invalidArgument(`a title of more than ${LONGEST_TITLE} characters`);
  if (message.length > LONGEST_MESSAGE) throw invalidArgument(`a message of more than ${LONGEST_MESSAGE} characters`);
  return { ...more, title, message };
}

export class DataValidation extends HostObject {
  readonly kind = 'DataValidation';
  readonly #context: ModelContext;
  readonly #sheet: string;
  readonly #rect: Rect;

  constructor(context: ModelContext, sheet: string, rect: Rect) {
    super();
    this.#context = context;
    this.#sheet = sheet;
    this.#rect = rect;
  }

  /** The rule of exactly these cells. */
  #own(): ValidationRecord | undefined {
    const { validations } = this.#context.book.sheet(this.#sheet);
    return validations.findLast(({ rect }) => contains(rect, this.#rect) && contains(this.#rect, rect));
  }

  set Rule(given: unknown) {
    const rule = ruleOf(given);
    this.#context.assertAllowed(this.#sheet, 'allowFormatCells');
    this.Clear();
    this.#context.book.sheet(this.#sheet).validations.push({ rect: this.#rect, rule });
  }

  set ErrorAlert(given: unknown) {
    const { title, message, style } = boxOf(given);
    const own = this.#own();
    if (own) own.alert = { title, message, style: text(style) };
  }

  set Prompt(given: unknown) {
    const { title, message, showPrompt } = boxOf(given);
    const own = this.#own();
    if (own) own.prompt = { title, message, shown: showPrompt === true };
  }

  Clear(): void {
    const sheet = this.#context.book.sheet(this.#sheet);
    sheet.validations = sheet.validations.filter(({ rect }) => !contains(this.#rect, rect));
  }
}
