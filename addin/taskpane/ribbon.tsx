// Ribbon commands within the pane: which page does them, and that page doing them.
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Command } from '../commands/commands';
import type { RequestBox } from '../commands/request-box';
import type { PageId } from './pages';

export const RibbonContext = createContext<RequestBox | null>(null);

/** The page on which each command is done. */
export const pageOf: Readonly<Record<Command, PageId>> = {
  newScoreWorkbook: 'fill',
  checkScores: 'submit',
  submitMonth: 'submit',
  downloadRanking: 'results',
};

/** The command that waits to be done. */
export function useWaitingCommand(): Command | null {
  const box = useContext(RibbonContext);
  if (!box) throw new Error('a page stands outside of the pane');
  return useSyncExternalStore(box.subscribe, box.waiting);
}

/** Does a command when it comes; `perform` null while the page cannot do it yet. */
export function useCommand(command: Command, perform: (() => void) | null): void {
  const box = useContext(RibbonContext);
  const waiting = useWaitingCommand();
  useEffect(() => {
    if (waiting === command && perform && box?.take(command)) perform();
  }, [box, command, perform, waiting]);
}
