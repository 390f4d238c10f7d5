// The means of all units and of each category before and after, with their change in points and percent.
import { mergeClasses } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Comparison, MeanChange } from '../../../shared/scoring/analysis/compare-periods';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { changeText, scoreOrDash } from './change-text';

export function MeanChanges({ scheme, comparison }: { readonly scheme: Scheme; readonly comparison: Comparison }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const number = mergeClasses(layout.cell, layout.number);
  const titleOf = titlesOf(scheme, language);
  const rows: readonly (MeanChange & { readonly title: string })[] = [
    { title: say('compare.all'), ...comparison.overall },
    ...comparison.categories.map((mean) => ({ title: titleOf('category', mean.category), ...mean })),
  ];
  const changed = ({ change, percent }: MeanChange): string => {
    const points = changeText(scheme, change, language);
    const signed = percent?.toLocaleString(language, { signDisplay: 'exceptZero', maximumFractionDigits: 2 });
    return signed === undefined ? points : say('compare.percent', { change: points, percent: signed });
  };
  const title = say('compare.from', { before: comparison.before, after: comparison.after });
  const columns = [{ title: say('compare.category') }, { title: say('compare.means'), number: true }];
  return (
    <DataTable title={title} shown columns={columns}>
      {rows.map((row) => (
        <tr key={row.title}>
          <th scope="row" className={layout.cell}>
            {row.title}
          </th>
          <td className={number}>
            {say('compare.from', {
              before: scoreOrDash(scheme, row.before, language),
              after: scoreOrDash(scheme, row.after, language),
            })}
            <div className={layout.remark}>{changed(row)}</div>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
