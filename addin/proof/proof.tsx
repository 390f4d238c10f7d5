// Checking a document (核对文件) as a web page: the address that its code holds.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { createQueries } from '../session/queries';
import { webSignIn } from '../session/web-sign-in';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { askedProof } from './asked-proof';
import { ProofPage } from './proof-page';

const place = document.getElementById('proof');
if (!place) throw new Error('the page has no place for the proof');
const { origin, search } = window.location;
const language = paneLanguage(new URLSearchParams(search).get('language') ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'proof.title');

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="proof" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <ProofPage origin={origin} language={language} asked={askedProof(search)} signIn={webSignIn(document, origin)} />
    </QueryClientProvider>
  </ErrorBoundary>,
);
