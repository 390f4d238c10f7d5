// What is pasted into the grid from elsewhere.
import { PREDEFINED_HOOK_NAME_PASTE, SheetClipboardService } from '@univerjs/preset-sheets-core';
import { pastedCells } from './pasted-cells';

/** What the grid itself has copied carries this mark, by which Univer finds formulas and styles again. */
const ownCopy = /data-copy-id=/;

const textOf = async (item: ClipboardItem, type: string): Promise<string> =>
  item.types.includes(type) ? (await item.getType(type)).text() : '';

/**
 * Univer's clipboard, but what comes from elsewhere is entered cell by cell from its plain text and leaves the cells their look:
 * Univer drops blank cells at the start and line ends, takes `<` for a tag and puts styles of its own on input cells.
 */
export class TextPaste extends SheetClipboardService {
  /** Enters pasted cells from the selected cell on. */
  enter: (cells: readonly (readonly string[])[]) => void = () => undefined;

  override async legacyPaste(html?: string, text?: string, files?: File[]): Promise<boolean> {
    return this.#entered(html, text) || super.legacyPaste(html, text, files);
  }

  override async paste(item: ClipboardItem, type?: typeof PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE): Promise<boolean> {
    const isPlain = type === undefined || type === PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE;
    const [html, text] = isPlain ? await Promise.all([textOf(item, 'text/html'), textOf(item, 'text/plain')]) : [];
    return this.#entered(html, text) || super.paste(item, type);
  }

  #entered(html = '', text = ''): boolean {
    if (text === '' || ownCopy.test(html)) return false;
    this.enter(pastedCells(text));
    return true;
  }
}
