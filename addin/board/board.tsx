// The red–blue board (红蓝榜) as a web page: who leads and who lags in a published period, told without colour alone.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { keepLanguage, keptLanguage } from '../session/kept-language';
import { createQueries } from '../session/queries';
import { createSessionMemory } from '../session/session-memory';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { askedBoard } from './board-address';
import { BoardPage } from './board-page';

const place = document.getElementById('board');
if (!place) throw new Error('the page has no place for the board');
const { origin, search } = window.location;
const memory = createSessionMemory();
const ofReader = keptLanguage(memory) ?? paneLanguage(navigator.language);
const language = askedBoard(search).language ?? ofReader;

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="board" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <BoardPage
        origin={origin}
        language={ofReader}
        signIn={webSignIn(document, origin, memory)}
        keepLanguage={(next) => keepLanguage(memory, next)}
      />
    </QueryClientProvider>
  </ErrorBoundary>,
);
