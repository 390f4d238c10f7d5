// The one workbook event that the add-in asks for: cells changed, on whichever sheet.
import type { RichMessage } from './protocol';

const WORKBOOK_EVENTS = 65536;
const DATA_CHANGED = 10;

export class Changes {
  #isAsked = false;
  readonly #post: (messages: RichMessage[]) => void;

  constructor(post: (messages: RichMessage[]) => void) {
    this.#post = post;
  }

  listen(on: boolean): void {
    this.#isAsked = on;
  }

  /** Tells of a change; `address` without its sheet. */
  tell(worksheetId: string, address: string, byHost: boolean): void {
    if (!this.#isAsked) return;
    const triggerSource = byHost ? 'ThisLocalAddin' : 'Unknown';
    const change = { source: 'Local', worksheetId, address, changeType: 'RangeEdited', triggerSource };
    this.#post([[WORKBOOK_EVENTS, DATA_CHANGED, 'Workbook', JSON.stringify({ ...change, shiftDirection: 'None' }), 0]]);
  }
}
