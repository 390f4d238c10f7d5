// Excel.DataValidation and ConditionalFormatCollection: a rule is taken, but no entry is held against it and no cell coloured.
import { invalidArgument, notImplemented } from '../fault';
import { HostObject } from '../host-object';
import { NotShown } from './not-shown';

const VALIDATIONS = ['decimal', 'list', 'textLength', 'custom'];

export class DataValidation extends NotShown {
  readonly #assertAllowed: () => void;

  constructor(assertAllowed: () => void) {
    super('DataValidation', ['ErrorAlert', 'Prompt']);
    this.#assertAllowed = assertAllowed;
  }

  set Rule(rule: unknown) {
    const [kind, ...more] = rule !== null && typeof rule === 'object' ? Object.keys(rule) : [];
    if (kind === undefined || more.length > 0) throw invalidArgument('rule');
    if (!VALIDATIONS.includes(kind)) throw notImplemented(`data validation by ${kind}`);
    this.#assertAllowed();
  }

  Clear(): void {}
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
