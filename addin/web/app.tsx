// The pages without Excel (网页版): the pane's own on a page of the browser, whose address says where somebody is.
import '../session/without-eval';
import { createRoot } from 'react-dom/client';
import { createRequestBox } from '../commands/request-box';
import { createDevelopmentSignIn } from '../session/development-sign-in';
import { createEntraSignIn } from '../session/entra-sign-in';
import { createSessionMemory } from '../session/session-memory';
import { parseSignInSettings } from '../session/sign-in-settings';
import { webWindow } from '../session/web-window';
import { Pane } from '../taskpane/pane';
import { addressOf, placeAt, type AddressBar } from '../taskpane/place';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';

const addressBar: AddressBar = {
  read: () => placeAt(window.location.hash),
  write(place, replaces) {
    if (replaces) window.location.replace(addressOf(place));
    else window.location.hash = addressOf(place);
  },
  watch(listener) {
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  },
};

const requests = createRequestBox();
const root = document.getElementById('pane');
if (!root) throw new Error('the page has no place for the pages');
const entry = document.querySelector<HTMLMetaElement>('meta[name="scorebook-sign-in"]');
const settings = parseSignInSettings(entry?.content ?? '');
const { origin } = window.location;
const memory = createSessionMemory();
const language = paneLanguage(navigator.language);
const signIn =
  settings.kind === 'development'
    ? createDevelopmentSignIn(origin, memory, Date.now)
    : createEntraSignIn(settings, webWindow, `${origin}/sign-in.html`);

createRoot(root).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="pane" breakdown={breakdown} language={language} />}>
    <Pane
      host={{ ...webWindow, language, dark: () => null }}
      excel={null}
      addressBar={addressBar}
      signIn={signIn}
      memory={memory}
      origin={origin}
      requests={requests}
    />
  </ErrorBoundary>,
);
