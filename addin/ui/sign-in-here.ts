// The way to sign in again without leaving what is on the page, for whoever tells that the session has ended.
import { createContext } from 'react';

/** Call it from a click, since a window may open; null where there is no such way. */
export const SignInHereContext = createContext<((signal: AbortSignal) => Promise<void>) | null>(null);
