// Checking a document (核对文件) as a web page: the address that its code holds.
import '../session/without-eval';
import { message } from '../../shared/text/sentences';
import { languageOf } from '../session/kept-language';
import { startWebPage } from '../ui/web-start';
import { askedProof } from './asked-proof';
import { ProofPage } from './proof-page';

const { search } = window.location;
const language = languageOf(new URLSearchParams(search).get('language') ?? navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'proof.title');

startWebPage({
  of: 'proof',
  language,
  page: ({ apiOrigin, signIn }) => <ProofPage {...{ apiOrigin, language, signIn }} asked={askedProof(search)} />,
});
