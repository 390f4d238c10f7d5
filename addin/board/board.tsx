// The red–blue board (红蓝榜) as a web page: who leads and who lags in a published period, told without colour alone.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { createQueries } from '../session/queries';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { BoardPage } from './board-page';

const place = document.getElementById('board');
if (!place) throw new Error('the page has no place for the board');
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
        signIn={webSignIn(document, origin)}
      />
    </QueryClientProvider>
  </ErrorBoundary>,
);
