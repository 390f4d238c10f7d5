// The steps of a period's story: each is done on the service and in the model, and the two must agree.
import fc from 'fast-check';
import type { PeriodState } from '../../../shared/api/periods';
import type { Receipt } from '../../../shared/api/submissions';
import { schemeFrom, sheetsFrom } from '../../shared/accepted';
import { reference } from '../../shared/scoring/reference';
import type { LocalService } from '../http/local-service';
import { leaders, routine, smallScheme, type SheetInput } from '../http/small-scheme';
import {
  countedSheets,
  counts,
  incomplete,
  judgeAct,
  judgeConsolidation,
  judgeMove,
  judgeSubmission,
  keyOf,
  mayFind,
  what,
  type Act,
  type Finding,
  type Model,
  type Seen,
} from './period-model';
import { registers, type storeWatch } from './world';

export interface Real {
  readonly service: LocalService;
  readonly watch: ReturnType<typeof storeWatch>;
  readonly place: { readonly s: string; readonly p: string };
  /** every state that any story has come to */
  readonly visited: Set<PeriodState>;
}

export const story = smallScheme('story', { registers: (registers ?? []).filter(({ id }) => id === 'findings') });
const scheme = schemeFrom(story);
const office = { as: 'office-1' };

abstract class Step implements fc.AsyncCommand<Model, Real> {
  check = (_model: Readonly<Model>): boolean => true;

  protected abstract act(model: Model, real: Real): Promise<void>;

  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real);
    await agree(model, real);
  }

  /** Does what must be refused with this code and must leave the store as it is. */
  protected async refuse(code: string, { service, place, watch }: Real, at: string, asked: Refused): Promise<void> {
    watch.changes();
    const root = `/api/schemes/${place.s}/periods/${place.p}`;
    const problem = await service.refused(at === '' ? 'DELETE' : 'POST', `${root}${at}`, asked);
    expect(problem.code).toBe(code);
    expect(watch.changes()).toEqual([]);
  }
}

type Refused = Parameters<LocalService['refused']>[2];

class Submit extends Step {
  constructor(
    readonly as: string,
    readonly key: string,
    readonly sheets: readonly SheetInput[],
    readonly base: 'none' | 'current' | 'before',
  ) {
    super();
  }

  override toString = () => `${this.as} submits ${JSON.stringify(this.sheets)} as ${this.key}, base ${this.base}`;

  protected async act(model: Model, real: Real): Promise<void> {
    const etags = this.sheets.map((sheet) => {
      const versions = model.sheets.get(keyOf(sheet)) ?? [];
      return [keyOf(sheet), versions[this.base === 'current' ? 0 : 1]?.etag ?? null] as const;
    });
    const body = { sheets: [...this.sheets], ...(this.base === 'none' ? {} : { base: Object.fromEntries(etags) }) };
    const asked = { as: this.as, headers: { 'idempotency-key': this.key }, body };
    const judged = judgeSubmission(model, { as: this.as, key: this.key, body });
    if (typeof judged === 'string') return this.refuse(judged, real, '/submissions', asked);
    const { body: receipt } = await real.service.ask('submit', real.place, asked);
    if (judged !== null) expect(receipt).toEqual(judged);
    else this.accept(model, receipt, JSON.stringify(body));
  }

  private accept(model: Model, receipt: Receipt, body: string): void {
    model.submissions += 1;
    expect(receipt.submission).toBe(model.submissions);
    expect(receipt.sheets.map(({ key }) => key)).toEqual(this.sheets.map(keyOf));
    this.sheets.forEach((sheet, at) => {
      const versions = model.sheets.get(keyOf(sheet)) ?? [];
      model.sheets.set(keyOf(sheet), [{ etag: receipt.sheets[at]?.etag as string, sheet }, ...versions]);
    });
    model.receipts.set(`${this.as} ${this.key}`, { body, receipt });
  }
}

class Move extends Step {
  constructor(
    readonly as: string,
    readonly to: PeriodState,
    readonly reason: string | undefined,
    readonly seen: Seen,
  ) {
    super();
  }

  override toString = () =>
    `${this.as} moves to ${this.to}${this.reason === undefined ? '' : ' with a reason'}, results seen: ${this.seen}`;

  protected async act(model: Model, real: Real): Promise<void> {
    const digest = await this.digest(real);
    const body = {
      to: this.to,
      ...(this.reason === undefined ? {} : { reason: this.reason }),
      ...(digest === undefined ? {} : { digest }),
    };
    const refusal = judgeMove(model, this);
    if (refusal !== null) return this.refuse(refusal, real, '/transitions', { as: this.as, body });
    await real.service.ask('movePeriod', real.place, { as: this.as, body });
    model.state = this.to;
    if (this.to === 'open') model.excused = null;
    if (this.to === 'consolidated') model.excused = incomplete(model);
  }

