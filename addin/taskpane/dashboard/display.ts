// How the dashboard is shown: as a page that is as long as it gets, or on a wall, whose parts fill the room that they have.
import { createContext } from 'react';

export interface Display {
  /** whether a chart takes the room that is there; otherwise the room that it wants */
  readonly fills: boolean;
  /** size of the words in charts, pixels */
  readonly font: number;
}

export const DisplayContext = createContext<Display>({ fills: false, font: 12 });
