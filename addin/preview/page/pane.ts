// The task pane beside the grid: its frame, its width, opened and closed like Excel's.
import { frameName } from '../host/app-context';
import type { AppContextOptions } from '../host/app-context';
import type { Host } from '../host/host';
import type { Texts } from './texts';

const MIN_WIDTH = 320;
const STEP = 20;

export class Pane {
  readonly #pane: HTMLElement;
  readonly #splitter: HTMLElement;

  constructor(
    parts: { pane: HTMLElement; splitter: HTMLElement; title: HTMLElement; close: HTMLButtonElement },
    texts: Texts,
  ) {
    this.#pane = parts.pane;
    this.#splitter = parts.splitter;
    parts.close.textContent = '✕';
    parts.close.setAttribute('aria-label', texts.close);
    parts.close.addEventListener('click', () => this.setShown(false));
    this.#splitter.setAttribute('aria-label', texts.splitter);
    this.#splitter.addEventListener('pointerdown', (down) => this.#drag(down));
    this.#splitter.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowLeft') this.#resize(this.#pane.offsetWidth + STEP);
      if (key === 'ArrowRight') this.#resize(this.#pane.offsetWidth - STEP);
    });
    this.#resize(this.#pane.offsetWidth);
  }

  /** Hidden, the pane's page lives on: it is the add-in's one runtime. */
  setShown(shown: boolean): void {
    this.#pane.hidden = !shown;
    this.#splitter.hidden = !shown;
  }

  /** In the place of one that is loaded already: another workbook has another pane, as in Excel. */
  load(host: Host, url: string, title: string, options: AppContextOptions): void {
    this.#pane.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.name = frameName(options);
    frame.title = title;
    host.connect(frame);
    frame.src = url;
    this.#pane.append(frame);
  }

  /** A frame follows the system's colours, not the page's; this gives the pane the colours that were chosen here. */
  setColourScheme(dark: boolean): void {
    const view = this.#pane.querySelector('iframe')?.contentWindow;
    if (!view) return;
    const native = view.matchMedia.bind(view);
    const holds: Record<string, boolean> = {
      '(prefers-color-scheme: dark)': dark,
      '(prefers-color-scheme: light)': !dark,
    };
    view.matchMedia = (query) => native(query in holds ? (holds[query] ? 'all' : 'not all') : query);
  }

  #resize(width: number): void {
    const limited = Math.max(MIN_WIDTH, Math.min(width, window.innerWidth * 0.7));
    this.#pane.style.width = `${limited}px`;
    this.#splitter.setAttribute('aria-valuenow', String(Math.round(limited)));
    this.#splitter.setAttribute('aria-valuemin', String(MIN_WIDTH));
  }

  #drag(down: PointerEvent): void {
    const start = this.#pane.offsetWidth;
    this.#splitter.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => this.#resize(start + down.clientX - event.clientX);
    this.#splitter.addEventListener('pointermove', move);
    this.#splitter.addEventListener('pointerup', () => this.#splitter.removeEventListener('pointermove', move), {
      once: true,
    });
  }
}
