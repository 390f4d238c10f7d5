// Lines that differ between two states, side by side.
import { Text } from '@fluentui/react-components';
import type { Language } from '../../../shared/scheme/text';
import type { TitleOf } from '../../../shared/text/sentences';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { Change } from '../../score-workbook/changes';
import { assessedText, lineText } from './line-text';

const SHOWN = 50;

interface Props {
  readonly caption: string;
  readonly changes: readonly Change[];
  readonly titleOf: TitleOf;
  /** left out where all lines are of one unit */
  readonly units?: boolean;
}

export function ChangeTable({ caption, changes, titleOf, units = true }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const columns = [
    { title: say(units ? 'submit.line.unit' : 'versions.indicator') },
    { title: say('submit.line.before') },
    { title: say('submit.line.after') },
  ];
  return (
    <>
      <DataTable title={caption} shown columns={columns}>
        {changes.slice(0, SHOWN).map((change) => {
          const { unit, component } = change;
          const named = 'notAssessed' in change ? component : (change.indicator ?? component);
          return (
            <tr key={`${unit} ${component} ${'notAssessed' in change ? '' : named}`}>
              <th scope="row" className={layout.cell}>
                {units && `${titleOf('unit', unit)} · `}
                {titleOf('indicator', named)}
              </th>
              <td className={layout.cell}>{sideText(change, 'before', language)}</td>
              <td className={layout.cell}>{sideText(change, 'after', language)}</td>
            </tr>
          );
        })}
      </DataTable>
      {changes.length > SHOWN && <Text>{say('submit.changes.more', { count: changes.length - SHOWN })}</Text>}
    </>
  );
}

function sideText(change: Change, side: 'before' | 'after', language: Language): string {
  return 'notAssessed' in change ? assessedText(change.notAssessed[side], language) : lineText(change[side], language);
}
