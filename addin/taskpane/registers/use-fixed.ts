// Whether a record is fixed by the one that it is part of: under a signed letter no goal changes, so its form offers no such field.
import type { ShownRecord } from '../../../shared/api/records';
import { periodIn } from '../../../shared/registers/record';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import type { RegisterDesk } from './register-desk';

export function useFixed({ register: { partOf } }: RegisterDesk, scheme: string, shown: ShownRecord): boolean {
  const { api } = useServices();
  const column = partOf.find(({ id }) => typeof shown.values[id] === 'string');
  const number = String(column === undefined ? '' : shown.values[column.id]);
  const period = periodIn(number) ?? shown.period;
  const register = column?.register ?? '';
  const [whole] = useAsked(
    ['record', scheme, period, register, number],
    (signal): Promise<ShownRecord> =>
      api.ask('getRecord', { params: { s: scheme, p: period, register, number }, signal }),
    { enabled: column !== undefined, moving: true },
  );
  return whole.kind === 'ready' && column?.within?.includes(whole.value.state) === false;
}
