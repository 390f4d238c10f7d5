// The period's state and how many of its score sheets have been submitted.
import { ProgressBar, Text } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { dayText } from '../../ui/moment';
import { LoadedContent } from '../../ui/loaded-content';
import { mayUse } from '../../session/roles';
import { useServices } from '../../session/services';
import { sheetsDone, useProgress } from '../office/progress-table';
import { useChoice } from '../choice/choice';
import { Heading } from '../../ui/heading';

export function ProgressLine({ period }: { readonly period: Period }) {
  const { me } = useServices();
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const { scheme } = useChoice();
  const known = scheme.kind === 'ready' ? scheme.value : undefined;
  return (
    <section className={layout.section} aria-label={say('today.state')}>
      <Heading>{say('today.state')}</Heading>
      <Text>{say('choice.withState', { period: period.period, state: say(`state.${period.state}`) })}</Text>
      {period.reopened && (
        <Text size={200} className={layout.secondary}>
          {say('today.reopened', {
            day: dayText(language, new Date(period.reopened.at)),
            reason: period.reopened.reason,
          })}
        </Text>
      )}
      {mayUse('progress', me.roles, { scheme: period.scheme }, known) && <Progress period={period} />}
    </section>
  );
}

function Progress({ period }: { readonly period: Period }) {
  const say = useSay();
  const [progress, again] = useProgress(period);
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
