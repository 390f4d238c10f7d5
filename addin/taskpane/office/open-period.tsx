// Opens a period of a scheme: the next of its cycle, a roll-up, or whichever the office names.
import { Button, Field, Input, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { parsePeriod, parsePeriodOf, periodAround, typedPeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { faultSentence } from '../../../shared/text/sentences';
import { useChoice } from '../choice/choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { Heading } from '../../ui/heading';
import { localDate } from '../today/due';
import { nextPeriods } from './next-periods';

export function OpenPeriod({ scheme }: { readonly scheme: Scheme }) {
  const { api } = useServices();
  const choice = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [typed, setTyped] = useState<string | null>(null);
  /** What was asked for last: its refusal is old once something else is typed. */
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const [opened, setOpened] = usePassing<string | null>(null);

  const known = choice.periods.kind === 'ready' ? choice.periods.value : [];
  const { ofCycle, rollUps } = nextPeriods(
    scheme,
    known.map(({ period }) => period),
  );
  const now = parsePeriod(localDate(new Date()).slice(0, 7));
  const next = ofCycle ?? (now.ok ? periodAround(now.value, scheme.cycle) : null);
  const text = typed ?? next ?? '';
  const meant = typedPeriod(text, next);
  const parsed = meant.ok ? parsePeriodOf(scheme, meant.value) : meant;
  const fault = parsed.ok || typed === null ? undefined : parsed.faults[0];
  const open = (): void =>
    task.run(async (signal) => {
      setOpened(null);
      setAskedFor(text);
      if (!parsed.ok) return;
      const params = { s: scheme.id, p: parsed.value };
      const { period } = await api.ask('openPeriod', { params, body: {}, signal });
      setTyped(null);
      setOpened(period);
      choice.choosePeriod(period);
    });
  return (
    <section className={layout.section} aria-label={say('office.openPeriod')}>
      <Heading>{say('office.openPeriod')}</Heading>
      <Field
        label={say('office.newPeriod')}
        {...(fault && { validationMessage: faultSentence(language, fault, (_, id) => id) })}
        {...(parsed.ok && parsed.value !== text && { hint: say('office.newPeriod.meant', { period: parsed.value }) })}
      >
        <Input value={text} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      {rollUps.length > 0 && (
        <div className={layout.row} role="group" aria-label={say('office.rollUps')}>
          <Text>{say('office.rollUps')}</Text>
          {rollUps.map((period) => (
            <Button key={period} size="small" onClick={() => setTyped(period)}>
              {period}
            </Button>
          ))}
        </div>
      )}
      <Button disabled={task.running || !parsed.ok} onClick={open}>
        {say('office.openPeriod')}
      </Button>
      {askedFor === text && <TaskStatus task={task} doing={say('office.openPeriod')} />}
      {opened !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{say('office.opened', { period: opened })}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
