// The faults of the sheets: real ones first, each with the way to its cell; what is not scored yet in one line.
import { Button, Text } from '@fluentui/react-components';
import type { CellFault } from '../../../shared/sheets/table/cell-fault';
import { namesListed } from '../../../shared/text/lists';
import { faultSentence, type TitleOf } from '../../../shared/text/sentences';
import type { OpenScores } from '../../score-workbook/score-workbook-context';
import { useWorkbook } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { PlacedFaults } from '../../ui/placed-faults';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { FillBlanks } from '../fill/fill-blanks';
import { FaultFilter } from './fault-filter';

interface Props {
  readonly scores: OpenScores;
  readonly faults: readonly CellFault[];
  readonly titleOf: TitleOf;
  /** Called when blanks were filled: the check is out of date then. */
  onFilled(): void;
}

export function FaultList({ scores, faults, titleOf, onFilled }: Props) {
  const language = useLanguage();
  const blanks = faults.filter(({ code }) => code === 'points-blank');
  const real = faults.filter(({ code }) => code !== 'points-blank');
  const entriesOf = (shown: readonly CellFault[]) =>
    shown.map((fault) => ({
      sentence: faultSentence(language, fault, titleOf),
      place: fault.code === 'table-missing' || fault.code === 'own-sheet-missing' ? null : fault.place,
    }));
  return (
    <>
      {real.length > 0 && (
        <FaultFilter faults={real}>
          {(shown) => (
            <PlacedFaults
              label="submit.faults.label"
              title="submit.faults"
              more="submit.faults.more"
              entries={entriesOf(shown)}
            />
          )}
        </FaultFilter>
      )}
      {blanks.length > 0 && <BlankLine scores={scores} blanks={blanks} onFilled={onFilled} />}
    </>
  );
}

/** Where somebody cannot be led to a blank cell, this many are named. */
const namedBlanks = 6;

interface BlankProps {
  readonly scores: OpenScores;
  readonly blanks: readonly CellFault[];
  onFilled(): void;
}

function BlankLine({ scores, blanks, onFilled }: BlankProps) {
  const workbook = useWorkbook();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const counts = new Map<string, number>();
  for (const { place } of blanks) counts.set(place.sheet, (counts.get(place.sheet) ?? 0) + 1);
  const sheets = [...counts].map(([sheet, count]) => say('fill.blanks.sheet', { sheet, count }));
  const first = blanks.slice(0, namedBlanks).map(({ place }) => `${place.sheet}!${place.address}`);
  const methods = new Map<unknown, string>(scores.scheme.components.map(({ id, method }) => [id, method]));
  // A table of somebody's own is never written into.
  const { adopted } = scores.kept;
  const canBeZero = blanks.some(
    ({ detail }) =>
      methods.get(detail['component']) === 'deduct' && !Object.hasOwn(adopted, String(detail['component'])),
  );
  return (
    <section className={layout.section} aria-label={say('submit.blanks.label')}>
      <Text role="alert">{say('submit.blanks', { count: blanks.length, sheets: namesListed(language, sheets) })}</Text>
      {!workbook.leadsToCells && (
        <Text size={200}>{say('file.blanksFrom', { cells: namesListed(language, first) })}</Text>
      )}
      <div className={layout.row}>
        {canBeZero && <FillBlanks scores={scores} label="fill.blanks.confirm" onFilled={onFilled} />}
        {workbook.leadsToCells && (
          <Button onClick={() => task.run(async () => (blanks[0] ? workbook.goTo(blanks[0].place) : undefined))}>
            {say('submit.blanks.show')}
          </Button>
        )}
      </div>
      <TaskStatus task={task} doing={say('busy.goTo')} />
    </section>
  );
}
