// The pages without Excel (网页版): the pane's own on a page of the browser, whose address says where somebody is.
import '../session/without-eval';
import { createRoot } from 'react-dom/client';
import { createRequestBox } from '../commands/request-box';
import { createSessionMemory } from '../session/session-memory';
import { webSignIn, webWindow } from '../session/web-sign-in';
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
const { origin } = window.location;
const memory = createSessionMemory();
const language = paneLanguage(navigator.language);
createRoot(root).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="pane" breakdown={breakdown} language={language} />}>
    <Pane
      host={{ ...webWindow, language, dark: () => null }}
      excel={null}
      addressBar={addressBar}
      signIn={webSignIn(document, origin, memory)}
      memory={memory}
      origin={origin}
      requests={requests}
    />
  </ErrorBoundary>,
);
