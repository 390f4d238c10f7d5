// The pane's page, which is the add-in's one runtime: custom functions, ribbon commands, and the pane itself.
import '../session/without-eval';
import { createRoot, type Root } from 'react-dom/client';
import { associateCommands } from '../commands/commands';
import { createRequestBox } from '../commands/request-box';
import { associateFunctions } from '../customfunctions/functions';
import { createApiClient } from '../session/api-client';
import { createFiguresAsk } from '../session/ask-figures';
import { createDevelopmentSignIn } from '../session/development-sign-in';
import { createEntraSignIn } from '../session/entra-sign-in';
import { createSessionMemory } from '../session/session-memory';
import { parseSignInSettings } from '../session/sign-in-settings';
import { createExcelWorkbook } from '../workbook/excel-workbook';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { openOfficeHost, paneLanguage } from '../ui/office-host';
import { Pane } from './pane';

async function start(root: Root): Promise<void> {
  const requests = createRequestBox();
  const host = await openOfficeHost();
  const entry = document.querySelector<HTMLMetaElement>('meta[name="scorebook-sign-in"]');
  const settings = parseSignInSettings(entry?.content ?? '');
  const { origin } = window.location;
  const memory = createSessionMemory();
  const signIn =
    settings.kind === 'development'
      ? createDevelopmentSignIn(origin, memory, Date.now)
      : createEntraSignIn(settings, host, `${origin}/sign-in.html`);
  // The first thing that Excel needs: cells may be waiting for their functions.
  const figures = createFiguresAsk(createApiClient(origin, signIn));
  associateFunctions(host.language, figures.ask);
  associateCommands(requests.put);
  root.render(
    <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="pane" breakdown={breakdown} language={host.language} />}>
      <Pane
        host={host}
        excel={{ workbook: createExcelWorkbook(), figures }}
        addressBar={null}
        signIn={signIn}
        memory={memory}
        origin={origin}
        requests={requests}
      />
    </ErrorBoundary>,
  );
}

const place = document.getElementById('pane');
if (!place) throw new Error('the page has no place for the pane');
const root = createRoot(place);
start(root).catch((error: unknown) => {
  const language = paneLanguage(navigator.language);
  root.render(<BrokenRoot of="pane" breakdown={{ error, within: '' }} language={language} />);
  throw error;
});
