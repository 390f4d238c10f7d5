// What the state diagram of a register shows, as two tables: its states and its steps.
import { mergeClasses, Text } from '@fluentui/react-components';
import type { Register } from '../../../../shared/scheme/register';
import { namesListed, phrasesListed } from '../../../../shared/text/lists';
import { DataTable } from '../../../ui/data-table';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import { Opening } from '../../opening';
import type { FlowTexts } from './flow-text';

interface Props {
  readonly register: Register;
  readonly texts: FlowTexts;
}

export function FlowTables({ register: { states, steps }, texts }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { people, stateTitle } = texts;
  const titles = (ids: readonly string[]): string => namesListed(language, ids.map(stateTitle));
  return (
    <>
      <Opening summary={say('flow.states')}>
        <DataTable title={say('flow.states')} columns={[{ title: say('flow.state') }, { title: say('flow.says') }]}>
          {states.map((state) => {
            const { write = [] } = state;
            const writers = write.length === 0 ? [] : [say('flow.writers', { people: people(write) })];
            return (
              <tr key={state.id}>
                <th scope="row" className={mergeClasses(layout.cell, layout.head)}>
                  {stateTitle(state.id)}
                </th>
                <td className={layout.cell}>{phrasesListed(language, [...texts.stateFacts(state), ...writers])}</td>
              </tr>
            );
          })}
        </DataTable>
      </Opening>
      <Opening summary={say('flow.steps')}>
        <DataTable
          title={say('flow.steps')}
          columns={[{ title: say('flow.step') }, { title: say('flow.state') }, { title: say('flow.who') }]}
        >
          {steps.map((step) => {
            const { id, from, to } = step;
            const facts = texts.stepFacts(step);
            const stay = from.filter((one) => to === undefined || to === one);
            const leave = from.filter((one) => !stay.includes(one));
            return (
              <tr key={id}>
                <th scope="row" className={mergeClasses(layout.cell, layout.head)}>
                  {texts.stepTitle(id)}
                  {facts.length > 0 && (
                    <Text block size={100} className={layout.remark}>
                      {phrasesListed(language, facts)}
                    </Text>
                  )}
                </th>
                <td className={layout.cell}>
                  {stay.length > 0 && <div>{say('flow.stays', { state: titles(stay) })}</div>}
                  {leave.length > 0 && to !== undefined && (
                    <div>{say('flow.from', { from: titles(leave), to: stateTitle(to) })}</div>
                  )}
                </td>
                <td className={layout.cell}>{texts.takers(step)}</td>
              </tr>
            );
          })}
        </DataTable>
      </Opening>
    </>
  );
}
