// One sheet of one month, for faults that are looked at one by one.
import { clientOf, type Answer, type Client } from './client';
import { at } from './scheme';

const period = '2030-01';
const unit = 'u01';

export interface SmallMonth {
  readonly client: Client;
  /** Submits the sheet, marked with the key, weighing about so many bytes. */
  submit(key: string, bytes?: number): Promise<Answer>;
  /** The keys of every accepted version of the sheet, the latest first. */
  versions(): Promise<string[]>;
}

/** Over a store that `prepare` has made ready; a month that is open already stays as it is. */
export async function smallMonth(url: string): Promise<SmallMonth> {
  const client = clientOf(url);
  const opened = await client.ask('PUT', at(period), { as: 'office-1', body: {} });
  const { code } = opened.body as { code?: string };
  if (opened.status >= 400 && code !== 'period-exists') throw new Error(JSON.stringify(opened.body));
  return {
    client,
    submit: (key, bytes = 0) => {
      const filling = Array.from({ length: Math.ceil(bytes / 1900) }, () => ({ points: 0, reason: 'x'.repeat(1900) }));
      const lines = [{ points: 1, reason: key }, ...filling];
      return client.ask('POST', at(period, '/submissions'), {
        as: 'faults-4',
        body: { sheets: [{ unit, component: 'large', lines }] },
        headers: { 'idempotency-key': key },
      });
    },
    versions: async () => {
      const path = at(period, `/sheets/${unit}~large/history`);
      const { versions } = await client.must<{ versions: { sheet: { lines: { reason: string }[] } }[] }>('GET', path, {
        as: 'office-1',
      });
      return versions.map(({ sheet }) => sheet.lines[0]?.reason ?? '');
    },
  };
}
