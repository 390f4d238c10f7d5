// Office (考核办): the progress of a period and its way from open to final.
import type { Period } from '../../../shared/api/periods';
import { parsePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { rollupTo } from '../../../shared/scoring/roll-up';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import type { PageId } from '../pages';
import { isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { MissingYears } from './missing-years';
import { ObserversInTurn } from './observers-in-turn';
import { OpenPeriod } from './open-period';
import { PartsTable } from './parts-table';
import { PeriodSteps } from './period-steps';
import { ProgressMatrix } from './progress-matrix';
import { WorkingDays } from './working-days';
import { Heading } from '../../ui/heading';

export function OfficePage({ goTo }: { goTo(page: PageId): void }) {
  const { me } = useServices();
  const say = useSay();
  const layout = useLayout();
  const { schemeId, period, scheme } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('office.title')}</Heading>
      <ChoiceBar noPeriods="office.noPeriods" />
      {schemeId !== null && (
        <LoadedContent of={scheme}>
          {(known) => (
            <>
              {isOffice(me.roles) && <MissingYears scheme={known} />}
              {period && (
                <PeriodSteps
                  key={`${period.scheme} ${period.period}`}
                  scheme={known}
                  period={period}
                  toResults={() => goTo('results')}
                />
              )}
              {period && <Progress scheme={known} period={period} />}
              {isOffice(me.roles) && <OpenPeriod key={known.id} scheme={known} />}
              {isOffice(me.roles) && <ObserversInTurn key={`observers ${known.id}`} scheme={known} />}
              {isOffice(me.roles) && <WorkingDays />}
            </>
          )}
        </LoadedContent>
      )}
    </div>
  );
}

/** For a period of the cycle its sheets, for a longer one its parts. */
function Progress({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const parsed = parsePeriod(period.period);
  const rule = parsed.ok ? rollupTo(scheme, parsed.value) : null;
  if (!parsed.ok || rule === null) return <ProgressMatrix scheme={scheme} period={period} />;
  return <PartsTable period={parsed.value} rule={rule} />;
}
