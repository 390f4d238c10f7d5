// What a register sheet would change, record by record: cells old and new, the step, and what that does to the score.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import type { RowChange } from '../../../shared/sheets/register-sheet/register-changes';
import { valueText } from '../../../shared/sheets/register-sheet/register-words';
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

const SHOWN = 100;

export function RegisterSheetChanges({ changes }: { readonly changes: readonly RowChange[] }) {
  const say = useSay();
  const layout = useLayout();
  const title = say('registerSheet.changes', { count: changes.length });
  const points = changes.reduce((sum, one) => sum + Math.round((one.points.after - one.points.before) * 10_000), 0);
  return (
    <section className={layout.section} aria-label={say('registerSheet.changes.label')}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">
          {changes.length === 0 ? say('registerSheet.changes.none') : say('registerSheet.clean')}
        </MessageBarBody>
      </MessageBar>
      {changes.length > 0 && (
        <>
          <DataTable
            title={title}
            shown
            columns={[
              { title: say('registerSheet.change.record') },
              { title: say('registerSheet.change.what') },
              { title: say('registerSheet.change.score') },
            ]}
          >
            {changes.slice(0, SHOWN).map((change) => (
              <ChangeRow key={`${change.row.key} ${change.row.row}`} change={change} />
            ))}
          </DataTable>
          {changes.length > SHOWN && (
            <Text>{say('registerSheet.changes.more', { count: changes.length - SHOWN })}</Text>
          )}
          <Text>{say('registerSheet.changes.score', { points: signed(points / 10_000) })}</Text>
        </>
      )}
    </section>
  );
}

/** With its sign, as points that are added or taken off. */
const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0');

function ChangeRow({ change: { row, cells, from, to, points, isGate } }: { readonly change: RowChange }) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const { known, words, unit, step, reason } = row;
  const of = known?.record.unit ?? unit;
  const titles = [
    known?.record.number ?? say('registerSheet.change.new'),
    ...(of === null ? [] : [words.units.titleOf(of, language)]),
  ];
  const value = (column: string, one: RowChange['cells'][number]['before']) =>
    valueText(words, column, one, language) || say('registerSheet.change.blank');
  return (
    <tr>
      <th scope="row" className={layout.cell}>
        {namesListed(language, titles)}
      </th>
      <td className={layout.cell}>
        <ul className={layout.plainList}>
          {cells.map(({ column, before, after }) => (
            <li key={column}>
              {say('registerSheet.change.cell', {
                column: textIn(words.planned.columns.get(column)?.title ?? column, language),
                before: value(column, before),
                after: value(column, after),
              })}
            </li>
          ))}
          {step !== null && (
            <li>
              {say(from === to ? 'registerSheet.change.stepStays' : 'registerSheet.change.step', {
                step: words.steps.titleOf(step, language),
                from: words.states.titleOf(from, language),
                to: words.states.titleOf(to, language),
              })}
            </li>
          )}
          {reason !== null && <li>{say('registerSheet.change.reason', { reason })}</li>}
        </ul>
      </td>
      <td className={layout.cell}>
        {points.before === points.after
          ? say('registerSheet.change.noPoints')
          : say('registerSheet.change.points', { before: signed(points.before), after: signed(points.after) })}
        {isGate && ` ${say('registerSheet.change.gate')}`}
      </td>
    </tr>
  );
}
