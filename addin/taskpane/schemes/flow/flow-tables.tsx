// What the state diagram of a register shows, as two tables: its states and its steps.
import { Text } from '@fluentui/react-components';
import type { Register } from '../../../../shared/scheme/register';
import { phrasesListed } from '../../../../shared/text/lists';
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
  return (
    <>
      <Opening summary={say('flow.states')}>
        <DataTable title={say('flow.states')} columns={[{ title: say('flow.state') }, { title: say('flow.says') }]}>
          {states.map((state) => {
            const { write = [] } = state;
            const writers = write.length === 0 ? [] : [say('flow.writers', { people: people(write) })];
            return (
              <tr key={state.id}>
                <th scope="row" className={layout.cell}>
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
            return (
              <tr key={id}>
                <th scope="row" className={layout.cell}>
                  {texts.stepTitle(id)}
                  {facts.length > 0 && (
                    <Text block size={100} className={layout.remark}>
                      {phrasesListed(language, facts)}
                    </Text>
                  )}
                </th>
                <td className={layout.cell}>
                  {from.map((one) => (
                    <div key={one}>
                      {to === undefined || to === one
                        ? say('flow.stays', { state: stateTitle(one) })
                        : say('flow.from', { from: stateTitle(one), to: stateTitle(to) })}
                    </div>
                  ))}
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
