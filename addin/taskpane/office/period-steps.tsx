// The period's state and the buttons that move it: close, sign off, publish, make final, reopen, withdraw; consolidating between them.
import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period, PeriodState } from '../../../shared/api/periods';
import { stepOf } from '../../../shared/lifecycle/life';
import { anyPeriodLife, periodStepInto } from '../../../shared/lifecycle/period-life';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { ApiProblem } from '../../session/failures';
import { useChoice } from '../choice/choice';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useTask } from '../../ui/use-task';
import { Consolidation } from './consolidation';
import { Missing } from './missing';
import { OutcomeMessage, type Outcome } from './outcome-message';
import { SignatureList } from './signature-list';
import { dayText, momentText } from '../../ui/moment';
import { Digest, shortDigest } from '../../ui/digest';
import { useNames } from '../../ui/use-names';
import { usePassing } from '../../ui/use-passing';
import { appealsUntil, stepsFor } from './steps';

const labels: Readonly<Record<PeriodState, MessageKey>> = {
  open: 'office.reopen',
  closed: 'office.close',
  consolidated: 'office.consolidate',
  signed: 'office.sign',
  published: 'office.publish',
  final: 'office.finalise',
};

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  toResults(): void;
}

export function PeriodSteps({ scheme, period, toResults }: Props) {
  const { api, me } = useServices();
  const choice = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [outcome, setOutcome] = usePassing<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const [opinion, setOpinion] = useState('');
  const [asked, setAsked] = useState<'close' | 'early' | 'unseen' | 'withdraw' | null>(null);
  const nameOf = useNames([...(period.results ? [period.results.by] : []), ...period.signatures.map(({ by }) => by)]);
  const params = { s: period.scheme, p: period.period };

  /** What is decided on is the results that stand here; where others have come meanwhile, nobody signs them unseen. */
  const move = (to: PeriodState): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const seen = period.results && { digest: period.results.digest };
      const { needsReason } = stepOf(anyPeriodLife, periodStepInto(to));
      const said = opinion.trim();
      const body = {
        to,
        ...(needsReason && { reason: reason.trim() }),
        ...(to === 'signed' && said !== '' && { opinion: said }),
        ...seen,
      };
      try {
        const moved = await api.ask('movePeriod', { params, body, signal });
        setReason('');
        setOpinion('');
        const text =
          moved.state === to
            ? say('office.moved', { period: moved.period, state: say(`state.${moved.state}`) })
            : say('office.signedOn', { count: signatoriesOf(scheme).length - moved.signatures.length });
        setOutcome({ intent: 'success', text, of: moved.changedAt });
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.problem.code !== 'stale') throw error;
        setOutcome({ intent: 'warning', text: say('office.stale', { step: say(labels[to]) }), of: null });
      }
    });

  const withdraw = (): void =>
    task.run(async (signal) => {
      await api.ask('withdrawPeriod', { params, signal });
    });

  const appeals = appealsUntil(period, scheme, new Date());
  const isUnseen = () => period.results !== null && !choice.hasSeenResults(period.results.digest);
  const begin = (to: PeriodState): void => {
    if (to === 'closed') setAsked('close');
    else if (to === 'final' && appeals) setAsked('early');
    else if (to === 'signed' && isUnseen()) setAsked('unseen');
    else move(to);
  };
  const answer = (confirmed: boolean, to: PeriodState): void => {
    setAsked(null);
    if (confirmed) move(to);
  };
  /** The results there are those that stand at the service now: the period is asked for as well. */
  const look = (): void => {
    setAsked(null);
    choice.refresh();
    toResults();
  };

  const steps = stepsFor(period, scheme, me);
  const again = period.state === 'consolidated';
  // What holds anything is closed instead; the service has the last word.
  const mayWithdraw = isOffice(me.roles) && period.state === 'open' && period.submissions === 0;
  const forward = steps.find((to) => !(again && to === 'consolidated'));
  return (
    <section className={layout.section} aria-label={say('today.state')}>
      <Text weight="semibold">
        {say('choice.withState', { period: period.period, state: say(`state.${period.state}`) })}
      </Text>
      {period.results && (
        <>
          <Text size={200} className={layout.secondary}>
            {say('office.results', {
              by: nameOf(period.results.by),
              time: momentText(language, period.results.at),
            })}
          </Text>
          <Digest digest={period.results.digest} says="results.digest" />
        </>
      )}
      {steps.length === 0 && <Text>{say('office.none')}</Text>}
      {steps.includes('signed') && (
        <Field label={say('office.opinion')}>
          <Textarea value={opinion} maxLength={2000} onChange={(_, { value }) => setOpinion(value)} />
        </Field>
      )}
      <div className={layout.row}>
        {steps
          .filter((to) => to !== 'open' && to !== 'consolidated')
          .map((to) => (
            <Button
              key={to}
              appearance={to === forward ? 'primary' : 'secondary'}
              disabled={task.running}
              onClick={() => begin(to)}
            >
              {say(labels[to])}
            </Button>
          ))}
      </div>
      <TaskStatus task={task} doing={say('office.working')} titleOf={titlesOf(scheme, language)} />
      {outcome !== null && !task.running && <OutcomeMessage outcome={outcome} period={period} />}
      {steps.includes('consolidated') && (
        <Consolidation scheme={scheme} period={period} next={forward === 'consolidated'} />
      )}
      {appeals && <Text>{say('office.appeals', { day: dayText(language, appeals) })}</Text>}
      <ConfirmDialog
        open={asked === 'close'}
        title={say('office.close.title', { period: period.period })}
        text={asked === 'close' && <Missing scheme={scheme} period={period} />}
        confirm={say('office.close')}
        onAnswer={(confirmed) => answer(confirmed, 'closed')}
      />
      <ConfirmDialog
        open={asked === 'early'}
        title={say('office.early')}
        text={say('office.appeals', { day: appeals ? dayText(language, appeals) : '' })}
        confirm={say('office.finalise')}
        onAnswer={(confirmed) => answer(confirmed, 'final')}
      />
      {period.results && (
        <ConfirmDialog
          open={asked === 'unseen'}
          title={say('office.unseen')}
          text={say('office.unseen.text', { digest: shortDigest(period.results.digest) })}
          confirm={say('office.unseen.sign')}
          instead={{ text: say('office.unseen.look'), onChoose: look }}
          onAnswer={(confirmed) => answer(confirmed, 'signed')}
        />
      )}
      <SignatureList scheme={scheme} period={period} nameOf={nameOf} />
      {mayWithdraw && (
        <div>
          <Button disabled={task.running} onClick={() => setAsked('withdraw')}>
            {say('office.withdraw')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asked === 'withdraw'}
        title={say('office.withdraw.title', { period: period.period })}
        text={say('office.withdraw.text')}
        confirm={say('office.withdraw')}
        onAnswer={(confirmed) => {
          setAsked(null);
          if (confirmed) withdraw();
        }}
      />
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
