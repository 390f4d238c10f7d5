// The pages without Excel (网页版): the pane's own on a page of the browser, whose address says where somebody is.
import '../session/without-eval';
import { createRequestBox } from '../commands/request-box';
import { keptLanguage, languageOf } from '../session/kept-language';
import { createSessionMemory } from '../session/session-memory';
import { webWindow } from '../session/web-sign-in';
import { Pane } from '../taskpane/pane';
import { addressOf, placeAt, type AddressBar } from '../taskpane/place';
import { WaitingHere } from '../taskpane/waiting-here';
import { startWebPage } from '../ui/web-start';

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
const memory = createSessionMemory();
const language = languageOf(navigator.language);
const host = { ...webWindow, language, dark: () => null };
startWebPage({
  of: 'pane',
  language: keptLanguage(memory) ?? language,
  memory,
  meanwhile: <WaitingHere />,
  page: ({ apiOrigin, signIn }) => <Pane excel={null} {...{ host, addressBar, signIn, memory, apiOrigin, requests }} />,
});