  private async digest({ service, place }: Real): Promise<string | undefined> {
    if (this.seen === 'unsaid') return undefined;
    if (this.seen === 'others') return '0'.repeat(64);
    return (await service.ask('getPeriod', place, office)).body.results?.digest;
  }
}

/** The one step further that is right. */
class Advance extends Step {
  override toString = () => 'the period moves on';

  protected async act(model: Model, real: Real): Promise<void> {
    const next = { open: 'closed', consolidated: 'signed', signed: 'published', published: 'final' } as const;
    if (model.state === 'final') return;
    if (model.state === 'closed') await new Consolidate(incomplete(model)).run(model, real);
    else {
      const as = model.state === 'consolidated' ? 'leader-1' : 'office-1';
      await new Move(as, next[model.state], undefined, 'current').run(model, real);
    }
  }
}

/** For which the office excuses units. */
const reason = '停产检修';

class Consolidate extends Step {
  constructor(readonly excused: readonly string[]) {
    super();
  }

  override toString = () => `the office consolidates, excusing [${this.excused.join(', ')}]`;

  protected async act(model: Model, real: Real): Promise<void> {
    const body = { excused: this.excused.map((unit) => ({ unit, reason })) };
    const refusal = judgeConsolidation(model, this.excused);
    if (refusal !== null) return this.refuse(refusal, real, '/consolidation', { ...office, body });
    await real.service.ask('consolidate', real.place, { ...office, body });
    model.state = 'consolidated';
    model.excused = this.excused;
  }
}

let keys = 0;
const fresh = () => ({ 'idempotency-key': `record-${(keys += 1)}` });

class Find extends Step {
  constructor(
    readonly as: string,
    readonly unit: string,
    readonly points: number,
  ) {
    super();
  }

  override toString = () => `${this.as} finds ${this.points} at ${this.unit}`;

  protected async act(model: Model, real: Real): Promise<void> {
    const { as, unit: of, points } = this;
    const body = { changes: [{ register: 'findings', unit: of, set: { what, points } }] };
    const asked = { as, headers: fresh(), body };
    if (!mayFind(as)) return this.refuse('not-allowed', real, '/records', asked);
    const { body: made } = await real.service.ask('changeRecords', real.place, asked);
    const number = `F-${real.place.p}-${String(model.findings.length + 1).padStart(3, '0')}`;
    expect(made.records).toMatchObject([{ number, version: 1, state: 'found' }]);
    model.findings.push({ number, unit: of, state: 'found', points, signed: [] });
  }
}

/** Something is done to one of the findings, the latest of which is 0. */
class Treat extends Step {
  constructor(
    readonly as: string,
    readonly back: number,
    readonly what: Act,
  ) {
    super();
  }

  override check = ({ findings }: Readonly<Model>) => findings.length > this.back;
  override toString = () => `${this.as} does ${JSON.stringify(this.what)} to the finding ${this.back} before the last`;

  protected async act(model: Model, real: Real): Promise<void> {
    const position = model.findings.length - 1 - this.back;
    const finding = model.findings[position] as Finding;
    const done = 'points' in this.what ? { set: this.what } : { ...this.what, reason };
    const changes = [{ register: 'findings', number: finding.number, ...done }];
    const asked = { as: this.as, headers: fresh(), body: { changes } };
    const judged = judgeAct(model, finding, this.as, this.what);
    if (typeof judged === 'string') return this.refuse(judged, real, '/records', asked);
    await real.service.ask('changeRecords', real.place, asked);
    model.findings[position] = judged;
  }
}

/** The two who agree do so on the last finding, one after the other. */
class Agree extends Step {
  override check = ({ findings }: Readonly<Model>) => findings.length > 0;
  override toString = () => 'two agree on the last finding';

  protected async act(model: Model, real: Real): Promise<void> {
    for (const as of ['safety-story', 'head-story']) await new Treat(as, 0, { step: 'agree' }).run(model, real);
  }
}

/** The period is taken back, which a single submission or finding forbids. */
class Withdraw extends Step {
  override check = ({ submissions, findings }: Readonly<Model>) => submissions + findings.length > 0;
  override toString = () => 'the office withdraws the period';

  protected act(model: Model, real: Real): Promise<void> {
    return this.refuse(model.state === 'open' ? 'period-in-use' : 'wrong-state', real, '', office);
  }
}

