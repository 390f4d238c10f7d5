// One side of the board: its units with place, score and what follows.
import { Text, Title2, mergeClasses } from '@fluentui/react-components';
import { DismissCircleRegular, StarRegular } from '@fluentui/react-icons';
import type { Board } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { rewardTexts } from '../ui/reward-text';
import { scoreText } from '../ui/score-text';
import { titlesOf } from '../ui/titles';
import { useBoardLayout } from './board-layout';

interface Props {
  readonly side: 'red' | 'blue';
  readonly entries: Board['red'];
  readonly scheme: Scheme;
}

export function BoardSide({ side, entries, scheme }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const own = useBoardLayout();
  const titleOf = titlesOf(scheme, language);
  const Sign = side === 'red' ? StarRegular : DismissCircleRegular;
  return (
    <section className={mergeClasses(layout.section, own[side])} aria-label={say(`board.${side}`)}>
      <Title2 as="h2" className={layout.heading}>
        <Sign aria-hidden /> {say(`board.${side}`)}
      </Title2>
      {entries.length === 0 && <Text>{say('board.empty')}</Text>}
      <ol className={mergeClasses(layout.plainList, own.entries)}>
        {entries.map(({ unit, category, place, of, final, rewards }) => (
          <li key={unit} className={layout.item}>
            <Text weight="semibold">
              {titleOf('unit', unit)} · {titleOf('category', category)}
            </Text>
            <Text>{say('board.line', { place, of, final: scoreText(scheme, final, language) })}</Text>
            {rewardTexts(scheme, rewards, language).map((text) => (
              <Text key={text}>{text}</Text>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
