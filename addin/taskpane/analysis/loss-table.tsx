// What one cause cost, unit by unit or reason by reason.
import { mergeClasses } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Loss } from '../../../shared/scoring/analysis/loss-figures';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { changeText, scoreOrDash } from './change-text';

interface Props {
  readonly scheme: Scheme;
  readonly caption: string;
  readonly head: string;
  /** whether there is an earlier period beside this one */
  readonly compared: boolean;
  readonly rows: readonly { readonly title: string; readonly loss: Loss }[];
}

export function LossTable({ scheme, caption, head, compared, rows }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const number = mergeClasses(layout.cell, layout.number);
  const figures = [say('lost.now'), ...(compared ? [say('lost.before'), say('lost.change')] : [])];
  const columns = [{ title: head }, ...figures.map((title) => ({ title, number: true }))];
  const cellsOf = ({ lost, before, change }: Loss): string[] => [
    scoreOrDash(scheme, lost?.value ?? null, language),
    ...(compared
      ? [scoreOrDash(scheme, before?.value ?? null, language), changeText(scheme, change?.value ?? null, language)]
      : []),
  ];
  return (
    <DataTable title={caption} shown columns={columns}>
      {rows.map(({ title, loss }) => (
        <tr key={title}>
          <th scope="row" className={layout.cell}>
            {title}
          </th>
          {cellsOf(loss).map((text, index) => (
            <td key={figures[index]} className={number}>
              {text}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
