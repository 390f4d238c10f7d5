// The pane's page, which is the add-in's one runtime: custom functions, ribbon commands, and the pane itself.
import '../session/without-eval';
import { createRoot, type Root } from 'react-dom/client';
import { associateCommands } from '../commands/commands';
import { createRequestBox } from '../commands/request-box';
import { associateFunctions } from '../customfunctions/functions';
import type { Language } from '../../shared/scheme/text';
import { createApiClient, type ApiClient } from '../session/api-client';
import { createFiguresAsk } from '../session/ask-figures';
import { NetworkFailure, PartReplaced } from '../session/failures';
import { keptLanguage, languageOf } from '../session/kept-language';
import { loadTexts } from '../session/load-texts';
import { openSignIn, type PersonSignIn } from '../session/person-sign-in';
import { createSessionMemory, type SessionMemory } from '../session/session-memory';
import { loadSiteSettings } from '../session/site-settings';
import { createExcelWorkbook } from '../workbook/excel-workbook';
import { BrokenRoot } from '../ui/broken/broken-root';
import { NotLoaded } from '../ui/broken/not-loaded';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { openOfficeHost, type OfficeHost } from '../ui/office-host';
import { SiteStart } from '../ui/site-start';
import { Pane } from './pane';
import { WaitingHere } from './waiting-here';

interface Opened {
  readonly signIn: PersonSignIn;
  readonly apiOrigin: string;
  readonly api: ApiClient;
}

/** What stands on the site's settings: asked for once it is needed, and again where they did not come. */
function opener(host: OfficeHost, memory: SessionMemory, origin: string): () => Promise<Opened> {
  let opened: Promise<Opened> | null = null;
  const open = async (): Promise<Opened> => {
    const settings = await loadSiteSettings(origin);
    const signIn = openSignIn(settings.signIn, host, origin, memory);
    const apiOrigin = settings.apiUrl || origin;
    return { signIn, apiOrigin, api: createApiClient(apiOrigin, signIn) };
  };
  return () =>
    (opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
}

/** Nothing can be said without texts: until they come, the pane says that they have not, and asks for them again. */
async function textsAtLast(root: Root, ...wanted: readonly [Language, Language]): Promise<void> {
  for (;;) {
    try {
      return await loadTexts(...wanted);
    } catch (failure) {
      if (!(failure instanceof NetworkFailure || failure instanceof PartReplaced)) throw failure;
      await new Promise<void>((again) => {
        root.render(<NotLoaded failure={failure} again={again} language={wanted[1]} />);
      });
    }
  }
}

async function start(root: Root): Promise<void> {
  const requests = createRequestBox();
  const host = await openOfficeHost();
  const memory = createSessionMemory();
  const language = keptLanguage(memory) ?? host.language;
  // Functions speak Excel's language, the pane the one that was chosen.
  await textsAtLast(root, host.language, language);
  const open = opener(host, memory, window.location.origin);
  // The first thing that Excel needs: cells may be waiting for their functions, and most of these ask nobody.
  const figures = createFiguresAsk({ ask: async (id, call) => (await open()).api.ask(id, call) });
  associateFunctions(host.language, figures.ask);
  associateCommands(requests.put);
  const excel = { workbook: createExcelWorkbook(), figures };
  root.render(
    <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="pane" breakdown={breakdown} language={host.language} />}>
      <SiteStart open={open} host={host} language={language} meanwhile={<WaitingHere />}>
        {({ signIn, apiOrigin }) => (
          <Pane addressBar={null} {...{ host, excel, signIn, memory, apiOrigin, requests }} />
        )}
      </SiteStart>
    </ErrorBoundary>,
  );
}

const place = document.getElementById('pane');
if (!place) throw new Error('the page has no place for the pane');
const root = createRoot(place);
start(root).catch((error: unknown) => {
  const language = languageOf(navigator.language);
  root.render(<BrokenRoot of="pane" breakdown={{ error, within: '' }} language={language} />);
  throw error;
});
