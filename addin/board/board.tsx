// The red–blue board (红蓝榜) as a web page: who leads and who lags in a published period, told without colour alone.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { createDevelopmentSignIn } from '../session/development-sign-in';
import { createEntraSignIn } from '../session/entra-sign-in';
import { createQueries } from '../session/queries';
import { createSessionMemory } from '../session/session-memory';
import { parseSignInSettings } from '../session/sign-in-settings';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { BoardPage } from './board-page';
import { webWindow } from '../session/web-window';

const place = document.getElementById('board');
if (!place) throw new Error('the page has no place for the board');
const entry = document.querySelector<HTMLMetaElement>('meta[name="scorebook-sign-in"]');
const settings = parseSignInSettings(entry?.content ?? '');
const { origin, search } = window.location;
const asked = new URLSearchParams(search);
const language = paneLanguage(asked.get('language') ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'board.title');

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="board" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <BoardPage
        origin={origin}
        language={language}
        scheme={asked.get('scheme')}
        period={asked.get('period')}
        signIn={
          settings.kind === 'development'
            ? createDevelopmentSignIn(origin, createSessionMemory(), Date.now)
            : createEntraSignIn(settings, webWindow, `${origin}/sign-in.html`)
        }
      />
    </QueryClientProvider>
  </ErrorBoundary>,
);
