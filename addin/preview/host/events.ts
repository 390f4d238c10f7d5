// Workbook events: which the add-in asked for, and how they are told to it.

export const EVENT = {
  dataChanged: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
} as const;

export type EventType = (typeof EVENT)[keyof typeof EVENT];

/** The target of events that concern the whole workbook. */
export const WORKBOOK_TARGET = 'Workbook';

const WORKBOOK_EVENTS = 65536;

/** [category, type, target, message, id] */
export type RichMessage = [number, number, string, string, number];

export class HostEvents {
  readonly #registered = new Set<string>();
  readonly #post: (messages: RichMessage[]) => void;

  constructor(post: (messages: RichMessage[]) => void) {
    this.#post = post;
  }

  /** Starts or ends telling a target's events; false where the event is not known. */
  listen(event: string, target: string, on: boolean): boolean {
    const known = Object.entries(EVENT).find(([name]) => name.toLowerCase() === event.toLowerCase());
    if (!known) return false;
    const key = `${known[1]}/${target}`;
    if (on) this.#registered.add(key);
    else this.#registered.delete(key);
    return true;
  }

  raise(type: EventType, worksheetId: string, details: Record<string, unknown>): void {
    const message = JSON.stringify({ source: 'Local', worksheetId, ...details });
    const targets = [WORKBOOK_TARGET, worksheetId].filter((target) => this.#registered.has(`${type}/${target}`));
    if (targets.length > 0) this.#post(targets.map((target) => [WORKBOOK_EVENTS, type, target, message, 0]));
  }
}
