// Robustness (稳健性): how often each rewarded place would stay if the weights were a little different.
import { Button, Text, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Decisions } from '../../../shared/scoring/decisions';
import type { Robustness, UnitRobustness } from '../../../shared/scoring/analysis/robustness';
import type { Sheet } from '../../../shared/scoring/sheet';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { useTask } from '../../ui/use-task';
import { shareText } from './change-text';
import { drawRobustness } from './draw-robustness';
import { rewardedByCategory } from './rewarded-places';

/** The same draws whenever and by whomever they are made. */
const options = { draws: 1000, variation: 0.1, seed: 1 };

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: readonly Sheet[];
  readonly decisions: Decisions;
}

export function RobustnessPart({ scheme, period, sheets, decisions }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [found, setFound] = useState<Robustness | null>(null);
  const draw = (): void =>
    task.run(async (signal) => {
      setFound(null);
      setFound(await drawRobustness({ scheme, period, sheets, options: { ...options, decisions } }, signal));
    });
  const titleOf = titlesOf(scheme, language);
  const tables = found ? rewardedByCategory(scheme, found) : [];
  return (
    <>
      <Text>{say('robust.hint', { percent: options.variation * 100, draws: options.draws, seed: options.seed })}</Text>
      <div className={layout.row}>
        <Button disabled={task.running} onClick={draw}>
          {say('robust.draw')}
        </Button>
      </div>
      <TaskStatus task={task} doing={say('robust.doing', { draws: options.draws })} />
      {found && tables.length === 0 && <Text role="status">{say('robust.none')}</Text>}
      {tables.map(({ category, units }) => (
        <RewardedTable key={category.id} scheme={scheme} caption={titleOf('category', category.id)} units={units} />
      ))}
    </>
  );
}

interface TableProps {
  readonly scheme: Scheme;
  readonly caption: string;
  readonly units: readonly UnitRobustness[];
}

function RewardedTable({ scheme, caption, units }: TableProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const number = mergeClasses(layout.cell, layout.number);
  const columns = [
    { title: say('robust.place'), number: true },
    { title: say('results.unit') },
    { title: say('robust.stays') },
  ];
  return (
    <DataTable title={caption} shown columns={columns}>
      {units.map(({ unit, place, best, worst, placeStays, earned }) => (
        <tr key={unit}>
          <td className={number}>{place}</td>
          <th scope="row" className={layout.cell}>
            {titleOf('unit', unit)}
            <div className={layout.remark}>{say('robust.range', { best, worst })}</div>
          </th>
          <td className={layout.cell}>
            {say('robust.placeStays', { share: shareText(placeStays, language) })}
            {earned.map(({ reward, stays }) => (
              <div key={reward} className={layout.remark}>
                {say('robust.earnedStays', { reward: titleOf('reward', reward), share: shareText(stays, language) })}
              </div>
            ))}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
