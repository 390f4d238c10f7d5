// The sample organisation on first start, through the use cases: people, all presets, three published months, a published quarter
// with its red–blue board, open periods with records in every state.
import { z } from 'zod';
import { mostPeriodBytes } from '../../../../shared/api/files';
import type { PeriodState } from '../../../../shared/api/periods';
import { parsePeriod, periodAround, periodKind, previousPeriod, type Period } from '../../../../shared/scheme/period';
import { periodKinds, type PeriodKind } from '../../../../shared/scheme/period-kinds';
import { preset, presetIds, type PresetId } from '../../../../shared/scheme/presets';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { joinKey } from '../../../store/encode-key';
import { getRow, putRow, rowKind } from '../../../store/row-kinds';
import { requestOf, type PeriodRequest } from '../../../usecases/access';
import { changeRecords } from '../../../usecases/change-records';
import { consolidate } from '../../../usecases/consolidate';
import type { StoreAndClock } from '../../../usecases/store-and-clock';
import { keepFile } from '../../../usecases/keep-file';
import { movePeriod } from '../../../usecases/move-period';
import { openPeriod } from '../../../usecases/open-period';
import { loadPeriod } from '../../../usecases/stored-period';
import { knownPerson, putPerson } from '../../../usecases/people';
import type { Person } from '../../../usecases/person';
import type { PeriodKey } from '../../../usecases/chains';
import { RequestRefusal } from '../../../usecases/request-refusal';
import { listSchemes, putScheme } from '../../../usecases/schemes';
import { submit } from '../../../usecases/submit';
import { sampleOrganisation, samplePeople } from './people';
import { makeRecords, type Changing } from './records';
import { sampleSheets } from './sheets';

/** What was begun, and whether it is done; the current month is that of the first start. */
const markSchema = z.strictObject({ month: z.custom<Period>((month) => parsePeriod(month).ok), done: z.boolean() });
type Mark = Readonly<z.infer<typeof markSchema>>;

interface SamplePeriod extends PeriodKey {
  readonly period: Period;
  readonly scheme: PresetId;
}

const partition = joinKey('sample');
const markKind = rowKind('mark', markSchema);

/** Every part of it may be done twice, so what a crash cut short is completed by the next start. */
export async function seedSample(given: StoreAndClock): Promise<void> {
  const stored = await getRow(given.store, partition, markKind);
  const mark: Mark = stored?.value ?? { month: monthOf(given.clock()), done: false };
  if (mark.done) return;
  await put(given, mark);
  await seedPeople(given, mark.month);
  const office = await knownPerson(given, { organisation: sampleOrganisation, id: 'office-1', name: '' });
  await seedSchemes(given, office);
  const months = [previousPeriod(mark.month)];
  while (months.length < 3) months.unshift(previousPeriod(months[0] ?? mark.month));
  for (const month of months) await seedPublished(given, office, periodOf('luan', month));
  await seedPublished(given, office, periodOf('baiyin', previousPeriod(periodAround(mark.month, 'quarter'))));
  for (const scheme of presetIds) {
    for (const kind of kindsIn(preset(scheme)))
      await seedOpen(given, office, periodOf(scheme, periodAround(mark.month, kind)));
  }
  await put(given, { ...mark, done: true });
}

async function put(given: StoreAndClock, mark: Mark): Promise<void> {
  await given.store.batch(partition, [putRow(markKind, [], mark, 'any')]);
}

async function seedPeople(given: StoreAndClock, month: Period): Promise<void> {
  for (const [organisation, people] of samplePeople(month)) {
    for (const { id, ...person } of people) await putPerson(given, { organisation, id: 'admin' }, id, person);
  }
}

async function seedSchemes(given: StoreAndClock, office: Person): Promise<void> {
  const { schemes } = await listSchemes(given, office.organisation, {});
  for (const id of presetIds.filter((one) => !schemes.some((scheme) => scheme.id === one))) {
    await putScheme(given, office, id, preset(id), { 'if-none-match': '*' });
  }
}

/** Opens a period that a start which was cut short has not opened. */
async function openOnce(request: PeriodRequest): Promise<void> {
  try {
    await openPeriod(request);
  } catch (error) {
    if (!(error instanceof RequestRefusal && error.code === 'period-exists')) throw error;
  }
}

