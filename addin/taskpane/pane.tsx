// The pane: theme and language around it; the sign-in page, or the pages for whoever has signed in.
import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RequestBox } from '../commands/request-box';
import { createApiClient } from '../session/api-client';
import type { FiguresAsk } from '../session/ask-figures';
import type { PersonSignIn } from '../session/person-sign-in';
import { isSignInNeeded } from '../session/failures';
import { keepLanguage, keptLanguage } from '../session/kept-language';
import { loadTexts } from '../session/load-texts';
import { openOutbox } from '../session/outbox';
import type { Shelf } from '../session/outbox-entry';
import { createQueries, refreshing, watchFocus } from '../session/queries';
import { sendEntry } from '../session/send-entry';
import type { SessionMemory } from '../session/session-memory';
import { openShelf } from '../session/shelves';
import { openWindows } from '../session/windows';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import type { Workbook } from '../workbook/port';
import { AccountMenu } from './account-menu';
import type { AddressBar } from './place';
import { FailureMessage } from '../ui/failure-message';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import type { OfficeHost } from '../ui/office-host';
import { SignInHereContext } from '../ui/sign-in-here';
import { usePaneTheme } from '../ui/theme';
import { RibbonContext } from './ribbon';
import type { Services } from '../session/services';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { SignedInPane } from './signed-in-pane';
import { useLoaded } from '../ui/use-loaded';
import { OUTBOX, WaitingHere } from './waiting-here';

/** A try without an answer is given up then; the largest submission over a slow line takes less. */
const PATIENCE_MS = 180_000;

export interface PaneProps {
  readonly host: OfficeHost;
  /** null on a page of its own, outside of Excel */
  readonly excel: { readonly workbook: Workbook; readonly figures: FiguresAsk } | null;
  readonly addressBar: AddressBar | null;
  readonly signIn: PersonSignIn;
  readonly memory: SessionMemory;
  /** the service's */
  readonly apiOrigin: string;
  readonly requests: RequestBox;
}

type Opened = Omit<Services, 'signInAgain'> & { readonly kind: 'opened' };

/** Everything the pages work with, or that somebody has to sign in first. */
async function openServices(
  { excel, signIn, apiOrigin }: PaneProps,
  shelf: Promise<Shelf>,
  signal: AbortSignal,
): Promise<Opened | SignInAsked> {
  const queries = createQueries();
  const api = refreshing(createApiClient(apiOrigin, signIn), queries);
  try {
    const me = await api.ask('me', { signal });
    const outbox = await openOutbox({
      shelf: await shelf,
      windows: openWindows(OUTBOX),
      organisation: me.organisation,
      person: me.id,
      send: (entry, stop) => sendEntry(api, entry, stop),
      patience: PATIENCE_MS,
      now: Date.now,
      random: Math.random,
    });
    // Nobody waits for it any more: left open, its clock would go on ringing.
    if (signal.aborted) outbox.close();
    return { kind: 'opened', workbook: excel?.workbook ?? null, me, api, queries, outbox };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

export function Pane(props: PaneProps) {
  const { host, excel, addressBar, signIn, memory, requests } = props;
  const theme = usePaneTheme(host);
  const layout = useLayout();
  const [language, setLanguage] = useState<Language>(keptLanguage(memory) ?? host.language);
  // One for as long as the pane is open: kept in memory, it outlasts signing out.
  const [shelf] = useState(() => openShelf(OUTBOX));
  const load = useCallback((signal: AbortSignal) => openServices(props, shelf, signal), [props, shelf]);
  const [services, again] = useLoaded(load);

  useEffect(() => watchFocus(window), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (services.kind !== 'ready' || services.value.kind !== 'opened') return;
    const { outbox } = services.value;
    const send = (): void => void outbox.sendWaiting();
    send();
    window.addEventListener('online', send);
    return () => {
      window.removeEventListener('online', send);
      outbox.close();
    };
  }, [services]);
  useEffect(() => {
    if (services.kind === 'ready' && services.value.kind === 'opened' && excel?.figures.hadNobody())
      void excel.workbook.recalculate();
  }, [excel, services]);

  const [unspoken, setUnspoken] = useState<{ readonly next: Language; readonly failure: unknown } | null>(null);
  const speak = (next: Language): void => {
    const begin = (): void => {
      keepLanguage(memory, next);
      setLanguage(next);
      setUnspoken(null);
    };
    loadTexts(next).then(begin, (failure: unknown) => setUnspoken({ next, failure }));
  };
  const signOut = useCallback((): void => void signIn.signOut().then(again), [again, signIn]);
  const opened = services.kind === 'ready' && services.value.kind === 'opened' ? services.value : null;
  const forPages = useMemo(() => opened && { ...opened, signInAgain: signOut }, [opened, signOut]);
  const signInHere = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      if (opened === null || signIn.kind === 'development') return signOut();
      await signIn.signIn(signal);
      const { organisation, id } = await opened.api.ask('me', { signal });
      // Another person's pages are other pages.
      if (organisation !== opened.me.organisation || id !== opened.me.id) again();
      else await opened.queries.invalidateQueries();
    },
    [again, opened, signIn, signOut],
  );
  useEffect(() => {
    // Of a page somebody sees, the page tells the title.
    if (opened === null) document.title = message(language, 'product');
  }, [language, opened]);
  return (
    <FluentProvider theme={theme}>
      <LanguageContext value={language}>
        <RibbonContext value={requests}>
          <div className={layout.pane}>
            <LoadedContent of={services} again={again}>
              {(ready) => (
                <>
                  <AccountMenu services={opened} onWeb={addressBar !== null} onLanguage={speak} onSignOut={signOut} />
                  {unspoken !== null && (
                    <FailureMessage failure={unspoken.failure} again={() => speak(unspoken.next)} />
                  )}
                  {ready.kind === 'sign-in' && (
                    <SignInPage signIn={signIn} refused={ready.refused} onSignedIn={again} />
                  )}
                  {forPages && (
                    <SignInHereContext value={signInHere}>
                      <SignedInPane services={forPages} addressBar={addressBar} />
                    </SignInHereContext>
                  )}
                </>
              )}
            </LoadedContent>
            {services.kind === 'failed' && <WaitingHere />}
          </div>
        </RibbonContext>
      </LanguageContext>
    </FluentProvider>
  );
}
