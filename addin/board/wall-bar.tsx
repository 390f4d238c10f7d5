// The line above the board: the other pages, the language, signing out, and the wall, on which nothing else stands.
import { Button, Link } from '@fluentui/react-components';
import type { Language } from '../../shared/scheme/text';
import { useLanguage, useSay } from '../ui/language';
import type { AskedBoard } from './board-address';
import { useBoardLayout } from './board-layout';

interface Props {
  readonly asked: AskedBoard;
  ask(next: AskedBoard): void;
  speak(language: Language): void;
  /** signs out; null where nobody has signed in */
  readonly leave: (() => void) | null;
}

/** A browser that cannot, or may not, fill the screen shows the wall in its window. */
function fillScreen(fills: boolean): void {
  const done = fills
    ? document.documentElement.requestFullscreen?.()
    : document.fullscreenElement && document.exitFullscreen();
  if (done) done.catch(() => undefined);
}

export function WallBar({ asked, ask, speak, leave }: Props) {
  const say = useSay();
  const language = useLanguage();
  const layout = useBoardLayout();
  const turn = (wall: boolean): void => {
    fillScreen(wall);
    ask({ ...asked, wall });
  };
  if (asked.wall && leave !== null) {
    return (
      <div className={layout.bar}>
        <Button size="small" appearance="subtle" onClick={() => turn(false)}>
          {say('board.wall.leave')}
        </Button>
      </div>
    );
  }
  return (
    <nav className={layout.bar} aria-label={say('nav.label')}>
      <Link href="/">{say('account.front')}</Link>
      <Link href="/app">{say('board.toApp')}</Link>
      <Button size="small" onClick={() => speak(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
        {say('account.language')}
      </Button>
      {leave !== null && (
        <>
          <Button size="small" onClick={() => turn(true)}>
            {say('board.wall')}
          </Button>
          <Button size="small" onClick={leave}>
            {say('account.signOut')}
          </Button>
        </>
      )}
    </nav>
  );
}
