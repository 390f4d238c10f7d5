// Tables of the workbook whose headers somebody has confirmed before: read as then at one click.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useCallback } from 'react';
import { between, findAgain } from '../../../shared/sheets/adopt/find-again';
import { recallTables, type RememberedTable } from '../../score-workbook/remembered-tables';
import type { AdoptedTable } from '../../score-workbook/score-workbook';
import { useServices, useWorkbook } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { dayText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import { useLoaded } from '../../ui/use-loaded';
import { keptTab } from '../../workbook/file/kept-sheet';
import type { Workbook } from '../../workbook/port';
import type { TableTarget } from './table-targets';

/** A workbook of more sheets is not read through unasked. */
const MOST_SHEETS = 20;

export interface KnownTable {
  readonly target: TableTarget;
  readonly table: AdoptedTable;
  readonly at: string;
}

async function knownIn(
  workbook: Workbook,
  remembered: readonly { readonly target: TableTarget; readonly one: RememberedTable }[],
): Promise<KnownTable[]> {
  if (remembered.length === 0) return [];
  const tabs = (await workbook.tabs()).filter(({ name, isHidden }) => !isHidden && name !== keptTab);
  if (tabs.length > MOST_SHEETS) return [];
  const known: KnownTable[] = [];
  for (const { name } of tabs) {
    const grid = await workbook.readSheet(name);
    for (const { target, one } of remembered) {
      const { mapping, columns } = one.table;
      const { scheme, component } = target;
      const options = { scheme, component, ...(columns === null ? {} : { within: between(columns) }) };
      const again = findAgain(grid, mapping, options);
      const isTold = known.some((other) => other.target === target && other.table.mapping.sheet === name);
      if (again.kind === 'found' && !isTold)
        known.push({ target, table: { ...one.table, mapping: again.mapping }, at: one.at });
    }
  }
  return known;
}

interface Props {
  /** those for which no table is in use */
  readonly targets: readonly TableTarget[];
  readonly busy: boolean;
  onUse(known: KnownTable): void;
}

export function KnownTables({ targets, busy, onUse }: Props) {
  const { me } = useServices();
  const workbook = useWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { organisation } = me;
  const load = useCallback(() => {
    const remembered = targets.flatMap((target) =>
      recallTables({ organisation, ...target.owners })
        .filter(({ component }) => component === target.component.id)
        .map((one) => ({ target, one })),
    );
    return knownIn(workbook, remembered);
  }, [organisation, targets, workbook]);
  const [known] = useLoaded(load);
  if (known.kind !== 'ready' || known.value.length === 0) return null;
  return (
    <section className={layout.section} aria-label={say('own.known.label')}>
      {known.value.map((one) => {
        const component = titlesOf(one.target.scheme, language)('component', one.target.component.id);
        const { sheet } = one.table.mapping;
        return (
          <MessageBar key={`${one.target.value} ${sheet}`} layout="multiline">
            <MessageBarBody>
              {say('own.known', { sheet, component, day: dayText(language, new Date(one.at)) })}
            </MessageBarBody>
            <MessageBarActions>
              <Button
                disabled={busy}
                aria-label={say('own.known.useOf', { component, sheet })}
                onClick={() => onUse(one)}
              >
                {say('own.known.use')}
              </Button>
            </MessageBarActions>
          </MessageBar>
        );
      })}
    </section>
  );
}
