// A written document (通报、结果告知书) as a web page: to be read and printed.
import '../session/without-eval';
import { message } from '../../shared/text/sentences';
import { languageOf } from '../session/kept-language';
import { startWebPage } from '../ui/web-start';
import { askedDocument } from './asked-document';
import { PrintedPage } from './printed-page';
import './printed.css';

const { search } = window.location;
const language = languageOf(new URLSearchParams(search).get('language') ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'print.title');

startWebPage({
  of: 'printed',
  language,
  page: (opened) => <PrintedPage {...opened} language={language} asked={askedDocument(search)} />,
});
