// Keeps what a person is typing when cells change meanwhile.
import { EditorBridgeService } from '@univerjs/preset-sheets-core';

/**
 * Univer's cell editor, but it goes back to what the cell holds only while nobody types: Univer goes back after every change
 * at the same address, on whichever sheet, so a calculation that ended took away what had been typed until then.
 */
export class EntryKept extends EditorBridgeService {
  override refreshEditCellState(): void {
    if (!this.isVisible().visible) super.refreshEditCellState();
  }
}
