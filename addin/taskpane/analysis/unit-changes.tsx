// The units of a category before and after: score and place, and what became of them.
import { mergeClasses } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { UnitChange } from '../../../shared/scoring/analysis/compare-periods';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { Opening } from '../opening';
import { titlesOf } from '../../ui/titles';
import { changeText, placesText, scoreOrDash } from './change-text';

interface Props {
  readonly scheme: Scheme;
  readonly title: string;
  readonly open: boolean;
  readonly changes: readonly UnitChange[];
  /** lines below a unit on what it earns */
  readonly earned?: ReadonlyMap<UnitId, readonly string[]>;
}

export function UnitChanges({ scheme, title, open, changes, earned }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const columns = [
    { title: say('results.unit') },
    { title: say('results.final'), number: true },
    { title: say('results.place'), number: true },
  ];
  return (
    <Opening open={open} summary={title}>
      <DataTable title={title} columns={columns}>
        {changes.map(({ unit, before, after, scoreChange, placesGained }) => {
          const lines = earned?.get(unit) ?? [];
          const cell = lines.length === 0 ? layout.cell : layout.openCell;
          return (
            <Fragment key={unit}>
              <tr>
                <th scope="row" className={cell}>
                  {titleOf('unit', unit)}
                </th>
                <td className={mergeClasses(cell, layout.number)}>
                  {say('compare.from', {
                    before: scoreOrDash(scheme, before?.final ?? null, language),
                    after: scoreOrDash(scheme, after?.final ?? null, language),
                  })}
                  <div className={layout.remark}>{changeText(scheme, scoreChange, language)}</div>
                </td>
                <td className={mergeClasses(cell, layout.number)}>
                  {say('compare.from', { before: before?.place ?? '—', after: after?.place ?? '—' })}
                  <div className={layout.remark}>{placesText(placesGained, language)}</div>
                </td>
              </tr>
              {lines.length > 0 && (
                <tr>
                  <td colSpan={3} className={layout.cell}>
                    {lines.map((line) => (
                      <div key={line}>{line}</div>
                    ))}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </DataTable>
    </Opening>
  );
}
