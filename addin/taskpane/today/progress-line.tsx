// The period's state and how many of its score sheets have been submitted.
import { ProgressBar, Text } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Period } from '../../../shared/api/periods';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { mayUse } from '../../session/roles';
import { useServices } from '../../session/services';
import { sheetsDone } from '../office/progress-table';
import { useLoaded } from '../../ui/use-loaded';
import { Heading } from '../../ui/heading';

export function ProgressLine({ period }: { readonly period: Period }) {
  const { me } = useServices();
  const say = useSay();
  const layout = useLayout();
  return (
    <section className={layout.section} aria-label={say('today.state')}>
      <Heading>{say('today.state')}</Heading>
      <Text>{say('choice.withState', { period: period.period, state: say(`state.${period.state}`) })}</Text>
      {mayUse('progress', me.roles, { scheme: period.scheme }) && <Progress period={period} />}
    </section>
  );
}

function Progress({ period }: { readonly period: Period }) {
  const { api } = useServices();
  const say = useSay();
  const load = useCallback(
    (signal: AbortSignal) => api.ask('progress', { params: { s: period.scheme, p: period.period }, signal }),
    [api, period],
  );
  const [progress, again] = useLoaded(load);
  return (
    <LoadedContent of={progress} again={again}>
      {({ cells }) => {
        const { accepted, all } = sheetsDone(cells);
        const text = say('today.accepted', { accepted, all });
        return (
          <>
            <ProgressBar value={accepted} max={Math.max(all, 1)} thickness="large" aria-label={say('today.progress')} />
            <Text>{text}</Text>
          </>
        );
      }}
    </LoadedContent>
  );
}
