// The dashboard for the wall (看板大屏) as a web page: nothing to be typed, fresh by itself, one category after the other.
import '../session/without-eval';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { message } from '../../shared/text/sentences';
import { createQueries } from '../session/queries';
import { webSignIn } from '../session/web-sign-in';
import { wallAsked } from '../taskpane/dashboard/wall-address';
import { BrokenRoot } from '../ui/broken/broken-root';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { paneLanguage } from '../ui/office-host';
import { WallPage } from './wall-page';

const place = document.getElementById('wall');
if (!place) throw new Error('the page has no place for the wall');
const { origin, search } = window.location;
const asked = wallAsked(search);
const language = asked.language ?? paneLanguage(navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'wall.title');

createRoot(place).render(
  <ErrorBoundary fallback={(breakdown) => <BrokenRoot of="wall" breakdown={breakdown} language={language} />}>
    <QueryClientProvider client={createQueries()}>
      <WallPage origin={origin} language={language} asked={asked} signIn={webSignIn(document, origin)} />
    </QueryClientProvider>
  </ErrorBoundary>,
);
