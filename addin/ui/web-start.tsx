// How a page of its own in the browser begins: what catches its breakdown, the site's settings, the service, how people sign in.
import '../session/all-texts';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../shared/scheme/text';
import type { PersonSignIn } from '../session/person-sign-in';
import { createQueries } from '../session/queries';
import { createSessionMemory, type SessionMemory } from '../session/session-memory';
import { loadSiteSettings } from '../session/site-settings';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot, type BrokenRootProps } from './broken/broken-root';
import { ErrorBoundary } from './broken/error-boundary';
import { SiteStart } from './site-start';

export interface Opened {
  /** the page's own */
  readonly origin: string;
  /** the service's */
  readonly apiOrigin: string;
  readonly signIn: PersonSignIn;
}

interface Start {
  /** which page it is: the name of the element that it stands in */
  readonly of: BrokenRootProps['of'];
  readonly language: Language;
  readonly memory?: SessionMemory;
  /** what there is to say where the settings cannot be had */
  readonly meanwhile?: ReactNode;
  page(opened: Opened): ReactNode;
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function startWebPage({ of, language, memory = createSessionMemory(), meanwhile, page }: Start): void {
  const place = document.getElementById(of);
  if (!place) throw new Error(`the page has no place for the ${of}`);
  const { origin } = window.location;
  const open = async (signal: AbortSignal): Promise<Opened> => {
    const { apiUrl, signIn } = await loadSiteSettings(origin, signal);
    return { origin, apiOrigin: apiUrl || origin, signIn: webSignIn(signIn, origin, memory) };
  };
  createRoot(place).render(
    <ErrorBoundary fallback={(breakdown) => <BrokenRoot of={of} breakdown={breakdown} language={language} />}>
      <QueryClientProvider client={createQueries()}>
        <SiteStart open={open} language={language} host={noOffice} meanwhile={meanwhile}>
          {page}
        </SiteStart>
      </QueryClientProvider>
    </ErrorBoundary>,
  );
}
