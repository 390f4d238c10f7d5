// In the place of the pane as long as its texts have not come: of plain elements, in words that are at hand; goes on by itself.
import type { Language } from '../../../shared/scheme/text';
import { PartReplaced } from '../../session/failures';
import { useReconnect } from '../use-reconnect';
import { plain, texts } from './at-hand';

interface Props {
  readonly failure: unknown;
  readonly again: () => void;
  readonly language: Language;
}

export function NotLoaded({ failure, again, language }: Props) {
  useReconnect(failure, again, false);
  const say = texts[language];
  const isReplaced = failure instanceof PartReplaced;
  return (
    <main style={plain} lang={language}>
      <p role="alert">{say[isReplaced ? 'broken.start.replaced' : 'broken.start.network']}</p>
      <p>
        <button type="button" onClick={isReplaced ? () => location.reload() : again}>
          {say[isReplaced ? 'broken.reload.pane' : 'broken.start.again']}
        </button>
      </p>
    </main>
  );
}
