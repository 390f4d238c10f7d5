// Office (考核办): the progress of a period and its way from open to final.
import { ChoiceBar } from '../choice-bar';
import { useChoice } from '../choice';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { LoadedContent } from '../loaded-content';
import { isOffice } from '../roles';
import { useServices } from '../services';
import { OpenPeriod } from './open-period';
import { PeriodSteps } from './period-steps';
import { ProgressMatrix } from './progress-matrix';
import { Heading } from '../heading';

export function OfficePage() {
  const { me } = useServices();
  const say = useSay();
  const layout = useLayout();
  const { period, scheme } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('office.title')}</Heading>
      <ChoiceBar noPeriods="office.noPeriods" />
      <LoadedContent of={scheme}>
        {(known) => (
          <>
            {period && <PeriodSteps key={`${period.scheme} ${period.period}`} scheme={known} period={period} />}
            {period && <ProgressMatrix scheme={known} period={period} />}
            {isOffice(me.roles) && <OpenPeriod key={known.id} scheme={known} />}
          </>
        )}
      </LoadedContent>
    </div>
  );
}
