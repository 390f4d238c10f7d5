// What is told at every check of tables of somebody's own: rows read and skipped, units that are not there, where the table was found.
import { Text } from '@fluentui/react-components';
import type { OwnTable } from '../../score-workbook/own-tables';
import type { TitleOf } from '../../../shared/text/sentences';
import { namesListed } from '../../../shared/text/lists';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { AssumedMarksTold } from './assumed-marks';
import { SkippedRows } from './skipped-rows';

interface Props {
  readonly own: readonly OwnTable[];
  readonly titleOf: TitleOf;
}

export function OwnTablesRead({ own, titleOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (own.length === 0) return null;
  return (
    <section className={layout.section} aria-label={say('own.read.label')}>
      {own.map(({ component, sheet, rows, skipped, leftOut, assumed, absent, absentHadNothing, isMoved, wasOn }) => (
        <div key={component} className={layout.section}>
          <Text role="status">
            {say('own.read.of', { component: titleOf('component', component), sheet, rows, skipped: skipped.length })}
          </Text>
          <SkippedRows rows={skipped} />
          <AssumedMarksTold assumed={assumed} titleOf={titleOf} />
          {wasOn !== null && <Text>{say('own.renamed', { before: wasOn, sheet })}</Text>}
          {isMoved && <Text>{say('own.moved')}</Text>}
          {leftOut > 0 && <Text>{say('own.leftOut', { count: leftOut })}</Text>}
          {absent.length > 0 && (
            <Text>
              {say(absentHadNothing ? 'own.absent.nothing' : 'own.absent', {
                count: absent.length,
                units: namesListed(
                  language,
                  absent.map((unit) => titleOf('unit', unit)),
                ),
              })}
            </Text>
          )}
        </div>
      ))}
    </section>
  );
}