/** The service shows what the model knows: state, sheets with their histories, results, and to whom it shows them. */
async function agree(model: Model, { service, place, visited }: Real): Promise<void> {
  visited.add(model.state);
  const { body: period } = await service.ask('getPeriod', place, office);
  expect([period.state, period.submissions]).toEqual([model.state, model.submissions]);
  expect(period.results?.excused.map(({ unit }) => unit) ?? null).toEqual(model.excused);
  expect(period.signature !== null).toBe(['signed', 'published', 'final'].includes(model.state));

  const { body: listed } = await service.ask('listSheets', place, office);
  const current = [...model.sheets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, [latest]]) => ({ key, ...latest }));
  expect(listed.sheets.map(({ key, etag, sheet }) => ({ key, etag, sheet }))).toEqual(current);
  for (const [key, versions] of model.sheets) {
    const { body } = await service.ask('sheetHistory', { ...place, key }, office);
    expect(body.versions.map(({ etag, sheet }) => ({ etag, sheet }))).toEqual(versions);
  }

  const { body: found } = await service.ask('listRecords', { s: place.s }, { ...office, query: { period: place.p } });
  expect(
    found.records.map(({ number, unit: of, state, values, signed }) => ({
      ...{ number, unit: of, state, points: values['points'] },
      signed: state === 'found' ? signed.map(({ as }) => as) : [],
    })),
  ).toEqual(model.findings);
  const { body: counted } = await service.ask('counted', place, office);
  expect(counted.postings.map(({ record, points }) => [record, points]).sort()).toEqual(
    model.findings.filter(counts).map(({ number, points }) => [number, points]),
  );

  const shown = `/api/schemes/${place.s}/periods/${place.p}/results`;
  if (model.excused === null) {
    await service.refused('GET', shown, office);
  } else {
    const { body: results } = await service.ask('results', place, office);
    const expected = reference(scheme, place.p, sheetsFrom(scheme, countedSheets(model)));
    const units = expected.units.map((one) => (one.complete ? one : { ...one, excused: reason }));
    expect(results).toEqual(JSON.parse(JSON.stringify({ ...expected, units })));
    expect((await service.ask('recalculation', place, office)).body).toEqual({ same: true });
  }
  const head = { as: 'head-story' };
  if (model.state === 'published' || model.state === 'final') await service.ask('results', place, head);
  else expect((await service.refused('GET', shown, head)).code).toBe('not-allowed');
}

const quarters = (most: number) => fc.nat(most * 4).map((count) => count / 4);
const unit = fc.constantFrom('u1', 'u2');
const sheet: fc.Arbitrary<SheetInput> = fc.oneof(
  fc.tuple(unit, quarters(60)).map(([id, points]) => routine(id, points)),
  fc.tuple(unit, quarters(40)).map(([id, points]) => leaders(id, points)),
  unit.map((id) => ({ unit: id, component: 'extra', lines: [{ points: 1.5 }] })),
);
const whole: SheetInput[] = [routine('u1', 1), routine('u2', 2.5), leaders('u1', 30), leaders('u2', 40)];

const submit = fc
  .record({
    as: fc.constantFrom('office-1', 'office-1', 'safety-story', 'service-story'),
    key: fc.nat(5).map((n) => `k${n}`),
    sheets: fc.oneof(fc.uniqueArray(sheet, { minLength: 1, maxLength: 4, selector: keyOf }), fc.constant(whole)),
    base: fc.constantFrom('none' as const, 'none' as const, 'current' as const, 'before' as const),
  })
  .map(({ as, key, sheets, base }) => new Submit(as, key, sheets, base));

const move = fc
  .record({
    right: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    to: fc.constantFrom<PeriodState>('open', 'closed', 'consolidated', 'signed', 'published', 'final'),
    reason: fc.constantFrom('复核', '复核', undefined),
    seen: fc.constantFrom<Seen>('unsaid', 'unsaid', 'current', 'current', 'others'),
  })
  .map(
    ({ right, to, reason, seen }) => new Move((to === 'signed') === right ? 'leader-1' : 'office-1', to, reason, seen),
  );

const consolidate = fc.subarray(['u1', 'u2']).map((excused) => new Consolidate(excused));

const advance = fc.constant(null).map(() => new Advance());

const finder = fc.constantFrom('office-1', 'head-story', 'safety-story', 'service-story', 'leader-1');
const signer = fc.constantFrom('head-story', 'safety-story');
const few = quarters(2);

const find = fc.record({ as: finder, of: unit, points: few }).map(({ as, of, points }) => new Find(as, of, points));

const agreeing = fc.constant({ step: 'agree' as const });
const treat = fc
  .record({
    as: fc.oneof(finder, signer, signer),
    back: fc.constantFrom(0, 0, 0, 1, 2),
    act: fc.oneof(
      agreeing,
      agreeing,
      fc.constantFrom({ step: 'close' as const }, { step: 'return' as const }),
      few.map((points) => ({ points })),
    ),
  })
  .map(({ as, back, act }) => new Treat(as, back, act));

const both = fc.constant(null).map(() => new Agree());
const withdraw = fc.constant(null).map(() => new Withdraw());

const sheets = [submit, submit, submit, move, move, consolidate];
const records = [find, find, both, both, treat, treat, treat, withdraw];

/** Stories of up to so many steps. */
export const stories = (maxCommands: number) =>
  fc.commands([...sheets, ...records, advance, advance, advance, advance], { maxCommands, size: 'max' });
