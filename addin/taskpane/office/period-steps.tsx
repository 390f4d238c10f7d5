// The period's state and the buttons that move it: close, consolidate, sign off, publish, make final, reopen.
import { Button, MessageBar, MessageBarBody, Text, Textarea, Field } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period, PeriodState } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { ApiProblem } from '../../session/failures';
import { useChoice } from '../choice';
import { ConfirmDialog } from '../confirm-dialog';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { useServices } from '../services';
import { TaskStatus } from '../task-status';
import { useTask } from '../use-task';
import { ExcuseForm } from './excuse-form';
import { SignatureList } from './signature-list';
import { dayText } from '../moment';
import { appealsUntil, stepsFor } from './steps';

const labels: Readonly<Record<PeriodState, MessageKey>> = {
  open: 'office.reopen',
  closed: 'office.close',
  consolidated: 'office.consolidate',
  signed: 'office.sign',
  published: 'office.publish',
  final: 'office.finalise',
};

export function PeriodSteps({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const { api, me } = useServices();
  const choice = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [done, setDone] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [early, setEarly] = useState(false);
  const params = { s: period.scheme, p: period.period };

  const consolidate = (excused: readonly { unit: string; reason: string }[]): void =>
    task.run(async (signal) => {
      setDone(null);
      try {
        const { overall } = await api.ask('consolidate', { params, body: { excused: [...excused] }, signal });
        setIncomplete([]);
        setDone(say('office.consolidated', { ranked: overall.ranked, incomplete: overall.incomplete }));
        choice.refresh();
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.problem.code !== 'incomplete-units') throw error;
        const units = error.problem.faults.map(({ detail }) => String(detail.unit));
        setIncomplete([...excused.map(({ unit }) => unit), ...units]);
      }
    });
  const move = (to: PeriodState): void =>
    task.run(async (signal) => {
      setDone(null);
      const body = { to, ...(to === 'open' && { reason: reason.trim() }) };
      const moved = await api.ask('movePeriod', { params, body, signal });
      setReason('');
      setIncomplete([]);
      setDone(
        moved.state === to
          ? say('office.moved', { period: moved.period, state: say(`state.${moved.state}`) })
          : say('office.signedOn', { count: signatoriesOf(scheme).length - moved.signatures.length }),
      );
      choice.refresh();
    });

  const steps = stepsFor(period, scheme, me);
  const again = period.state === 'consolidated';
  const forward = steps.find((to) => !(again && to === 'consolidated'));
  const appeals = appealsUntil(period, scheme, new Date());
  return (
    <section className={layout.section} aria-label={say('today.state')}>
      <Text weight="semibold">
        {say('choice.withState', { period: period.period, state: say(`state.${period.state}`) })}
      </Text>
      {steps.length === 0 && <Text>{say('office.none')}</Text>}
      <div className={layout.row}>
        {steps
          .filter((to) => to !== 'open')
          .map((to) => (
            <Button
              key={to}
              appearance={to === forward ? 'primary' : 'secondary'}
              disabled={task.running}
              onClick={() =>
                to === 'consolidated' ? consolidate([]) : to === 'final' && appeals ? setEarly(true) : move(to)
              }
            >
              {say(to === 'consolidated' && again ? 'office.consolidateAgain' : labels[to])}
            </Button>
          ))}
      </div>
      <TaskStatus task={task} doing={say('office.working')} />
      {done !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{done}</MessageBarBody>
        </MessageBar>
      )}
      {appeals && <Text>{say('office.appeals', { day: dayText(language, appeals) })}</Text>}
      <ConfirmDialog
        open={early}
        title={say('office.early')}
        text={say('office.appeals', { day: appeals ? dayText(language, appeals) : '' })}
        confirm={say('office.finalise')}
        onAnswer={(confirmed) => {
          setEarly(false);
          if (confirmed) move('final');
        }}
      />
      <SignatureList scheme={scheme} period={period} />
      {incomplete.length > 0 && (
        <ExcuseForm scheme={scheme} units={incomplete} busy={task.running} onExcused={consolidate} />
      )}
      {steps.includes('open') && (
        <div className={layout.section}>
          <Field label={say('office.reason')}>
            <Textarea value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <Button disabled={task.running || reason.trim() === ''} onClick={() => move('open')}>
            {say(labels.open)}
          </Button>
        </div>
      )}
    </section>
  );
}
