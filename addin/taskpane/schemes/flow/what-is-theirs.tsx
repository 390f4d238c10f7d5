// What a supposed person sees, writes and takes of a supposed record, what is kept from them and why, and whom it waits for.
import type { Register, RegisterStep } from '../../../../shared/scheme/register';
import { takersOf } from '../../../../shared/registers/take-step';
import { FactList } from '../../../ui/fact-list';
import { useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import type { FlowTexts } from './flow-text';
import type { Kept, Simulated } from './simulation';

interface Props {
  readonly register: Register;
  readonly texts: FlowTexts;
  readonly simulated: Simulated;
}

export function WhatIsTheirs({ register: { steps }, texts, simulated }: Props) {
  const say = useSay();
  const { sees, makes, writes, takes, kept, waitsFor } = simulated;
  const nobody = say('flow.nobody');
  const toldStep = (id: string): string => {
    const to = steps.find((step) => step.id === id)?.to;
    const step = texts.stepTitle(id);
    return to === undefined ? step : say('flow.takes.to', { step, to: texts.stateTitle(to) });
  };
  const because = (step: RegisterStep, why: Kept): string =>
    say(`flow.kept.${why}`, {
      people: texts.people(takersOf(step)),
      columns: texts.columns(Object.keys(step.if ?? {})),
    });
  return (
    <div role="status">
      <FactList
        facts={[
          [say('flow.sees'), say(sees ? 'flow.sees.yes' : 'flow.sees.no')],
          [say('flow.makes'), say(makes ? 'flow.makes.yes' : 'flow.makes.no')],
          [say('flow.writes'), writes.length === 0 ? nobody : texts.columns(writes)],
          [
            say('flow.takes'),
            <Lines
              key="takes"
              none={nobody}
              lines={takes.map(({ step, missing }) =>
                missing.length === 0
                  ? toldStep(step)
                  : say('flow.missing', { step: toldStep(step), columns: texts.columns(missing) }),
              )}
            />,
          ],
          [
            say('flow.kept'),
            <Lines
              key="kept"
              none={nobody}
              lines={kept.map(({ step, because: why }) =>
                say('flow.kept.line', { step: toldStep(step.id), because: because(step, why) }),
              )}
            />,
          ],
          [say('flow.waits'), waitsFor.length === 0 ? nobody : texts.people(waitsFor)],
        ]}
      />
    </div>
  );
}

function Lines({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  const layout = useLayout();
  if (lines.length === 0) return none;
  return (
    <ul className={layout.plainList}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
