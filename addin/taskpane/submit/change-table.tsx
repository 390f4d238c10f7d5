// Lines that differ between two states, side by side.
import { Text } from '@fluentui/react-components';
import type { TitleOf } from '../../../shared/text/sentences';
import { DataTable } from '../../ui/data-table';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { Change } from '../../score-workbook/changes';
import { lineText } from './line-text';

const SHOWN = 50;

interface Props {
  readonly caption: string;
  readonly changes: readonly Change[];
  readonly titleOf: TitleOf;
  /** left out where all lines are of one unit */
  readonly units?: boolean;
}

export function ChangeTable({ caption, changes, titleOf, units = true }: Props) {
  const say = useSay();
  const layout = useLayout();
  const columns = [
    { title: say(units ? 'submit.line.unit' : 'records.indicator') },
    { title: say('submit.line.before') },
    { title: say('submit.line.after') },
  ];
  return (
    <>
      <DataTable title={caption} shown columns={columns}>
        {changes.slice(0, SHOWN).map(({ unit, component, indicator, before, after }) => (
          <tr key={`${unit} ${component} ${indicator}`}>
            <th scope="row" className={layout.cell}>
              {units && `${titleOf('unit', unit)} · `}
              {titleOf('indicator', indicator ?? component)}
            </th>
            <td className={layout.cell}>{lineText(before, say)}</td>
            <td className={layout.cell}>{lineText(after, say)}</td>
          </tr>
        ))}
      </DataTable>
      {changes.length > SHOWN && <Text>{say('submit.changes.more', { count: changes.length - SHOWN })}</Text>}
    </>
  );
}
