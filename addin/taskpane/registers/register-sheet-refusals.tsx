// What the service refused of a register sheet: cells that somebody else changed meanwhile, to choose from; every other fault at its cell.
import { Button, Field, MessageBar, MessageBarBody, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Value } from '../../../shared/registers/record';
import { textIn } from '../../../shared/scheme/text';
import type { Scheme } from '../../../shared/scheme/scheme';
import { wordsBy, valueText, type RegisterWords } from '../../../shared/sheets/register-sheet/register-words';
import { faultSentence, problemSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { PlacedList } from '../../ui/placed-list';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useLoaded } from '../../ui/use-loaded';
import { useTask } from '../../ui/use-task';
import { resolveConflicts, stepPlace, type RowConflict, type Side } from '../../register-workbook/conflicts';
import type { KeptRegister } from '../../register-workbook/kept-register';
import { plansOf, sheetOf } from '../../register-workbook/open-register';
import type { RefusedPart } from '../../register-workbook/refusal';
import type { RegisterDesk } from '../../register-workbook/register-desk';

interface Props {
  readonly scheme: Scheme;
  readonly kept: KeptRegister;
  readonly parts: readonly RefusedPart[];
  readonly desk: RegisterDesk;
  readonly busy: boolean;
  /** Called when the choice stands in the sheet. */
  onChosen(): void;
}

export function RegisterSheetRefusals({ scheme, kept, parts, desk, busy, onChosen }: Props) {
  const language = useLanguage();
  const titleOf = titlesOf(scheme, language);
  const conflicts = parts.flatMap((part) => part.conflicts);
  return (
    <>
      {parts
        .filter(({ problem, faults }) => problem.code !== 'stale' || faults.length > 0)
        .map(({ entry, problem, faults }) => (
          <MessageBar key={entry.key} intent="error" layout="multiline">
            <MessageBarBody role="alert">
              {problemSentence(language, problem)}
              <PlacedList
                more="submit.faults.more"
                entries={faults.map((fault) => ({
                  sentence: faultSentence(language, fault, titleOf),
                  place: fault.place.address === '' ? null : fault.place,
                }))}
              />
            </MessageBarBody>
          </MessageBar>
        ))}
      {conflicts.length > 0 && (
        <CellChoice key={parts.map(({ entry }) => entry.key).join()} {...{ kept, conflicts, desk, busy, onChosen }} />
      )}
    </>
  );
}

interface ChoiceProps extends Omit<Props, 'scheme' | 'parts'> {
  readonly conflicts: readonly RowConflict[];
}

const placeKey = (key: string, place: string): string => JSON.stringify([key, place]);

function CellChoice({ kept, conflicts, desk, busy, onChosen }: ChoiceProps) {
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const load = useCallback(
    async () => wordsBy(sheetOf(kept, await plansOf(desk, kept.scheme, kept.versions), desk.who)),
    [desk, kept],
  );
  const [loaded] = useLoaded(load);
  const places = conflicts.flatMap((conflict) => [
    ...conflict.cells.map(({ column }) => ({ conflict, place: column })),
    ...(conflict.step === null ? [] : [{ conflict, place: stepPlace }]),
  ]);
  const all = (side: Side): void =>
    setSides(Object.fromEntries(places.map(({ conflict, place }) => [placeKey(conflict.key, place), side])));
  const isComplete = places.every(({ conflict, place }) => sides[placeKey(conflict.key, place)] !== undefined);
  const resolve = (): void =>
    task.run(async () => {
      await resolveConflicts(desk, kept, conflicts, (key, place) => sides[placeKey(key, place)] ?? 'mine');
      onChosen();
    });
  return (
    <section className={layout.section} aria-label={say('registerSheet.conflict.title')}>
      <Text weight="semibold">{say('registerSheet.conflict.title')}</Text>
      <Text>{say('registerSheet.conflict.text', { count: places.length })}</Text>
      <div className={layout.row}>
        <Button onClick={() => all('mine')}>{say('conflict.allMine')}</Button>
        <Button onClick={() => all('theirs')}>{say('registerSheet.conflict.allTheirs')}</Button>
      </div>
      <ul className={layout.plainList}>
        {loaded.kind === 'ready' &&
          places.map(({ conflict, place }) => {
            const words = loaded.value(conflict.theirs.record.period);
            const key = placeKey(conflict.key, place);
            return (
              words && (
                <li key={key} className={layout.item}>
                  <OneChoice
                    {...{ conflict, place, words }}
                    side={sides[key] ?? null}
                    onSide={(side) => setSides({ ...sides, [key]: side })}
                  />
                </li>
              )
            );
          })}
      </ul>
      <Button appearance="primary" disabled={busy || task.running || !isComplete} onClick={resolve}>
        {say('registerSheet.conflict.resubmit')}
      </Button>
      <TaskStatus task={task} doing={say('registerSheet.submitting')} />
    </section>
  );
}

interface OneProps {
  readonly conflict: RowConflict;
  readonly place: string;
  readonly words: RegisterWords;
  readonly side: Side | null;
  onSide(side: Side): void;
}

function OneChoice({ conflict: { key, theirs, cells, step }, place, words, side, onSide }: OneProps) {
  const language = useLanguage();
  const say = useSay();
  const cell = cells.find(({ column }) => column === place);
  const said = (value: Value | null) => valueText(words, place, value, language) || say('registerSheet.change.blank');
  const [title, mine, other] = cell
    ? [textIn(words.planned.columns.get(place)?.title ?? place, language), said(cell.mine), said(cell.theirs)]
    : [
        say('registerSheet.column.step'),
        words.steps.titleOf(step ?? '', language),
        say('registerSheet.conflict.state', { state: words.states.titleOf(theirs.record.state, language) }),
      ];
  return (
    <Field label={say('registerSheet.conflict.cell', { record: key, column: title })}>
      <RadioGroup value={side ?? ''} onChange={(_, { value }) => onSide(value as Side)}>
        <Radio value="mine" label={say('conflict.mine', { line: mine })} />
        <Radio value="theirs" label={say('conflict.theirs', { line: other })} />
      </RadioGroup>
    </Field>
  );
}
