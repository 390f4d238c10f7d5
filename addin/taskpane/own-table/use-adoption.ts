// Takes a confirmed table into the open workbook, or a chosen file's memory, and gives it up again.
import type { Period } from '../../../shared/api/periods';
import { isContinued, withAdopted, withoutAdopted } from '../../score-workbook/adopt-table';
import { forgetTable, rememberTable } from '../../score-workbook/remembered-tables';
import { recallScoreWorkbook, type AdoptedTable } from '../../score-workbook/score-workbook';
import { useScoreWorkbook } from '../../score-workbook/score-workbook-context';
import { loadAccepted } from '../../session/scheme-source';
import { useServices, useWorkbook } from '../../session/services';
import { useTask, type Task } from '../../ui/use-task';
import { useFiles } from '../file-workbook/files-context';
import type { TableTarget } from './table-targets';

export interface Adoption {
  adopt(target: TableTarget, table: AdoptedTable, done: () => void): void;
  forget(target: TableTarget, table: AdoptedTable): void;
  readonly task: Task;
}

export function useAdoption(period: Period): Adoption {
  const { api, me } = useServices();
  const workbook = useWorkbook();
  const files = useFiles();
  const { keep } = useScoreWorkbook();
  const task = useTask();
  const { organisation } = me;
  return {
    task,
    adopt: ({ component, host, scheme, owners }, table, done) =>
      task.run(async (signal) => {
        const units = new Set(scheme.units.map(({ id }) => id));
        const accepted = (await loadAccepted(api, period, [component.id], signal)).filter(
          ({ sheet: { unit, assessor } }) => units.has(unit) && (assessor === undefined || assessor === me.id),
        );
        // A file of somebody's own says nothing of itself: this browser knows it by its name, for this period.
        const now = await recallScoreWorkbook(workbook);
        if (!isContinued(now, { period, host }))
          await files?.knowAs(`own/${period.scheme}/${period.period}/${host ?? ''}`);
        const before = await recallScoreWorkbook(workbook);
        await keep(withAdopted({ period, host, tables: { [component.id]: table }, accepted, before }));
        rememberTable({ organisation, ...owners }, component.id, table, new Date().toISOString());
        done();
      }),
    forget: ({ component, owners }, table) =>
      task.run(async () => {
        const before = await recallScoreWorkbook(workbook);
        if (before !== null) await keep(withoutAdopted(before, component.id));
        forgetTable({ organisation, ...owners }, component.id, table);
      }),
  };
}
