// One side of the board: its units with place, score and what follows.
import { Text, Title2 } from '@fluentui/react-components';
import { DismissCircleRegular, StarRegular } from '@fluentui/react-icons';
import type { Board } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { rewardTexts } from '../../shared/documents/reward-text';
import { scoreText } from '../ui/score-text';
import { titlesOf } from '../ui/titles';

interface Props {
  readonly side: 'red' | 'blue';
  readonly entries: Board['red'];
  readonly scheme: Scheme;
}

export function BoardSide({ side, entries, scheme }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const Sign = side === 'red' ? StarRegular : DismissCircleRegular;
  return (
    <section className={layout.section} aria-label={say(`board.${side}`)}>
      <Title2 as="h2" className={layout.heading}>
        <Sign aria-hidden /> {say(`board.${side}`)}
      </Title2>
      {entries.length === 0 && <Text>{say('board.empty')}</Text>}
      <ol className={layout.plainList}>
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
