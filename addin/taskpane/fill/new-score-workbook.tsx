// The form behind "New score workbook": whose sheets, which components; then they are laid out.
import { Button, Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import { componentsFilled, schemeOfMembers } from '../../../shared/scheme/members';
import { namesListed } from '../../../shared/text/lists';
import { takesSheets } from '../../../shared/scheme/defaults';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { layoutOf, type ScoreLayout, type ScoreLayouts } from '../../../shared/sheets/matrix/score-layout';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useCommand } from '../ribbon';
import { componentsToFill, groupsToFill, hostsToFill, isOffice } from '../../session/roles';
import { loadAccepted, loadCounted } from '../../session/scheme-source';
import { recallScoreWorkbook } from '../../score-workbook/score-workbook';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useTask } from '../../ui/use-task';
import { codeOf, layOut } from '../../score-workbook/lay-out';
import { useLaying } from '../file-workbook/use-laying';
import { ComponentChoice } from './component-choice';
import { useKeptLayouts } from './kept-layouts';

/** Told apart from a group of the same id. */
const hostValue = (id: string): string => `host:${id}`;

export function NewScoreWorkbook({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const { api, me, outbox } = useServices();
  const { lay, isFile } = useLaying();
  const { open, again } = useScoreWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const groups = groupsToFill(scheme, me.roles);
  const hosts = hostsToFill(scheme, me.roles);
  const [chosen, setChosen] = useState<string | null>(null);
  const [unchosen, setLeftOut] = useState<readonly string[] | null>(null);
  const [liked, like] = useKeptLayouts(`scorebook.layouts ${outbox.organisation} ${me.id} ${scheme.id}`);
  const [chosenLayouts, setChosenLayouts] = useState<ScoreLayouts>({});
  const [asking, setAsking] = useState(false);
  const [laid, setLaid] = useState<{ readonly sheets: number; readonly name: string } | null>(null);

  const host = hosts.find(({ id }) => hostValue(id) === chosen) ?? (groups.length === 0 ? hosts[0] : undefined);
  const group = host === undefined ? (groups.find(({ id }) => id === chosen) ?? groups[0]) : undefined;
  const filled =
    host === undefined ? componentsToFill(scheme, me.roles, group?.id ?? '') : componentsFilled(scheme, host.id);
  const leftToHosts = scheme.components.filter(
    (one) => one.group === group?.id && takesSheets(one) && !filled.includes(one),
  );
  // What is read from a table of somebody's own is laid out only where they say so.
  const own = open.kind === 'ready' ? Object.keys(open.value?.kept.adopted ?? {}) : [];
  const leftOut = unchosen ?? own;
  const components = filled.map(({ id }) => id as string).filter((id) => !leftOut.includes(id));
  const before = open.kind === 'ready' && !isFile ? (open.value?.kept ?? null) : null;
  // A month that is begun goes on as it lies, unless somebody chooses otherwise here.
  const begun = before?.scheme === period.scheme && before.period === period.period ? before.layouts : {};
  const layouts = { ...liked, ...begun, ...chosenLayouts };
  const chooseLayout = (component: string, layout: ScoreLayout): void => {
    setChosenLayouts({ ...chosenLayouts, [component]: layout });
    like(component, layout);
  };
  const isFilled = parseCyclePeriod(scheme, period.period).ok;
  const fillable = isFilled && period.state === 'open';
  const possible = open.kind === 'ready' && fillable && components.length > 0;

  const titleOf = titlesOf(scheme, language);
  const titleOfFilled = host === undefined ? titleOf('group', group?.id ?? '') : titleOf('unit', host.id);
  const create = (): void =>
    task.run(async (signal) => {
      setLaid(null);
      const [accepted, counted] = await Promise.all([
        loadAccepted(api, period, components, signal),
        loadCounted(api, period, signal),
      ]);
      const request = {
        scheme: host === undefined ? scheme : schemeOfMembers(scheme, host.id),
        groups: group ? [group.id] : [...new Set(filled.map((component) => component.group))],
        host: host?.id ?? null,
        layouts: Object.fromEntries(
          filled.filter(({ id }) => components.includes(id)).map((one) => [one.id, layoutOf(one, layouts)]),
        ),
        ...{ period, components, language, accepted, counted },
      };
      const name = say('file.template.name', { period: period.period, group: titleOfFilled });
      const sheets = await lay(
        name,
        signal,
        // A submission may have been noted in the workbook since the page was opened.
        async (workbook) =>
          layOut(workbook, { ...request, before: await recallScoreWorkbook(workbook), assessor: me.id }, signal),
        async (workbook) => {
          const made = await recallScoreWorkbook(workbook);
          return made === null ? undefined : codeOf(request, made.id);
        },
      );
      setLaid({ sheets, name });
      if (!isFile) again();
    });
  const start = (): void => (before ? setAsking(true) : create());
  useCommand('newScoreWorkbook', possible && !task.running ? start : null);

  if (!group && !host) return <Text>{say('fill.noGroup')}</Text>;
  return (
    <div className={layout.section}>
      <Field label={say('fill.group')}>
        <Select
          className={layout.select}
          value={group?.id ?? hostValue(host?.id ?? '')}
          onChange={(_, { value }) => setChosen(value)}
        >
          {groups.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('group', id)}
            </option>
          ))}
          {hosts.map(({ id }) => (
            <option key={hostValue(id)} value={hostValue(id)}>
              {say('fill.members', { unit: titleOf('unit', id) })}
            </option>
          ))}
        </Select>
      </Field>
      {group && isOffice(me.roles) && <Text>{say('fill.onBehalf', { group: titleOf('group', group.id) })}</Text>}
      {leftToHosts.length > 0 && (
        <Text>
          {say('fill.leftToHosts', {
            components: namesListed(
              language,
              leftToHosts.map(({ id }) => titleOf('component', id)),
            ),
          })}
        </Text>
      )}
      <ComponentChoice
        components={filled}
        leftOut={leftOut}
        layouts={layouts}
        titleOf={(id) => titleOf('component', id)}
        onLeftOut={setLeftOut}
        onLayout={chooseLayout}
      />
      {!isFilled && <Text>{say('fill.rolledUp', { period: period.period })}</Text>}
      {isFilled && period.state !== 'open' && (
        <Text>{say('fill.notOpen', { state: say(`state.${period.state}`) })}</Text>
      )}
      <Button appearance="primary" disabled={!possible || task.running} onClick={start}>
        {say(isFile ? 'file.template' : 'fill.create')}
      </Button>
      {isFile && <Text size={200}>{say('file.template.hint')}</Text>}
      <TaskStatus task={task} doing={say('fill.laying')} />
      {laid !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">
            {isFile ? say('file.template.done', { name: laid.name }) : say('fill.created', { sheets: laid.sheets })}
          </MessageBarBody>
        </MessageBar>
      )}
      <ConfirmDialog
        open={asking}
        title={say('fill.replace.title')}
        text={say(
          before?.scheme === period.scheme && before.period === period.period && before.host === (host?.id ?? null)
            ? 'fill.replace.same'
            : 'fill.replace.other',
          { period: before?.period ?? '' },
        )}
        confirm={say('fill.replace.confirm')}
        onAnswer={(confirmed) => {
          setAsking(false);
          if (confirmed) create();
        }}
      />
    </div>
  );
}
