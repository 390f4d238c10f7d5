// What if (预考评试算): other shares, weights or points, and the places that would move; calculated here, stored nowhere.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Decisions } from '../../../shared/scoring/decisions';
import type { Sheet } from '../../../shared/scoring/sheet';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { BlendTrial, WeightTrial } from './number-trials';
import { PointsTrial } from './points-trial';
import { untouched } from './trial';
import { TrialOutcome } from './trial-outcome';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: readonly Sheet[];
  readonly decisions: Decisions;
}

export function TrialPart({ scheme, period, sheets, decisions }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [trial, setTrial] = useState(untouched);
  return (
    <>
      <Text>{say('trial.hint')}</Text>
      <BlendTrial scheme={scheme} trial={trial} onTrial={setTrial} />
      <WeightTrial scheme={scheme} trial={trial} onTrial={setTrial} />
      <PointsTrial scheme={scheme} sheets={sheets} trial={trial} onTrial={setTrial} />
      <div className={layout.row}>
        <Button disabled={trial === untouched} onClick={() => setTrial(untouched)}>
          {say('trial.reset')}
        </Button>
      </div>
      <TrialOutcome scheme={scheme} period={period} sheets={sheets} decisions={decisions} trial={trial} />
    </>
  );
}
