// The outbox: what has not arrived yet, why, and what can be done about it.
import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Entry } from '../../session/outbox-entry';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useOutboxEntries } from '../../session/use-outbox-entries';
import { useTask } from '../../ui/use-task';
import { OutboxItem } from './outbox-item';

export function OutboxList() {
  const { outbox } = useServices();
  const entries = useOutboxEntries();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [discarding, setDiscarding] = useState<Entry | null>(null);
  if (entries.length === 0 && outbox.unreadable === 0) return null;
  const retry = (key: string): void => task.run((_, stopped) => outbox.retry(key, stopped).then(() => undefined));
  const asked = discarding?.state.kind === 'accepted' ? 'outbox.done' : 'outbox.discard';
  return (
    <section className={layout.section} aria-label={say('outbox.title')}>
      <Heading>{say('outbox.title')}</Heading>
      <Text size={200}>{say(outbox.durable ? 'outbox.durable' : 'outbox.fragile')}</Text>
      {outbox.unreadable > 0 && <Text>{say('outbox.unreadable', { count: outbox.unreadable })}</Text>}
      <TaskStatus task={task} doing={say('outbox.sending')} />
      <ul className={layout.plainList}>
        {entries.map((entry) => (
          <OutboxItem
            key={entry.key}
            entry={entry}
            busy={task.running}
            onRetry={() => retry(entry.key)}
            onDiscard={() => setDiscarding(entry)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={discarding !== null}
        title={say(`${asked}.title`)}
        text={say(discarding?.kind === 'records' ? `${asked}.records` : `${asked}.text`)}
        confirm={say(asked)}
        onAnswer={(confirmed) => {
          if (confirmed && discarding) task.run(() => outbox.discard(discarding.key));
          setDiscarding(null);
        }}
      />
    </section>
  );
}
