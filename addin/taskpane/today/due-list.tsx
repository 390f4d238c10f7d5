// What is due for the person in all their schemes, each with the way to the page on which it is done.
import { Button, Text, mergeClasses } from '@fluentui/react-components';
import { useChoice } from '../choice/choice';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useServices } from '../../session/services';
import { WholeDates } from '../../ui/whole-dates';
import type { PageId } from '../pages';
import { duesOf, type Due, type DueAct } from './due';
import { useStandings } from './standings';

const pageOf: Readonly<Partial<Record<DueAct, PageId>>> = { submit: 'fill', results: 'results', witness: 'versions' };

export function DueList({ goTo }: { goTo(page: PageId): void }) {
  const { me } = useServices();
  const { schemes, chooseScheme, choosePeriod } = useChoice();
  const titleOf = useSchemeTitle();
  const say = useSay();
  const layout = useLayout();
  const [standings, again] = useStandings(schemes);
  const when = ({ date, days }: Due): string[] => {
    if (date === null || days === null) return [];
    if (days === 0) return [date, say('due.today')];
    return [date, days > 0 ? say('due.in', { days }) : say('due.past', { days: -days })];
  };
  const open = ({ act, scheme, period }: Due): void => {
    chooseScheme(scheme);
    choosePeriod(period);
    goTo(pageOf[act] ?? 'office');
  };
  return (
    <section className={layout.section} aria-label={say('due.title')}>
      <Heading>{say('due.title')}</Heading>
      <LoadedContent of={standings} again={again}>
        {(all) => {
          const dues = duesOf(me, all, new Date());
          if (dues.length === 0) return <Text>{say('due.none')}</Text>;
          return (
            <ul className={mergeClasses(layout.plainList, layout.cards)}>
              {dues.map((due) => (
                <li key={`${due.act} ${due.scheme} ${due.period}`} className={layout.item}>
                  <Text weight="semibold">
                    <WholeDates>{say(`due.${due.act}`, { period: due.period })}</WholeDates>
                  </Text>
                  {due.missing > 0 && <Text>{say('due.missing', { count: due.missing })}</Text>}
                  <Text size={200}>
                    <WholeDates>{[titleOf(due.scheme), ...when(due)].join(' · ')}</WholeDates>
                  </Text>
                  <Button
                    size="small"
                    aria-label={say('due.goOf', { what: say(`due.${due.act}`, { period: due.period }) })}
                    onClick={() => open(due)}
                  >
                    {say('due.go')}
                  </Button>
                </li>
              ))}
            </ul>
          );
        }}
      </LoadedContent>
    </section>
  );
}
