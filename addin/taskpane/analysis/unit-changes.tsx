// The units of a category before and after: score and place, and what became of them.
import { mergeClasses } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { UnitChange } from '../../../shared/scoring/analysis/compare-periods';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { Opening } from '../opening';
import { titlesOf } from '../titles';
import { changeText, placesText, scoreOrDash } from './change-text';

interface Props {
  readonly scheme: Scheme;
  readonly title: string;
  readonly open: boolean;
  readonly changes: readonly UnitChange[];
}

export function UnitChanges({ scheme, title, open, changes }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const number = mergeClasses(layout.cell, layout.number);
  return (
    <Opening open={open} summary={title}>
      <table className={layout.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col" className={layout.cell}>
              {say('results.unit')}
            </th>
            <th scope="col" className={number}>
              {say('results.final')}
            </th>
            <th scope="col" className={number}>
              {say('results.place')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ unit, before, after, scoreChange, placesGained }) => (
            <tr key={unit}>
              <th scope="row" className={layout.cell}>
                {titleOf('unit', unit)}
              </th>
              <td className={number}>
                {say('compare.from', {
                  before: scoreOrDash(scheme, before?.final ?? null, language),
                  after: scoreOrDash(scheme, after?.final ?? null, language),
                })}
                <div className={layout.remark}>{changeText(scheme, scoreChange, language)}</div>
              </td>
              <td className={number}>
                {say('compare.from', { before: before?.place ?? '—', after: after?.place ?? '—' })}
                <div className={layout.remark}>{placesText(placesGained, language)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Opening>
  );
}
