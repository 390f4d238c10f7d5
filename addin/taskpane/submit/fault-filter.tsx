// The faults of one kind or one sheet at a time: who has many works through what belongs together.
import { Field, Select } from '@fluentui/react-components';
import { Fragment, useState, type ReactNode } from 'react';
import type { CellFault } from '../../../shared/sheets/table/cell-fault';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { faultKindOf, faultKinds, type FaultKind } from './fault-kind';

interface Props {
  readonly faults: readonly CellFault[];
  readonly children: (shown: readonly CellFault[]) => ReactNode;
}

const all = '';

export function FaultFilter({ faults, children }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [kind, setKind] = useState<FaultKind | typeof all>(all);
  const [sheet, setSheet] = useState(all);
  const sheets = [...new Set(faults.map(({ place }) => place.sheet))];
  const counted = faultKinds
    .map((one) => ({ kind: one, count: faults.filter(({ code }) => faultKindOf(code) === one).length }))
    .filter(({ count }) => count > 0);
  // What was chosen may be mended by now.
  const [ofKind, ofSheet] = [
    counted.some((one) => one.kind === kind) ? kind : all,
    sheets.includes(sheet) ? sheet : all,
  ];
  const shown = faults.filter(
    ({ code, place }) =>
      (ofKind === all || faultKindOf(code) === ofKind) && (ofSheet === all || place.sheet === ofSheet),
  );
  return (
    <>
      {counted.length > 1 && (
        <Field label={say('faults.kind')}>
          <Select
            className={layout.select}
            value={ofKind}
            onChange={(_, { value }) => setKind(faultKinds.find((one) => one === value) ?? all)}
          >
            <option value={all}>{say('faults.kind.all', { count: faults.length })}</option>
            {counted.map(({ kind: one, count }) => (
              <option key={one} value={one}>
                {say('faults.kind.one', { kind: say(`faults.kind.${one}`), count })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {sheets.length > 1 && (
        <Field label={say('faults.sheet')}>
          <Select className={layout.select} value={ofSheet} onChange={(_, { value }) => setSheet(value)}>
            <option value={all}>{say('faults.sheet.all')}</option>
            {sheets.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Fragment key={`${ofKind} ${ofSheet}`}>{children(shown)}</Fragment>
    </>
  );
}
