// The analyses that start from the accepted sheets of a period: lost points, what if, robustness.
import { Button } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { Heading } from '../heading';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { LoadedContent } from '../loaded-content';
import { Opening } from '../opening';
import { useServices } from '../services';
import { useLoaded } from '../use-loaded';
import { loadSheets } from './accepted-sheets';
import { LostPointsPart } from './lost-points-part';
import { RobustnessPart } from './robustness-part';
import { TrialPart } from './trial-part';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  /** the earlier period that lost points are compared with */
  readonly before: string | null;
}

export function SheetAnalyses({ scheme, period, before }: Props) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const load = useCallback((signal: AbortSignal) => loadSheets(api, scheme, period, signal), [api, scheme, period]);
  const [sheets, again] = useLoaded(load);
  return (
    <>
      <div className={layout.row}>
        <Button size="small" onClick={again}>
          {say('analysis.again')}
        </Button>
      </div>
      <Opening summary={<Heading>{say('lost.title')}</Heading>}>
        <LoadedContent of={sheets} again={again}>
          {(accepted) => <LostPointsPart scheme={scheme} sheets={accepted} before={before} />}
        </LoadedContent>
      </Opening>
      <Opening summary={<Heading>{say('trial.title')}</Heading>}>
        <LoadedContent of={sheets} again={again}>
          {(accepted) => <TrialPart scheme={scheme} period={period} sheets={accepted} />}
        </LoadedContent>
      </Opening>
      <Opening summary={<Heading>{say('robust.title')}</Heading>}>
        <LoadedContent of={sheets} again={again}>
          {(accepted) => <RobustnessPart scheme={scheme} period={period} sheets={accepted} />}
        </LoadedContent>
      </Opening>
    </>
  );
}
