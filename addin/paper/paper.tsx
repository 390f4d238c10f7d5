// A record on paper (打印表) as a web page: an official form, to be read, printed and signed.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { keptLanguage } from '../session/kept-language';
import { createQueries } from '../session/queries';
import { createSessionMemory } from '../session/session-memory';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { askedPaper } from './asked-paper';
import { PaperPage } from './paper-page';
import './paper.css';

const place = document.getElementById('paper');
if (!place) throw new Error('the page has no place for the paper');
const { origin, search } = window.location;
const memory = createSessionMemory();
const asked = new URLSearchParams(search).get('language');
const language = paneLanguage(asked ?? keptLanguage(memory) ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'paper.title');

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="paper" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <PaperPage
        origin={origin}
        language={language}
        asked={askedPaper(search)}
        signIn={webSignIn(document, origin, memory)}
      />
    </QueryClientProvider>
  </ErrorBoundary>,
);
