// One side of the board: its units with place, score and what follows.
import { Subtitle2, Text, Title2, mergeClasses } from '@fluentui/react-components';
import { DismissCircleRegular, StarRegular } from '@fluentui/react-icons';
import type { Board } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { rewardTexts } from '../../shared/documents/reward-text';
import { scoreText } from '../ui/score-text';
import { titlesOf } from '../ui/titles';
import { useBoardLayout } from './board-layout';

interface Props {
  readonly side: 'red' | 'blue';
  readonly entries: Board['red'];
  readonly scheme: Scheme;
  /** of its heading: 3 where it is a part of a page's part */
  readonly level?: 2 | 3;
  /** a line for each unit, without what follows for it */
  readonly brief?: boolean;
}

export function BoardSide({ side, entries, scheme, level = 2, brief = false }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const own = useBoardLayout();
  const titleOf = titlesOf(scheme, language);
  const Title = level === 2 ? Title2 : Subtitle2;
  const Sign = side === 'red' ? StarRegular : DismissCircleRegular;
  return (
    <section className={mergeClasses(layout.section, own[side])} aria-label={say(`board.${side}`)}>
      <Title as={level === 2 ? 'h2' : 'h3'} className={layout.heading}>
        <Sign aria-hidden /> {say(`board.${side}`)}
      </Title>
      {entries.length === 0 && <Text>{say('board.empty')}</Text>}
      <ol className={mergeClasses(layout.plainList, own.entries)}>
        {entries.map(({ unit, category, place, of, final, rewards }) => (
          <li key={unit} className={layout.item}>
            <Text weight="semibold">
              {titleOf('unit', unit)} · {titleOf('category', category)}
            </Text>
            <Text>{say('board.line', { place, of, final: scoreText(scheme, final, language) })}</Text>
            {!brief && rewardTexts(scheme, rewards, language).map((text) => <Text key={text}>{text}</Text>)}
          </li>
        ))}
      </ol>
    </section>
  );
}
