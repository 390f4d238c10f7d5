// How many records of each register are open, unit by unit, as far as the reader may see them.
import type { OpenCounts } from '../../../shared/dashboard/open-figures';
import type { Scheme } from '../../../shared/scheme/scheme';
import { wholeList } from '../../../shared/api/whole-list';
import type { Asking } from './view';

export function askOpen({ api }: Asking, { id, registers = [] }: Scheme, signal: AbortSignal): Promise<OpenCounts[]> {
  return Promise.all(
    registers.map(async ({ id: register }) => ({
      register,
      rows: await wholeList(async (next) => {
        const query = { register, by: 'unit', open: 'true' as const, next };
        const asked = await api.ask('analyseRecords', { params: { s: id }, query, signal });
        const items = asked.rows.map(({ of: { unit }, open, overdue }) => ({
          unit: typeof unit === 'string' ? unit : null,
          open,
          overdue,
        }));
        return { items, next: asked.next };
      }),
    })),
  );
}
