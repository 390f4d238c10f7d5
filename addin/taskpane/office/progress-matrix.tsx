// Group by unit: what was submitted and what is missing. A group opens to its units, so that it fits a narrow pane.
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import { groupProgress, owedIn, useProgress, type GroupProgress } from './progress-table';
import { RaterWarnings } from './rater-warnings';
import { Heading } from '../../ui/heading';

export function ProgressMatrix({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [progress, again] = useProgress(period);
  const titleOf = titlesOf(scheme, language);
  return (
    <section className={layout.section} aria-label={say('office.progress')}>
      <div className={layout.row}>
        <Heading>{say('office.progress')}</Heading>
        <Button size="small" onClick={again}>
          {say('office.refresh')}
        </Button>
      </div>
      <LoadedContent of={progress} again={again}>
        {({ cells, warnings = [] }) => (
          <>
            <RaterWarnings scheme={scheme} warnings={warnings} />
            <Accordion multiple collapsible>
              {groupProgress(cells).map((group) => (
                <AccordionItem key={group.group} value={group.group}>
                  <AccordionHeader as="h3">
                    {say('office.groupLine', {
                      group: titleOf('group', group.group),
                      accepted: group.accepted,
                      all: group.all,
                    })}
                  </AccordionHeader>
                  <AccordionPanel>
                    <UnitTable scheme={scheme} group={group} caption={titleOf('group', group.group)} />
                  </AccordionPanel>
                </AccordionItem>
              ))}
            </Accordion>
          </>
        )}
      </LoadedContent>
    </section>
  );
}

interface UnitTableProps {
  readonly scheme: Scheme;
  readonly group: GroupProgress;
  readonly caption: string;
}

function UnitTable({ scheme, group, caption }: UnitTableProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const names = (components: readonly string[]): string => components.map((id) => titleOf('component', id)).join(' · ');
  const columns = [{ title: say('results.unit') }, { title: say('office.cell') }];
  return (
    <DataTable title={caption} columns={columns}>
      {group.cells.map(({ unit, accepted, missing, notAssessed = [], unfilled, acceptedAt }) => (
        <tr key={unit}>
          <th scope="row" className={layout.cell}>
            {titleOf('unit', unit)}
          </th>
          <td className={layout.cell}>
            {owedIn({ missing, notAssessed }).length > 0 && (
              <div>{say('office.cell.missing', { components: names(owedIn({ missing, notAssessed })) })}</div>
            )}
            {notAssessed.map(({ component, reason }) => (
              <div key={component}>
                {say('results.notAssessed', { component: titleOf('component', component), reason })}
              </div>
            ))}
            {accepted.length > 0 && (
              <div>
                {say('office.cell.done', {
                  components: names(accepted),
                  time: acceptedAt === null ? '' : momentText(language, acceptedAt),
                })}
              </div>
            )}
            {unfilled.length > 0 && <div>{say('office.cell.unfilled', { components: names(unfilled) })}</div>}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
