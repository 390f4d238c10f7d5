// What a period still lacks, group by group, for the office to see before it closes the period.
import { Text } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { titlesOf } from '../../ui/titles';
import { groupProgress, owedIn, sheetsDone, useProgress, type GroupProgress } from './progress-table';

/** More units than these are told by their number. */
const NAMED = 8;

export function Missing({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [progress, again] = useProgress(period);
  const titleOf = titlesOf(scheme, language);
  const unitsOf = ({ cells }: GroupProgress): string => {
    const late = cells.filter((cell) => owedIn(cell).length > 0).map(({ unit }) => titleOf('unit', unit));
    const units = late.slice(0, NAMED).join(' · ');
    return late.length > NAMED ? say('office.close.more', { units, count: late.length }) : units;
  };
  return (
    <div className={layout.section}>
      <LoadedContent of={progress} again={again}>
        {({ cells }) => {
          if (cells.length === 0) return null;
          const { accepted, all } = sheetsDone(cells);
          if (accepted === all) return <Text>{say('office.close.all')}</Text>;
          return (
            <>
              <Text weight="semibold">{say('office.close.missing', { count: all - accepted })}</Text>
              <ul>
                {groupProgress(cells)
                  .filter((group) => group.accepted < group.all)
                  .map((group) => (
                    <li key={group.group}>
                      {say('office.close.group', {
                        group: titleOf('group', group.group),
                        count: group.all - group.accepted,
                        units: unitsOf(group),
                      })}
                    </li>
                  ))}
              </ul>
            </>
          );
        }}
      </LoadedContent>
      <Text>{say('office.close.text')}</Text>
    </div>
  );
}
