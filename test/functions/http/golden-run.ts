// The main job over HTTP for one worked case: open → submit per component → close → consolidate gives exactly what is expected.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalService } from './local-service';
import type { SchemeInput, SheetInput } from './small-scheme';

interface Case {
  readonly scheme: SchemeInput;
  readonly period: string;
  readonly sheets: SheetInput[];
  readonly expected: { readonly units: readonly { readonly unit: string; readonly complete: boolean }[] };
}

const folder = join(__dirname, '../../cases');
export const caseFiles = readdirSync(folder);

export async function goldenRun(service: LocalService, file: string): Promise<void> {
  const { scheme, period, sheets, expected } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case;
  const place = { s: scheme.id, p: period };
  const office = { as: 'office-1' };
  await service.ask('putScheme', { s: scheme.id }, { ...office, headers: { 'if-none-match': '*' }, body: scheme });
  await service.ask('openPeriod', place, office);
  for (const { id } of scheme.components) {
    const own = sheets.filter(({ component }) => component === id);
    if (own.length === 0) continue;
    const submission = { ...office, headers: { 'idempotency-key': `${file}-${id}` }, body: { sheets: own } };
    const { body: receipt } = await service.ask('submit', place, submission);
    expect(receipt.sheets).toHaveLength(own.length);
  }
  await service.ask('movePeriod', place, { ...office, body: { to: 'closed' } });

  const incomplete = expected.units.filter((unit) => !unit.complete).map(({ unit }) => unit);
  if (incomplete.length > 0) {
    const problem = await service.refused('POST', `/api/schemes/${scheme.id}/periods/${period}/consolidation`, office);
    expect([problem.status, problem.code]).toEqual([409, 'incomplete-units']);
    expect(problem.faults.map(({ detail }) => detail['unit'])).toEqual(incomplete);
  }
  const excused = incomplete.map((unit) => ({ unit, reason: '本月停产检修' }));
  const { body: answer } = await service.ask('consolidate', place, { ...office, body: { excused } });
  const { body: results } = await service.ask('results', place, office);
  expect(results).toMatchObject(expected);
  // What should be looked at before the results are used is told with the answer alone.
  const warned = answer.warnings === undefined ? {} : { warnings: answer.warnings };
  expect(answer).toEqual({ ...results, ...warned });
  const { body: preview } = await service.ask('preview', {}, { ...office, body: { scheme, period, sheets } });
  // A preview knows of no excuses.
  expect(results).toEqual({
    ...preview,
    units: preview.units.map((unit) => (unit.complete ? unit : { ...unit, excused: excused[0]?.reason })),
  });
}
