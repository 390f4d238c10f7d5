// The tables of somebody's own that the workbook is read from: each can be changed and given up.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AdoptedTable } from '../../score-workbook/score-workbook';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { TableTarget } from './table-targets';

export interface TableInUse {
  readonly target: TableTarget;
  readonly table: AdoptedTable;
}

interface Props {
  readonly inUse: readonly TableInUse[];
  readonly titleOf: (target: TableTarget) => string;
  readonly busy: boolean;
  onChange(one: TableInUse): void;
  onForget(one: TableInUse): void;
}

export function AdoptedTables({ inUse, titleOf, busy, onChange, onForget }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [asked, setAsked] = useState<TableInUse | null>(null);
  if (inUse.length === 0) return null;
  return (
    <section className={layout.section} aria-label={say('own.adopted')}>
      <Text weight="semibold">{say('own.adopted')}</Text>
      <ul className={layout.plainList}>
        {inUse.map((one) => {
          const component = titleOf(one.target);
          return (
            <li key={one.target.value} className={layout.item}>
              <Text>{say('own.adopted.item', { component, sheet: one.table.mapping.sheet })}</Text>
              <div className={layout.row}>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={say('own.changeOf', { component })}
                  onClick={() => onChange(one)}
                >
                  {say('own.change')}
                </Button>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={say('own.forgetOf', { component })}
                  onClick={() => setAsked(one)}
                >
                  {say('own.forget')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        title={say('own.forget.title')}
        text={say('own.forget.text', {
          component: asked === null ? '' : titleOf(asked.target),
          sheet: asked?.table.mapping.sheet ?? '',
        })}
        confirm={say('own.forget')}
        onAnswer={(confirmed) => {
          setAsked(null);
          if (confirmed && asked) onForget(asked);
        }}
      />
    </section>
  );
}
