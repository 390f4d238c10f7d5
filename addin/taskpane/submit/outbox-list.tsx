// The outbox: what has not arrived yet, why, and what can be done about it.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { problemSentence } from '../../../shared/text/sentences';
import type { Entry } from '../../session/outbox-entry';
import { ConfirmDialog } from '../confirm-dialog';
import { useLanguage, useSay, type Say } from '../language';
import type { Language } from '../../../shared/scheme/text';
import { useLayout } from '../layout';
import { timeText } from '../moment';
import { useServices } from '../services';
import { TaskStatus } from '../task-status';
import { useOutboxEntries } from '../use-outbox-entries';
import { useTask } from '../use-task';
import { Heading } from '../heading';

function entrySentence({ state }: Entry, say: Say, language: Language): string {
  if (state.kind === 'accepted') return say('outbox.accepted', { number: state.receipt.submission });
  if (state.kind === 'refused') return problemSentence(language, state.problem);
  const next = state.nextAt === null ? '' : timeText(language, state.nextAt);
  return say(state.because === null ? 'outbox.sending' : `outbox.${state.because}`, { tries: state.tries, next });
}

export function OutboxList() {
  const { outbox } = useServices();
  const entries = useOutboxEntries();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [discarding, setDiscarding] = useState<Entry | null>(null);
  if (entries.length === 0) return null;
  const retry = (key: string): void => task.run((signal) => outbox.retry(key, signal).then(() => undefined));
  return (
    <section className={layout.section} aria-label={say('outbox.title')}>
      <Heading>{say('outbox.title')}</Heading>
      <Text size={200}>{say(outbox.durable ? 'outbox.durable' : 'outbox.fragile')}</Text>
      <TaskStatus task={task} doing={say('outbox.sending')} />
      <ul className={layout.plainList}>
        {entries.map((entry) => (
          <li key={entry.key} className={layout.item}>
            <Text weight="semibold">
              {say('outbox.item', { scheme: entry.scheme, period: entry.period, count: entry.body.sheets.length })}
            </Text>
            <Text role="status">{entrySentence(entry, say, language)}</Text>
            <div className={layout.row}>
              {entry.state.kind !== 'accepted' && (
                <Button size="small" disabled={task.running} onClick={() => retry(entry.key)}>
                  {say('outbox.retry')}
                </Button>
              )}
              <Button size="small" onClick={() => setDiscarding(entry)}>
                {say(entry.state.kind === 'accepted' ? 'outbox.done' : 'outbox.discard')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={discarding !== null}
        title={say(discarding?.state.kind === 'accepted' ? 'outbox.done.title' : 'outbox.discard.title')}
        text={say(discarding?.state.kind === 'accepted' ? 'outbox.done.text' : 'outbox.discard.text')}
        confirm={say(discarding?.state.kind === 'accepted' ? 'outbox.done' : 'outbox.discard')}
        onAnswer={(confirmed) => {
          if (confirmed && discarding) task.run(() => outbox.discard(discarding.key));
          setDiscarding(null);
        }}
      />
    </section>
  );
}
