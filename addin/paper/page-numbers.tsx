// The foot of each printed page: how many there are only the printing knows.
import { useSay } from '../ui/language';

export function PageNumbers({ says }: { readonly says: 'paper.page' | 'document.page' }) {
  const say = useSay();
  const [before = '', between = '', after = ''] = say(says, { page: '\n', pages: '\n' }).split('\n');
  const content = [before, null, between, null, after]
    .map((text, i) => (text === null ? `counter(${i === 1 ? 'page' : 'pages'})` : JSON.stringify(text)))
    .join(' ');
  // On white paper, whatever the screen's theme.
  return <style>{`@page { @bottom-center { content: ${content}; color: #000; } }`}</style>;
}
