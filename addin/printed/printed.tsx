// A written document (通报、结果告知书) as a web page: to be read and printed.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { createQueries } from '../session/queries';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { askedDocument } from './asked-document';
import { PrintedPage } from './printed-page';
import '../paper/paper.css';
import './printed.css';

const place = document.getElementById('printed');
if (!place) throw new Error('the page has no place for the document');
const { origin, search } = window.location;
const language = paneLanguage(new URLSearchParams(search).get('language') ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'print.title');

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="printed" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <PrintedPage
        origin={origin}
        language={language}
        asked={askedDocument(search)}
        signIn={webSignIn(document, origin)}
      />
    </QueryClientProvider>
  </ErrorBoundary>,
);
