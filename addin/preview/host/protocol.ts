// The messages between the page and office.js in the pane: their envelope, requests answered, events posted.

interface Envelope {
  _messageType: 0 | 1;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _actionType?: number;
  _data: unknown;
}

const REQUEST = 0;
const RESPONSE = 1;
const ACTION = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
const FOR = { calling: 0, eventing: 1 } as const;

/** What is told to the pane's object model: [category, type, target, message, id] */
export type RichMessage = [number, number, string, string, number];

export interface PaneCalls {
  /** A call of office.js; what is given back is its answer. */
  invoke(action: string, data: unknown): unknown;
  eventRegistered(dispatchId: number): void;
}

const isEnvelope = (value: unknown): value is Envelope =>
  value !== null && typeof value === 'object' && '_messageType' in value && '_actionName' in value;

function dispatchIdOf(data: unknown): number {
  if (data !== null && typeof data === 'object' && 'eventDispId' in data) return Number(data.eventDispId);
  return -1;
}

/** Talks to one pane; two panes are two channels. */
export class PaneChannel {
  readonly #frame: HTMLIFrameElement;
  readonly #calls: PaneCalls;
  readonly #listening = new Map<number, Envelope>();
  readonly #receive = (event: MessageEvent) => void this.#onMessage(event);

  constructor(frame: HTMLIFrameElement, calls: PaneCalls) {
    this.#frame = frame;
    this.#calls = calls;
    window.addEventListener('message', this.#receive);
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
  }

  isListening(dispatchId: number): boolean {
    return this.#listening.has(dispatchId);
  }

  /** Tells an event that office.js registered for; false where it did not. */
  post(dispatchId: number, data: unknown): boolean {
    const registration = this.#listening.get(dispatchId);
    if (!registration) return false;
    this.#send(registration, FOR.eventing, data);
    return true;
  }

  #send(request: Envelope, responseType: number, data: unknown): void {
    const answer = {
      _messageType: RESPONSE,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _origin: window.location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    this.#frame.contentWindow?.postMessage(JSON.stringify(answer), window.location.origin);
  }

  async #onMessage(event: MessageEvent): Promise<void> {
    if (event.source !== this.#frame.contentWindow || typeof event.data !== 'string') return;
    const message: unknown = JSON.parse(event.data);
    if (!isEnvelope(message) || message._messageType !== REQUEST) return;
    if (message._actionType === ACTION.registerEvent) {
      this.#listening.set(dispatchIdOf(message._data), message);
      this.#send(message, FOR.calling, { Error: 0 });
      this.#calls.eventRegistered(dispatchIdOf(message._data));
    } else if (message._actionType === ACTION.unregisterEvent) {
      this.#listening.delete(dispatchIdOf(message._data));
      this.#send(message, FOR.calling, { Error: 0 });
    } else {
      this.#send(message, FOR.calling, await this.#calls.invoke(message._actionName, message._data));
    }
  }
}
