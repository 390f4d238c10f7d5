// In which rows the headers of a table stand, as somebody says it by hand.
import { Field, Input } from '@fluentui/react-components';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

/** Counted from 0. */
export interface HeaderRows {
  readonly first: number;
  readonly last: number;
}

interface Props {
  readonly rows: HeaderRows;
  /** rows that somebody asked for and that cannot be headers */
  readonly refused: HeaderRows | null;
  onMove(rows: HeaderRows): void;
}

export function HeaderRowsField({ rows, refused, onMove }: Props) {
  const say = useSay();
  const layout = useLayout();
  const shown = refused ?? rows;
  const move = (part: keyof HeaderRows, typed: string): void => {
    const row = Number(typed) - 1;
    if (!Number.isInteger(row) || row < 0) return;
    const next = { ...shown, [part]: row };
    if (part === 'first') onMove({ first: row, last: Math.max(row, row + shown.last - shown.first) });
    else onMove({ first: Math.min(next.first, row), last: row });
  };
  return (
    <Field
      label={say('own.header')}
      validationState={refused === null ? 'none' : 'error'}
      validationMessage={
        refused === null ? null : say('own.header.refused', { first: refused.first + 1, last: refused.last + 1 })
      }
    >
      <div className={layout.row} role="group" aria-label={say('own.header')}>
        <Input
          type="number"
          min={1}
          aria-label={say('own.header.first')}
          value={String(shown.first + 1)}
          onChange={(_, { value }) => move('first', value)}
        />
        <Input
          type="number"
          min={1}
          aria-label={say('own.header.last')}
          value={String(shown.last + 1)}
          onChange={(_, { value }) => move('last', value)}
        />
      </div>
    </Field>
  );
}
