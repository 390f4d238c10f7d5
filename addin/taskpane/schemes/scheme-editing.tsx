// The scheme in the open workbook: check it, see what a new version changes, save it, take it out as JSON.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { schemeTableNames } from '../../../shared/sheets/scheme-workbook/scheme-tables';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices, useWorkbook } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { useTask } from '../../ui/use-task';
import { checkWorkbook, type Checked, type SoundScheme } from './check-workbook';
import { SchemeRegisters } from './flow/scheme-registers';
import { JsonOut } from './json-out';
import { compare, saveVersion, type NextVersion } from './save-version';
import { SaveResult, type Saving } from './save-result';
import { SchemeFaults, WarningList } from './scheme-findings';
import { rememberSchemeWorkbook, type Base, type SchemeWorkbook } from './scheme-workbook';
import { loadStored } from './stored-scheme';

/** What was asked last, and what came of it. */
type Outcome =
  | Extract<Checked, { kind: 'faults' }>
  | { readonly kind: 'checked' | 'json' | 'registers'; readonly sound: SoundScheme }
  | { readonly kind: 'saving'; readonly sound: SoundScheme; readonly saving: Saving };

interface Props {
  readonly kept: SchemeWorkbook;
  /** Looks again what the workbook remembers. */
  again(): void;
}

export function SchemeEditing({ kept, again }: Props) {
  const { api } = useServices();
  const workbook = useWorkbook();
  const titleOf = useSchemeTitle();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  /** Reads and checks the workbook, and goes on where it is sound. */
  const withSound = (goOn: (sound: SoundScheme, signal: AbortSignal) => Promise<void> | void): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const checked = checkWorkbook(await workbook.read(schemeTableNames()), kept.scheme, language);
      if (checked.kind === 'faults') setOutcome(checked);
      else await goOn(checked, signal);
    });
  const settle = async (sound: SoundScheme, saving: Saving): Promise<void> => {
    setOutcome({ kind: 'saving', sound, saving });
    if (!('base' in saving) || saving.base.etag === kept.base?.etag) return;
    const { base } = saving;
    await rememberSchemeWorkbook(workbook, { scheme: kept.scheme, base });
    again();
    await workbook.write(sound.versionPlace, [[base.version]]);
  };
  const compareOn = (base: Base | null): void =>
    withSound(async (sound, signal) =>
      settle(sound, compare(sound.scheme, base, await loadStored(api, kept.scheme, signal))),
    );
  const confirm = (sound: SoundScheme, version: NextVersion): void =>
    task.run(async (signal) => settle(sound, await saveVersion(api, version, signal)));

  const here = say('schemes.here', { scheme: titleOf(kept.scheme) });
  const saving = outcome?.kind === 'saving' && outcome.sound.warnings.length > 0 ? outcome.sound : null;
  const warned = outcome?.kind === 'checked' ? outcome.sound : saving;
  return (
    <section className={layout.section} aria-label={here}>
      <Text weight="semibold">{here}</Text>
      <Text>{kept.base ? say('schemes.here.base', { version: kept.base.version }) : say('schemes.here.new')}</Text>
      <div className={layout.row}>
        <Button disabled={task.running} onClick={() => withSound((sound) => setOutcome({ kind: 'checked', sound }))}>
          {say('schemes.check')}
        </Button>
        <Button appearance="primary" disabled={task.running} onClick={() => compareOn(kept.base)}>
          {say('schemes.save')}
        </Button>
        <Button disabled={task.running} onClick={() => withSound((sound) => setOutcome({ kind: 'json', sound }))}>
          {say('schemes.out')}
        </Button>
        <Button disabled={task.running} onClick={() => withSound((sound) => setOutcome({ kind: 'registers', sound }))}>
          {say('flow.open')}
        </Button>
      </div>
      <TaskStatus task={task} doing={say('schemes.working')} />
      {outcome?.kind === 'faults' && <SchemeFaults faults={outcome.faults} />}
      {outcome?.kind === 'saving' && (
        <SaveResult
          saving={outcome.saving}
          busy={task.running}
          onConfirm={(version) => confirm(outcome.sound, version)}
          onCompare={compareOn}
          onLeave={() => setOutcome(null)}
        />
      )}
      {outcome?.kind === 'registers' && <SchemeRegisters scheme={outcome.sound.scheme} />}
      {outcome?.kind === 'json' && <JsonOut scheme={outcome.sound.scheme} />}
      {warned && <WarningList sound={warned} />}
    </section>
  );
}
