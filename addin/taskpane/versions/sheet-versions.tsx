// Every accepted version of one sheet: who, when, what it changed; and the way to restore an earlier one.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { problemSentence } from '../../../shared/text/sentences';
import type { Tried } from '../../session/outbox';
import type { SheetsEntry } from '../../session/outbox-entry';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { fillsSheets, isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { useNames } from '../../ui/use-names';
import { useTask } from '../../ui/use-task';
import { restore } from './restore';
import { VersionItem } from './version-item';
import { loadVersions, versionsOf, type Version } from './versions';

const intents = { accepted: 'success', waiting: 'warning', refused: 'error', discarded: 'info' } as const;

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheetKey: string;
  /** the ETag of the version that stands in the list: another one is another history */
  readonly latest: string;
}

export function SheetVersions({ scheme, period, sheetKey, latest }: Props) {
  const { api, me, outbox } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [asked, setAsked] = useState<Version | null>(null);
  const [tried, setTried] = useState<Tried<SheetsEntry> | null>(null);
  const [loaded, again] = useAsked(['history', period.scheme, period.period, sheetKey, latest], async (signal) =>
    versionsOf(
      scheme,
      await loadVersions(api, { scheme: period.scheme, period: period.period, key: sheetKey }, signal),
    ),
  );
  const versions = loaded.kind === 'ready' ? loaded.value : [];
  const nameOf = useNames(versions.map(({ accepted }) => accepted.by));

  const [unit = '', component = ''] = sheetKey.split('~');
  const group = scheme.components.find(({ id }) => id === component)?.group ?? '';
  const isOwn = isOffice(me.roles) || fillsSheets(scheme, me.roles)({ group, unit, component });
  const open = period.state === 'open' && isOwn;
  const current = versions[0];
  const run = (earlier: Version): void =>
    task.run(async (_, stopped) => {
      setTried(null);
      if (!current) return;
      const place = { scheme: period.scheme, period: period.period };
      setTried(await restore(outbox, { ...place, earlier: earlier.accepted, current: current.accepted }, stopped));
    });
  return (
    <>
      <TaskStatus task={task} doing={say('versions.restoring')} />
      {tried && (
        <MessageBar intent={intents[tried.kind]} layout="multiline">
          <MessageBarBody role={tried.kind === 'refused' ? 'alert' : 'status'}>{sentenceOf(tried)}</MessageBarBody>
        </MessageBar>
      )}
      <LoadedContent of={loaded} again={again}>
        {() => (
          <ol className={layout.plainList}>
            {versions.map((version, index) => (
              <VersionItem
                key={version.accepted.etag}
                scheme={scheme}
                version={version}
                nameOf={nameOf}
                current={index === 0}
                onRestore={open && index > 0 && !task.running ? () => setAsked(version) : null}
              />
            ))}
          </ol>
        )}
      </LoadedContent>
      <ConfirmDialog
        open={asked !== null}
        title={say('versions.restore.title', { version: asked?.version ?? 0 })}
        text={say('versions.restore.text', {
          unit: titlesOf(scheme, language)('unit', unit),
          version: asked?.version ?? 0,
        })}
        confirm={say('versions.restore.confirm')}
        onAnswer={(confirmed) => {
          if (confirmed && asked) run(asked);
          setAsked(null);
        }}
      />
    </>
  );

  function sentenceOf(result: Tried<SheetsEntry>): string {
    switch (result.kind) {
      case 'accepted':
        return say('versions.restored', { number: result.receipt.submission });
      case 'waiting':
        return say('versions.waiting');
      case 'discarded':
        return say('outbox.discarded');
      case 'refused':
        return result.problem.code === 'stale' ? say('versions.stale') : problemSentence(language, result.problem);
    }
  }
}
