// The analyses that start from the accepted sheets of a period: lost points for all who see this page; for the office, which
// may still change something, what if and robustness.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Period as ListedPeriod } from '../../../shared/api/periods';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Decisions } from '../../../shared/scoring/decisions';
import type { Sheet } from '../../../shared/scoring/sheet';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Opening } from '../opening';
import { isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import type { Loaded } from '../../ui/use-loaded';
import { loadSheets } from './accepted-sheets';
import { LostPointsPart } from './lost-points-part';
import { RobustnessPart } from './robustness-part';
import { TrialPart } from './trial-part';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly decisions: Decisions;
  /** the earlier period that lost points are compared with */
  readonly before: ListedPeriod | null;
}

export function SheetAnalyses({ scheme, period, decisions, before }: Props) {
  const { api, me } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [sheets, again] = useAsked(['all sheets', scheme.id, period], (signal) =>
    loadSheets(api, scheme, period, signal),
  );
  return (
    <>
      <div className={layout.row}>
        <Button size="small" onClick={() => void again()}>
          {say('analysis.again')}
        </Button>
      </div>
      <SheetPart sheets={sheets} again={again} title={say('lost.title')}>
        {(accepted) => <LostPointsPart scheme={scheme} period={period} sheets={accepted} before={before} />}
      </SheetPart>
      {isOffice(me.roles) && (
        <>
          <SheetPart sheets={sheets} again={again} title={say('trial.title')}>
            {(accepted) => <TrialPart scheme={scheme} period={period} sheets={accepted} decisions={decisions} />}
          </SheetPart>
          <SheetPart sheets={sheets} again={again} title={say('robust.title')}>
            {(accepted) => <RobustnessPart scheme={scheme} period={period} sheets={accepted} decisions={decisions} />}
          </SheetPart>
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly sheets: Loaded<readonly Sheet[]>;
  readonly again: () => void;
  readonly children: (sheets: readonly Sheet[]) => ReactNode;
}

function SheetPart({ title, sheets, again, children }: PartProps) {
  return (
    <Opening summary={<Heading>{title}</Heading>}>
      <LoadedContent of={sheets} again={again}>
        {children}
      </LoadedContent>
    </Opening>
  );
}
