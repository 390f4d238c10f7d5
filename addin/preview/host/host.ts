// Excel for the web as office.js sees it: start-up, request batches, events, ribbon commands, custom functions.
import type { Book } from '../book/book';
import { formatRect } from '../address';
import type { Rect } from '../address';
import type { GridEvents, Selection } from '../grid/grid';
import { appContext } from './app-context';
import type { AppContextOptions } from './app-context';
import { runBatch } from './batch';
import type { BatchRequest, Roots } from './batch';
import { Changes } from './changes';
import { CustomFunctions } from './custom-functions';
import { notImplemented } from './fault';
import { objectModel } from './members/workbook';
import { PaneChannel } from './protocol';
import type { RichMessage } from './protocol';
import { serviceNamed } from './services';

const DISPATCH = { richApiRequest: 93, commandCompleted: 94, richApiMessage: 33, commandInvoked: 39 } as const;
const OPERATION_NOT_SUPPORTED = 5000;

export interface HostOptions extends AppContextOptions {
  /** Office.js starts in the pane; the add-in's own code waits for the answer. */
  starting(): void;
  showPane(): void;
  /** The add-in's requests were carried out. */
  answered(): void;
  /** A person tried what protection forbids. */
  refused(): void;
  selected(selection: Selection): void;
}

interface ExecuteMethod {
  DdaMethod?: { DispatchId?: number };
  ArrayData?: unknown;
}

export class Host implements GridEvents {
  readonly customFunctions: CustomFunctions;
  readonly #options: HostOptions;
  readonly #book: Book;
  readonly #changes: Changes;
  readonly #roots: Roots;
  readonly #completions = new Map<string, () => void>();
  #channel: PaneChannel | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #commandCounter = 0;
  #waitingCommands: string[] = [];

  constructor(book: Book, options: HostOptions) {
    this.#options = options;
    this.customFunctions = new CustomFunctions(
      (messages) => this.#postMessages(messages),
      () => book.grid.recalculate(),
    );
    this.#book = book;
    this.#changes = new Changes((messages) => this.#postMessages(messages));
    this.#roots = objectModel(book, this.#changes, {
      service: (name) =>
        serviceNamed(name, {
          customFunctionsReady: () => this.customFunctions.start(),
          customFunctionResults: (results) => this.customFunctions.receive(results),
          showPane: () => options.showPane(),
        }),
      forgetCustomResults: () => this.customFunctions.forget(),
    });
  }

  /** Serves a pane from now on; its page is to be loaded after this. */
  connect(frame: HTMLIFrameElement): void {
    this.#channel?.close();
    this.customFunctions.restart();
    this.#channel = new PaneChannel(frame, {
      invoke: (action, data) => this.#invoke(action, data),
      eventRegistered: (dispatchId) => {
        if (dispatchId !== DISPATCH.commandInvoked) return;
        const waiting = this.#waitingCommands;
        this.#waitingCommands = [];
        for (const action of waiting) this.#postCommand(action);
      },
    });
  }

  /** Whether cells may still change without anybody doing anything. */
  get isBusy(): boolean {
    return !this.#book.grid.isSettled || this.customFunctions.isWaiting;
  }

  /** Runs the function that the add-in associated with the action, as a ribbon button does; resolves when it says it is done. */
  runCommand(action: string): Promise<void> {
    return new Promise((resolve) => {
      this.#commandCounter += 1;
      const id = `${action}#${this.#commandCounter}`;
      this.#completions.set(id, resolve);
      if (this.#channel?.isListening(DISPATCH.commandInvoked)) this.#postCommand(id);
      else this.#waitingCommands.push(id);
    });
  }

  #postCommand(id: string): void {
    const action = id.slice(0, id.lastIndexOf('#'));
    this.#channel?.post(DISPATCH.commandInvoked, [id, action, JSON.stringify({ source: { id: action } })]);
  }

  #postMessages(messages: RichMessage[]): void {
    this.#channel?.post(DISPATCH.richApiMessage, { ArrayData: messages });
  }

  #invoke(action: string, data: unknown): unknown {
    switch (action) {
      case 'ContextActivationManager_getAppContextAsync':
        this.#options.starting();
        return appContext(this.#options);
      case 'ContextActivationManager_notifyHost':
        return null;
      case 'executeMethod':
        return this.#execute(data ?? {});
      default:
        console.error(notImplemented(`the host call ${action}`));
        return { Version: 1, Error: OPERATION_NOT_SUPPORTED };
    }
  }

  #execute(data: ExecuteMethod): unknown {
    const dispatchId = data.DdaMethod?.DispatchId;
    if (dispatchId === DISPATCH.richApiRequest && Array.isArray(data.ArrayData)) {
      return this.#richApi(String(data.ArrayData[4]));
    }
    if (dispatchId === DISPATCH.commandCompleted) {
      const given: unknown = Object.values(data).find((value) => typeof value === 'string');
      const id = typeof given === 'string' ? given : '';
      this.#completions.get(id)?.();
      this.#completions.delete(id);
      return { Version: 1, Error: 0 };
    }
    console.error(notImplemented(`the host method ${String(dispatchId)}`));
    return { Version: 1, Error: OPERATION_NOT_SUPPORTED };
  }

  async #richApi(asked: string): Promise<unknown> {
    const request = JSON.parse(asked) as BatchRequest;
    const run = () => runBatch(request, this.#roots, () => this.#book.grid.settled());
    // Answers of custom functions must come through while a workbook batch waits for the calculation that needs them.
    const isService = Object.values(request.ObjectPaths).some((path) => path.ObjectPathType === 2);
    // As with Excel's delayForCellEdit: nobody's half-typed entry is written over.
    const answer = isService ? run() : (this.#queue = this.#queue.then(() => this.#book.grid.entryTaken()).then(run));
    const text = JSON.stringify(await answer);
    if (!isService) this.#options.answered();
    return { Version: 1, Error: 0, Data: [200, [], text] };
  }

  changed(sheet: string, rect: Rect, byHost: boolean): void {
    if (!byHost) this.#book.growTables(sheet, rect);
    this.#changes.tell(sheet, formatRect(rect), byHost);
    this.#showSelected();
  }

  moved(sheet: string, along: 'row' | 'column', at: number, count: number): void {
    this.#book.shift(sheet, along, at, count);
  }

  selected(selection: Selection): void {
    this.#options.selected(selection);
  }

  calculated(): void {
    this.#showSelected();
  }

  #showSelected(): void {
    this.#options.selected(this.#book.grid.selection());
  }

  mayEdit(sheet: string, rects: readonly Rect[]): boolean {
    const allowed = rects.every((rect) => this.#book.mayWrite(sheet, rect));
    if (!allowed) this.#options.refused();
    return allowed;
  }

  mayRestructure(sheet: string): boolean {
    const allowed = this.#book.sheet(sheet).protection === null;
    if (!allowed) this.#options.refused();
    return allowed;
  }
}
