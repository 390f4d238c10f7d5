// A month of the small scheme: two units, one deduction each, filled and submitted by a person in the preview workbook.
import type { Locator } from 'playwright-core';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { smallScheme, type SchemeInput } from '../functions/http/small-scheme';
import { open, type Person } from './person';
import { typeCell } from './preview-page';
import { putScheme, type RunningService } from './service';

export const ASSESSOR = 'assessor-luan-safety';
export const COLLEAGUE = 'assessor-luan-service';

type Asked = Pick<RunningService, 'ask'>;

interface Accepted {
  readonly key: string;
  readonly by: string;
  readonly sheet: { readonly lines: readonly { readonly points: number; readonly reason?: string }[] };
}

export interface SmallMonth {
  readonly period: string;
  /** how many submissions the service has accepted */
  submissions(service: Asked): Promise<number>;
  /** the points of the first unit as they stand at the service */
  accepted(service: Asked): Promise<readonly Accepted[]>;
}

/** Puts the scheme in, both of whose test persons are assessors of its group for safety, and opens a month. */
export async function openSmallMonth(service: Asked, more?: Partial<SchemeInput>): Promise<SmallMonth> {
  const parsed = parseScheme(smallScheme('small', more));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  await putScheme(service, parsed.value);
  for (const person of [ASSESSOR, COLLEAGUE])
    await service.ask('admin', 'PUT', `/people/${person}`, { name: person, roles: ['assessor:small/safety'] });
  const period = '2026-10';
  const address = `/schemes/small/periods/${period}`;
  await service.ask('office-1', 'PUT', address);
  return {
    period,
    async submissions(from) {
      return ((await from.ask('office-1', 'GET', address)) as { submissions: number }).submissions;
    },
    async accepted(from) {
      return ((await from.ask('office-1', 'GET', `${address}/sheets`)) as { sheets: Accepted[] }).sheets;
    },
  };
}

/** Lays the score workbook out. */
export async function layOut(person: Person): Promise<void> {
  const fill = await open(person, '填报');
  await fill.getByLabel('考核方案').selectOption('small');
  await fill.getByRole('button', { name: '新建评分表' }).click();
  await fill.getByText('评分表已生成').waitFor();
}

/** Types a deduction of one of the two units, 1 or 2, with its reason. */
export async function deduct({ page }: Person, unit: 1 | 2, points: number, reason = '台账缺项'): Promise<void> {
  await typeCell(page, `常规!F${unit + 4}`, String(points));
  await typeCell(page, `常规!H${unit + 4}`, reason);
}

/** Presses the button that submits; gives the page on which it stands. */
export async function submit(person: Person): Promise<Locator> {
  const panel = await open(person, '检查与上报');
  await panel.getByRole('button', { name: '上报', exact: true }).click();
  return panel;
}
