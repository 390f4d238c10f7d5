// In which rows the headers of a table stand, as somebody says it by hand.
import { Field, Input, Label, makeStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

/** Counted from 0. */
export interface HeaderRows {
  readonly first: number;
  readonly last: number;
}

/** The rows as people count them: 4, or 3–4. */
export function rowsText({ first, last }: HeaderRows): string {
  return first === last ? String(first + 1) : `${first + 1}–${last + 1}`;
}

interface Props {
  readonly rows: HeaderRows;
  /** rows that somebody asked for and that cannot be headers */
  readonly refused: HeaderRows | null;
  onMove(rows: HeaderRows): void;
}

const useStyles = makeStyles({ number: { width: '84px', '& > input': { minWidth: 0 } } });

export function HeaderRowsField({ rows, refused, onMove }: Props) {
  const say = useSay();
  const layout = useLayout();
  const styles = useStyles();
  const id = useId();
  const shown = refused ?? rows;
  const move = (part: keyof HeaderRows, typed: string): void => {
    const row = Number(typed) - 1;
    if (!Number.isInteger(row) || row < 0) return;
    // The first row takes the others along; the last one makes the band taller or lower.
    if (part === 'first') onMove({ first: row, last: row + shown.last - shown.first });
    else onMove({ first: Math.min(shown.first, row), last: row });
  };
  return (
    <Field
      label={say('own.header')}
      validationState={refused === null ? 'none' : 'error'}
      validationMessage={refused === null ? null : say('own.header.refused', { rows: rowsText(refused) })}
    >
      <div className={layout.row} role="group" aria-label={say('own.header')}>
        {(['first', 'last'] as const).map((part) => (
          <div key={part} className={layout.row}>
            <Label htmlFor={`${id}${part}`}>{say(`own.header.${part}`)}</Label>
            <Input
              id={`${id}${part}`}
              className={styles.number}
              type="number"
              min={1}
              value={String(shown[part] + 1)}
              onChange={(_, { value }) => move(part, value)}
            />
          </div>
        ))}
      </div>
    </Field>
  );
}
