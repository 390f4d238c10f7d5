// The score sheets that the open workbook holds: what they are about, whether they are submitted, "no further deductions".
import { Text } from '@fluentui/react-components';
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { laidComponents } from '../../score-workbook/score-workbook';
import type { OpenScores } from '../../score-workbook/score-workbook-context';
import { StateLine } from '../../score-workbook/state-line';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { WholeDates } from '../../ui/whole-dates';
import { AddRows } from './add-rows';
import { FillBlanks } from './fill-blanks';

export function CurrentSheets({ scores }: { readonly scores: OpenScores }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { kept, scheme } = scores;
  const titleOf = titlesOf(scheme, language);
  return (
    <section className={layout.section} aria-label={say('fill.current')}>
      <Heading>{say('fill.current')}</Heading>
      <Text>
        <WholeDates>
          {say('fill.of', {
            scheme: textIn(scheme.title, language),
            period: kept.period,
            components: namesListed(
              language,
              kept.components.map((id) => titleOf('component', id)),
            ),
          })}
        </WholeDates>
      </Text>
      <StateLine scores={scores} />
      {laidComponents(kept).length > 0 && (
        <>
          <FillBlanks scores={scores} label="fill.blanks" />
          <Text size={200} className={layout.secondary}>
            {say('fill.blanks.hint')}
          </Text>
          <AddRows scores={scores} />
        </>
      )}
    </section>
  );
}
