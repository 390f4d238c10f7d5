// Opens the next period of a scheme.
import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { nextPeriod, parseCyclePeriod, parsePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { faultSentence } from '../../../shared/text/sentences';
import { useChoice } from '../choice';
import { latestFirst } from '../first-choice';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { useServices } from '../services';
import { TaskStatus } from '../task-status';
import { useTask } from '../use-task';
import { Heading } from '../heading';

export function OpenPeriod({ scheme }: { readonly scheme: Scheme }) {
  const { api } = useServices();
  const choice = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);

  const latest = choice.periods.kind === 'ready' ? latestFirst(choice.periods.value)[0] : undefined;
  const last = latest && parsePeriod(latest.period);
  const text = typed ?? (last?.ok ? nextPeriod(last.value) : '');
  const parsed = parseCyclePeriod(scheme, text);
  const fault = parsed.ok || typed === null ? undefined : parsed.faults[0];
  const open = (): void =>
    task.run(async (signal) => {
      setOpened(null);
      const { period } = await api.ask('openPeriod', { params: { s: scheme.id, p: text }, body: {}, signal });
      setTyped(null);
      setOpened(period);
      choice.choosePeriod(period);
      choice.refresh();
    });
  return (
    <section className={layout.section} aria-label={say('office.openPeriod')}>
      <Heading>{say('office.openPeriod')}</Heading>
      <Field
        label={say('office.newPeriod')}
        {...(fault && { validationMessage: faultSentence(language, fault, (_, id) => id) })}
      >
        <Input value={text} onChange={(_, { value }) => setTyped(value.trim())} />
      </Field>
      <Button disabled={task.running || !parsed.ok} onClick={open}>
        {say('office.openPeriod')}
      </Button>
      <TaskStatus task={task} doing={say('office.openPeriod')} />
      {opened !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{say('office.opened', { period: opened })}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
