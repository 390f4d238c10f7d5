// A record on paper (打印表) as a web page: an official form, to be read, printed and signed.
import '../session/without-eval';
import { message } from '../../shared/text/sentences';
import { keptLanguage, languageOf } from '../session/kept-language';
import { createSessionMemory } from '../session/session-memory';
import { startWebPage } from '../ui/web-start';
import { askedPaper } from './asked-paper';
import { PaperPage } from './paper-page';

const { search } = window.location;
const memory = createSessionMemory();
const asked = new URLSearchParams(search).get('language');
const language = languageOf(asked ?? keptLanguage(memory) ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'paper.title');

startWebPage({
  of: 'paper',
  language,
  memory,
  page: ({ apiOrigin, signIn }) => <PaperPage {...{ apiOrigin, language, signIn }} asked={askedPaper(search)} />,
});
