// Whether a page is before the person's eyes: one that waits behind others asks the service for nothing.
import { createContext, useContext } from 'react';

export const ShownContext = createContext(true);

export const useShown = (): boolean => useContext(ShownContext);
