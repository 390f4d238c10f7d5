// A unit in the table of places, and below it, once opened, how its score came about.
import { Link, mergeClasses } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { UnitId } from '../../../shared/scheme/id';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ExplanationTree } from './explanation-tree';

interface Props {
  readonly scheme: Scheme;
  readonly period: string;
  readonly unit: UnitId;
  /** what the unit is called: worked out once for all rows */
  readonly title: string;
  readonly place: string;
  readonly score: string;
  readonly remarks: readonly string[];
}

export function UnitRows({ scheme, period, unit, title, place, score, remarks }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [open, setOpen] = useState(false);
  const explanation = useId();
  const number = mergeClasses(layout.cell, layout.number);
  return (
    <>
      <tr>
        <td className={number}>{place}</td>
        <th scope="row" className={layout.cell}>
          <Link
            as="button"
            className={layout.inText}
            aria-expanded={open}
            aria-controls={explanation}
            title={say('explanation.open')}
            onClick={() => setOpen(!open)}
          >
            {title}
          </Link>
          {remarks.map((text) => (
            <div key={text} className={layout.remark}>
              {text}
            </div>
          ))}
        </th>
        <td className={number}>{score}</td>
      </tr>
      <tr id={explanation} hidden={!open}>
        <td colSpan={3} className={layout.wholeRow}>
          {open && (
            <section aria-label={say('explanation.of', { unit: title })}>
              <ExplanationTree scheme={scheme} period={period} unit={unit} />
            </section>
          )}
        </td>
      </tr>
    </>
  );
}
