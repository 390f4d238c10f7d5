// What a roll-up is put together from: its parts, each with its state.
import { Text } from '@fluentui/react-components';
import { partsOf, type Period } from '../../../shared/scheme/period';
import type { Rollup } from '../../../shared/scheme/scheme';
import { useChoice } from '../choice/choice';
import { DataTable } from '../../ui/data-table';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';

export function PartsTable({ period, rule }: { readonly period: Period; readonly rule: Rollup }) {
  const { periods } = useChoice();
  const say = useSay();
  const layout = useLayout();
  const columns = [{ title: say('office.part') }, { title: say('office.part.state') }];
  return (
    <section className={layout.section} aria-label={say('office.parts')}>
      <Heading>{say('office.parts')}</Heading>
      <Text>{say('office.parts.how')}</Text>
      <LoadedContent of={periods}>
        {(opened) => (
          <DataTable title={say('office.parts')} columns={columns}>
            {partsOf(period, rule.from).map((part) => {
              const state = opened.find((one) => one.period === part)?.state;
              return (
                <tr key={part}>
                  <th scope="row" className={layout.cell}>
                    {part}
                  </th>
                  <td className={layout.cell}>{state ? say(`state.${state}`) : say('office.part.unopened')}</td>
                </tr>
              );
            })}
          </DataTable>
        )}
      </LoadedContent>
    </section>
  );
}
