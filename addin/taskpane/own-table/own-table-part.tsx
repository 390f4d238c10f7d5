// "Use a table of my own" on Fill: tables in use, those that are known again, and a new one: which component, which sheet, then what it holds.
import { Button, Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { isContinued } from '../../score-workbook/adopt-table';
import type { AdoptedTable } from '../../score-workbook/score-workbook';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { useServices } from '../../session/services';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { useFiles } from '../file-workbook/files-context';
import { AdoptedTables } from './adopted-tables';
import { ChooseSheet } from './choose-sheet';
import { KnownTables } from './known-tables';
import { tableTargets, type TableTarget } from './table-targets';
import { useAdoption } from './use-adoption';

interface Draft {
  readonly target: TableTarget;
  readonly before: AdoptedTable | null;
}

interface Confirmed {
  readonly target: TableTarget;
  readonly table: AdoptedTable;
}

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
}

export function OwnTablePart({ scheme, period }: Props) {
  const say = useSay();
  const layout = useLayout();
  const { me } = useServices();
  const files = useFiles();
  const targets = useMemo(() => tableTargets(scheme, me.roles), [me.roles, scheme]);
  if (targets.length === 0) return null;
  return (
    <section className={layout.section} aria-label={say('own.title')}>
      <Heading>{say('own.title')}</Heading>
      <Text size={200}>{say('own.hint')}</Text>
      {files !== null && files.chosen === null ? (
        <Text>{say('own.needsFile')}</Text>
      ) : (
        <OwnTables key={files?.chosen?.name ?? ''} targets={targets} scheme={scheme} period={period} />
      )}
    </section>
  );
}

function OwnTables({ scheme, period, targets }: Props & { readonly targets: readonly TableTarget[] }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOfScheme = useSchemeTitle();
  const { open } = useScoreWorkbook();
  const { adopt, forget, task } = useAdoption(period);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [asked, setAsked] = useState<Confirmed | null>(null);
  const [done, setDone] = useState<Confirmed | null>(null);

  const kept = open.kind === 'ready' ? (open.value?.kept ?? null) : null;
  const inUse = useMemo(
    () =>
      targets.flatMap((target) => {
        const isOf = isContinued(kept, { period, host: target.host });
        const table = isOf ? kept.adopted[target.component.id] : undefined;
        return table === undefined ? [] : [{ target, table }];
      }),
    [kept, period, targets],
  );
  const unused = useMemo(
    () => targets.filter((target) => !inUse.some((one) => one.target === target)),
    [inUse, targets],
  );
  const titleOf = titlesOf(scheme, language);
  const titleOfTarget = ({ component, host }: TableTarget): string => {
    const title = titleOf('component', component.id);
    return host === null ? title : `${say('fill.members', { unit: titleOf('unit', host) })} · ${title}`;
  };
  const purpose = (of: string, month: string, host: string | null): string => {
    const members = host === null ? [] : [say('fill.members', { unit: titleOf('unit', host) })];
    return [titleOfScheme(of), month, ...members].join(' · ');
  };
  const wanted = purpose(period.scheme, period.period, asked?.target.host ?? null);
  const target = targets.find(({ value }) => value === chosen) ?? targets[0];
  const start = (next: Draft): void => {
    setDone(null);
    setDraft(next);
  };
  const take = (confirmed: Confirmed): void =>
    adopt(confirmed.target, confirmed.table, () => {
      setDraft(null);
      setDone(confirmed);
    });
  const confirm = (confirmed: Confirmed): void => {
    if (kept === null || isContinued(kept, { period, host: confirmed.target.host })) take(confirmed);
    else setAsked(confirmed);
  };
  /** What the table says of its unit or its points otherwise than before is looked at first. */
  const use = (known: Confirmed): void => {
    if (known.table.mapping.confirmed) confirm(known);
    else start({ target: known.target, before: known.table });
  };
  const isOpen = period.state === 'open' && open.kind === 'ready';

  if (target === undefined) return null;
  return (
    <>
      <AdoptedTables
        inUse={inUse}
        titleOf={titleOfTarget}
        busy={task.running}
        onChange={(one) => start({ target: one.target, before: one.table })}
        onForget={(one) => {
          setDone(null);
          forget(one.target, one.table);
        }}
      />
      {isOpen && draft === null && <KnownTables targets={unused} busy={task.running} onUse={use} />}
      {period.state !== 'open' && <Text>{say('fill.notOpen', { state: say(`state.${period.state}`) })}</Text>}
      {draft === null ? (
        <>
          <Field label={say('own.component')}>
            <Select className={layout.select} value={target.value} onChange={(_, { value }) => setChosen(value)}>
              {targets.map((one) => (
                <option key={one.value} value={one.value}>
                  {titleOfTarget(one)}
                </option>
              ))}
            </Select>
          </Field>
          <div className={layout.row}>
            <Button disabled={!isOpen || task.running} onClick={() => start({ target, before: null })}>
              {say('own.start')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Text weight="semibold">{titleOfTarget(draft.target)}</Text>
          <ChooseSheet
            key={draft.target.value}
            target={draft.target}
            before={draft.before}
            busy={task.running}
            onConfirm={(table) => confirm({ target: draft.target, table })}
          />
          <div className={layout.row}>
            <Button onClick={() => setDraft(null)}>{say('busy.cancel')}</Button>
          </div>
        </>
      )}
      <TaskStatus task={task} doing={say('own.adopting')} />
      {done !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">
            {say('own.done', { component: titleOfTarget(done.target), sheet: done.table.mapping.sheet })}
          </MessageBarBody>
        </MessageBar>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={say('own.replace.title', { period: wanted })}
        text={say('own.replace.text', {
          before: kept === null ? '' : purpose(kept.scheme, kept.period, kept.host),
          period: wanted,
        })}
        confirm={say('own.replace.confirm', { period: period.period })}
        onAnswer={(confirmed) => {
          setAsked(null);
          if (confirmed && asked) take(asked);
        }}
      />
    </>
  );
}
