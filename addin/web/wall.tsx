// The dashboard for the wall (看板大屏) as a web page: nothing to be typed, fresh by itself, one category after the other.
import '../session/without-eval';
import { message } from '../../shared/text/sentences';
import { wallAsked } from '../taskpane/dashboard/wall-address';
import { languageOf } from '../session/kept-language';
import { startWebPage } from '../ui/web-start';
import { WallPage } from './wall-page';

const { search } = window.location;
const asked = wallAsked(search);
const language = asked.language ?? languageOf(navigator.language);
document.documentElement.lang = language;
document.title = message(language, 'wall.title');

startWebPage({
  of: 'wall',
  language,
  page: ({ apiOrigin, signIn }) => <WallPage {...{ apiOrigin, language, asked, signIn }} />,
});