/** From the state that it is in to published. */
async function seedPublished(given: StoreAndClock, office: Person, key: SamplePeriod): Promise<void> {
  const leader = await knownPerson(given, { organisation: sampleOrganisation, id: 'leader-1', name: '' });
  const byOffice = requestOf(given, office, key);
  const byLeader = requestOf(given, leader, key);
  await openOnce(byOffice);
  const next: Partial<Record<PeriodState, () => Promise<unknown>>> = {
    open: async () => {
      await submitAll(given, key);
      if (key.scheme === 'baiyin') await writeRecords(given, key, true);
      if (key.scheme === 'luan') await signTaskBooks(given, key);
      await movePeriod(byOffice, { to: 'closed' });
    },
    closed: () => consolidate(byOffice),
    consolidated: () => movePeriod(byLeader, { to: 'signed' }),
    signed: () => movePeriod(byOffice, { to: 'published' }),
  };
  for (;;) {
    const advance = next[(await loadPeriod(byOffice)).record.state];
    if (advance === undefined) return;
    await advance();
  }
}

/** The scheme's own kind of period, and the longer ones that registers keep their records in; the shortest first. */
function kindsIn({ cycle, registers = [] }: Scheme): PeriodKind[] {
  return periodKinds.filter((kind) => kind === cycle || registers.some(({ of }) => of === kind));
}

/** With a record in every state that its registers know. */
async function seedOpen(given: StoreAndClock, office: Person, key: SamplePeriod): Promise<void> {
  await openOnce(requestOf(given, office, key));
  await writeRecords(given, key, false);
}

async function writeRecords(given: StoreAndClock, key: SamplePeriod, settled: boolean): Promise<void> {
  const scheme = preset(key.scheme);
  const kind = periodKind(key.period);
  const own = (scheme.registers ?? []).filter(({ of }) => of === kind);
  const { organisation } = key;
  const month = monthOf(given.clock());
  const changing: Changing = async (id, wave, changes, photos) => {
    const asked = requestOf(given, await knownPerson(given, { organisation, id, name: '' }), key);
    for (const photo of photos) await keepFile(asked, photo, mostPeriodBytes);
    const { records } = await changeRecords(asked, `sample-${wave}`, { changes: [...changes] });
    return records.map(({ number }) => number);
  };
  // What results demand is not there before them.
  const registers = settled ? own.filter(({ opens }) => opens === undefined) : own;
  const day = given.clock().toISOString().slice(0, 10);
  await makeRecords({ scheme, registers, day, month, settled }, changing);
}

async function submitAll(given: StoreAndClock, key: SamplePeriod): Promise<void> {
  const scheme = preset(key.scheme);
  for (const { id: group } of scheme.groups) {
    const id = `assessor-${scheme.id}-${group}`;
    const assessor = await knownPerson(given, { organisation: key.organisation, id, name: '' });
    await submit(requestOf(given, assessor, key), 'sample', { sheets: sampleSheets(scheme, group, key.period) });
  }
}

/** The secretary of all units writes and signs their task books (月度任务书), then each head signs: without one a unit is incomplete. */
async function signTaskBooks(given: StoreAndClock, key: SamplePeriod): Promise<void> {
  const { id: scheme, units } = preset(key.scheme);
  const by = async (id: string) =>
    requestOf(given, await knownPerson(given, { organisation: key.organisation, id, name: '' }), key);
  const written = units.map(({ id: unit }) => ({
    register: 'task-book',
    unit,
    set: { focus: '按月度计划完成重点工作' },
    step: 'sign',
  }));
  const { records } = await changeRecords(await by(`secretary-${scheme}`), 'sample-task-books', { changes: written });
  for (const { register, number, unit } of records) {
    if (number === null || unit === null) continue;
    const changes = [{ register, number, step: 'sign' }];
    await changeRecords(await by(`head-${scheme}-${unit}`), `sample-${number}`, { changes });
  }
}

function periodOf(scheme: PresetId, period: Period): SamplePeriod {
  return { organisation: sampleOrganisation, scheme, period };
}

function monthOf(date: Date): Period {
  return date.toISOString().slice(0, 7) as Period;
}
