// Excel.DataValidation and ConditionalFormatCollection: a rule is taken, but no entry is held against it and no cell coloured.
import { invalidArgument, notImplemented } from '../fault';
import { HostObject } from '../host-object';
import { NotShown } from './not-shown';

const [LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_FORMULA] = [32, 255, 255];
const VALIDATIONS = ['decimal', 'list', 'textLength', 'custom'];

export class DataValidation extends NotShown {
  readonly #assertAllowed: () => void;

  constructor(assertAllowed: () => void) {
    super('DataValidation', []);
    this.#assertAllowed = assertAllowed;
  }

  set Rule(rule: unknown) {
    const [kind, ...more] = rule !== null && typeof rule === 'object' ? Object.keys(rule) : [];
    if (kind === undefined || more.length > 0) throw invalidArgument('rule');
    if (!VALIDATIONS.includes(kind)) throw notImplemented(`data validation by ${kind}`);
    const values = Object.values(rule ?? {}).flatMap((one) => Object.values(Object(one) as object));
    if (values.some((value) => typeof value === 'string' && value.length > LONGEST_FORMULA))
      throw invalidArgument(`a formula of more than ${LONGEST_FORMULA} characters in a rule`);
    this.#assertAllowed();
  }

  set ErrorAlert(alert: unknown) {
    assertFits(alert);
  }

  set Prompt(prompt: unknown) {
    assertFits(prompt);
  }

  Clear(): void {}
}

/** Excel refuses a box with more than this. */
function assertFits(box: unknown): void {
  const { title = '', message = '' } = Object(box) as { readonly title?: string; readonly message?: string };
  if (title.length > LONGEST_TITLE) throw invalidArgument(`a title of more than ${LONGEST_TITLE} characters`);
  if (message.length > LONGEST_MESSAGE) throw invalidArgument(`a message of more than ${LONGEST_MESSAGE} characters`);
}

class ConditionalFormat extends HostObject {
  readonly kind = 'ConditionalFormat';

  get Custom(): NotShown {
    return new NotShown('CustomConditionalFormat', [], {
      Rule: new NotShown('ConditionalFormatRule', ['Formula']),
      Format: new NotShown('ConditionalRangeFormat', [], {
        Fill: new NotShown('ConditionalRangeFill', ['Color']),
        Font: new NotShown('ConditionalRangeFont', ['Color', 'Bold']),
      }),
    });
  }
}

export class ConditionalFormatCollection extends HostObject {
  readonly kind = 'ConditionalFormatCollection';
  readonly #assertAllowed: () => void;

  constructor(assertAllowed: () => void) {
    super();
    this.#assertAllowed = assertAllowed;
  }

  Add(type: unknown): ConditionalFormat {
    if (type !== 'Custom') throw notImplemented(`conditional formats of type ${String(type)}`);
    this.#assertAllowed();
    return new ConditionalFormat();
  }

  ClearAll(): void {}
}
