// The red–blue board (红蓝榜) as a web page: who leads and who lags in a published period, told without colour alone.
import '../session/without-eval';
import { keepLanguage, keptLanguage, languageOf } from '../session/kept-language';
import { createSessionMemory } from '../session/session-memory';
import { startWebPage } from '../ui/web-start';
import { askedBoard } from './board-address';
import { BoardPage } from './board-page';

const { search } = window.location;
const memory = createSessionMemory();
const ofReader = keptLanguage(memory) ?? languageOf(navigator.language);
const language = askedBoard(search).language ?? ofReader;

startWebPage({
  of: 'board',
  language,
  memory,
  page: ({ apiOrigin, signIn }) => (
    <BoardPage
      apiOrigin={apiOrigin}
      language={ofReader}
      signIn={signIn}
      keepLanguage={(next) => keepLanguage(memory, next)}
    />
  ),
});
