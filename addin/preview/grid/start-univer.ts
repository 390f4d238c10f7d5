// Starts Univer in the page with its core sheets preset, our custom functions and the chosen language and theme.
import { LifecycleService, LifecycleStages, LocaleType, Univer } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  EditorBridgeService,
  IEditorBridgeService,
  ISheetClipboardService,
  UniverSheetsCorePreset,
  UniverSheetsUIPlugin,
} from '@univerjs/preset-sheets-core';
import type { BaseFunction, IFunctionInfo } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import zhCN from '@univerjs/preset-sheets-core/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import { TextPaste } from './text-paste';

export interface StartOptions {
  readonly container: HTMLElement;
  readonly language: 'zh-CN' | 'en-US';
  readonly dark: boolean;
  readonly functions: readonly { readonly name: string; readonly executor: new (name: string) => BaseFunction }[];
  readonly descriptions: IFunctionInfo[];
}

/**
 * Univer's cell editor, but it goes back to what the cell holds only while nobody types: Univer goes back after every change
 * at the same address, on whichever sheet, so a calculation that ended took away what had been typed until then.
 */
class EntryKept extends EditorBridgeService {
  override refreshEditCellState(): void {
    if (!this.isVisible().visible) super.refreshEditCellState();
  }
}

export function startUniver(options: StartOptions): { api: FUniver; injector: Injector } {
  const univer = new Univer({
    locale: options.language === 'zh-CN' ? LocaleType.ZH_CN : LocaleType.EN_US,
    locales: { [LocaleType.ZH_CN]: zhCN, [LocaleType.EN_US]: enUS },
    darkMode: options.dark,
  });
  const preset = UniverSheetsCorePreset({
    container: options.container,
    contextMenu: true,
    toolbar: false,
    formulaBar: false,
    formula: {
      function: options.functions.map(({ name, executor }) => [executor, name]),
      description: options.descriptions,
    },
  });
  const ours = {
    override: [
      [IEditorBridgeService, { useClass: EntryKept }],
      [ISheetClipboardService, { useClass: TextPaste }],
    ],
    // The mark on text that looks like a number has every text read as a date whenever it is drawn: a quarter of all work.
    disableForceStringMark: true,
  };
  for (const entry of preset.plugins) {
    const [plugin, config] = Array.isArray(entry) ? entry : [entry];
    univer.registerPlugin(plugin, { ...config, ...(plugin === UniverSheetsUIPlugin ? ours : {}) });
  }
  return { api: FUniver.newAPI(univer), injector: univer.__getInjector() };
}

/** Resolves when the grid has been drawn for the first time, which is when Univer takes the keyboard. */
export function drawn(injector: Injector): Promise<void> {
  return injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
}
