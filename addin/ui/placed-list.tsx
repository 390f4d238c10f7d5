// Sentences about cells, each with the way to its cell.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellPlace } from '../../shared/sheets/plan';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import { useSay } from './language';
import { useLayout } from './layout';
import { useWorkbook } from '../session/services';
import { TaskStatus } from './task-status';
import { useTask } from './use-task';
import { WholeDates } from './whole-dates';

const SHOWN = 100;

export interface PlacedSentence {
  readonly sentence: string;
  /** null where the cell is gone */
  readonly place: CellPlace | null;
}

interface Props {
  readonly entries: readonly PlacedSentence[];
  /** says how many are not shown */
  readonly more: MessageKey;
}

export function PlacedList({ entries, more }: Props) {
  const workbook = useWorkbook();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [at, setAt] = useState(-1);
  const places = entries.slice(0, SHOWN).flatMap(({ place }) => place ?? []);
  const step = (to: number): void => {
    const place = places[to];
    if (!place) return;
    setAt(to);
    task.run(() => workbook.goTo(place));
  };
  return (
    <>
      {places.length > 1 && workbook.leadsToCells && (
        <div className={layout.row}>
          <Button size="small" disabled={at <= 0} onClick={() => step(at - 1)}>
            {say('submit.faults.previous')}
          </Button>
          <Button size="small" disabled={at >= places.length - 1} onClick={() => step(at + 1)}>
            {say('submit.faults.next')}
          </Button>
          {at >= 0 && (
            <Text role="status">
              {at + 1} / {places.length}
            </Text>
          )}
        </div>
      )}
      <TaskStatus task={task} doing={say('busy.goTo')} />
      <ul className={layout.plainList}>
        {entries.slice(0, SHOWN).map(({ sentence, place }, index) => (
          <li key={`${index} ${sentence}`} className={layout.item}>
            <Text>
              <WholeDates>{sentence}</WholeDates>
            </Text>
            {place && !workbook.leadsToCells && <Text weight="semibold">{`${place.sheet}!${place.address}`}</Text>}
            {place && workbook.leadsToCells && (
              <Button size="small" onClick={() => task.run(() => workbook.goTo(place))}>
                {say('submit.goTo', { place: `${place.sheet}!${place.address}` })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entries.length > SHOWN && <Text>{say(more, { count: entries.length - SHOWN })}</Text>}
    </>
  );
}
