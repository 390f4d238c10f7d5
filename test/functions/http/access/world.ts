// A small world for the access table: a scheme with a period in every state, and for every role people to whom its parts are own, foreign, or elsewhere.
import Database from 'libsql';
import { join } from 'node:path';
import { periodStates, type PeriodState } from '../../../../shared/api/periods';
import { partOfKind, roleKinds, type RoleKind } from '../../../../shared/api/roles';
import { localService } from '../local-service';
import { leaders, routine, smallScheme, type SchemeInput, type SheetInput } from '../small-scheme';

/** Own: the group, unit or period that is asked for. Part: another one of the same scheme. Scheme: the same name in another scheme. */
const scopes = ['own', 'other-part', 'other-scheme'] as const;
export type Scope = (typeof scopes)[number];

/** Who asks: a role in a scope, somebody without a role, somebody of another organisation with the highest roles, nobody. */
export interface Asker {
  readonly name: string;
  readonly kind: RoleKind | null;
  readonly scope: Scope;
  readonly as: string | undefined;
}

export const periodIn = (state: PeriodState): string => `2026-0${periodStates.indexOf(state) + 1}`;
const stateOf = new Map(periodStates.map((state) => [periodIn(state), state]));

/** Each names another role for signature, so that each role can be seen where it signs and where it does not. */
export const schemes = { 'group-leader': 'own', leader: 'own-leader', office: 'own-office' } as const;

const part = { group: ['safety', 'service'], unit: ['u1', 'u2'] } as const;

function rolesOf(kind: RoleKind, scope: Scope): string[] {
  const about = partOfKind(kind);
  if (about === null) return [kind];
  const inSchemes = scope === 'other-scheme' ? ['elsewhere'] : Object.values(schemes);
  return inSchemes.flatMap((scheme) => {
    if (about !== 'period') return [`${kind}:${scheme}/${part[about][scope === 'other-part' ? 1 : 0]}`];
    const periods = scope === 'other-part' ? ['2026-12'] : [...stateOf.keys()];
    return periods.map((period) => `${kind}:${scheme}/${period}`);
  });
}

export const askers: readonly Asker[] = [
  ...roleKinds.flatMap((kind) =>
    scopes
      .filter((scope) => scope === 'own' || partOfKind(kind) !== null)
      .map((scope): Asker => ({ name: `${kind}, ${scope}`, kind, scope, as: `${kind}.${scope}` })),
  ),
  { name: 'no role', kind: null, scope: 'own', as: 'outsider' },
];

const three = (id: string, more: Partial<SchemeInput>): SchemeInput =>
  smallScheme(id, {
    units: ['u1', 'u2', 'u3'].map((unit) => ({ id: unit, title: unit, category: 'c' })),
    ...more,
  });

/** What is filled by the head of the host, in a group that nobody here assesses in. */
export const hosted = { component: 'staff', group: 'hosts', members: { m1: 'u1', m2: 'u2' } } as const;

/** The same with somebody in each of two units, whom its head assesses. */
function withMembers(scheme: SchemeInput): SchemeInput {
  const { group, component, members } = hosted;
  const people = Object.entries(members).map(([id, host]) => ({ id, title: id, category: 'p', host }));
  const ofUnits = scheme.components.map((one) => ({ ...one, marks: { c: one.marks as number } }));
  return {
    ...scheme,
    categories: [...scheme.categories, { id: 'p', title: '员工' }],
    groups: [...scheme.groups, { id: group, title: '各单位' }],
    units: [...scheme.units, ...people],
    components: [
      ...ofUnits,
      { id: component, title: '员工考核', group, by: 'host', method: 'deduct', marks: { p: 100 } },
    ],
  };
}

export const ofMember = (unit: string, points: number): SheetInput => ({
  ...routine(unit, points),
  component: 'staff',
});

const sheets = [routine('u1', 2), leaders('u1', 38), routine('u2', 1), leaders('u2', 30)];
const ofMembers = [ofMember('m1', 4), ofMember('m2', 6)];

export async function accessWorld() {
  const service = await localService();
  const office = { as: 'office-1' };
  for (const { kind, scope, as } of askers) {
    if (kind === null || as === undefined) continue;
    const body = { name: as, roles: rolesOf(kind, scope) };
    await service.ask('putPerson', { id: as }, { as: 'admin', body });
  }
  for (const [role, id] of Object.entries(schemes) as [keyof typeof schemes, string][]) {
    // Nobody hosts in the scheme in which the head is not named.
    const body = role === 'leader' ? three(id, {}) : withMembers(three(id, { signatures: [{ role, title: role }] }));
    await service.ask('putScheme', { s: id }, { ...office, headers: { 'if-none-match': '*' }, body });
    for (const state of periodStates) await bring(id, `${role}.own`, state);
  }

  async function bring(scheme: string, signatory: string, to: PeriodState): Promise<void> {
    const place = { s: scheme, p: periodIn(to) };
    const move = (next: PeriodState, as: string) => service.ask('movePeriod', place, { as, body: { to: next } });
    const steps: Readonly<Record<PeriodState, () => Promise<unknown>>> = {
      open: async () => {
        await service.ask('openPeriod', place, office);
        await service.ask('submit', place, {
          ...office,
          headers: { 'idempotency-key': 'k' },
          body: { sheets: scheme === schemes.leader ? sheets : [...sheets, ...ofMembers] },
        });
      },
      closed: () => move('closed', 'office-1'),
      consolidated: () =>
        service.ask('consolidate', place, { ...office, body: { excused: [{ unit: 'u3', reason: '停产' }] } }),
      signed: () => move('signed', signatory),
      published: () => move('published', 'office-1'),
      final: () => move('final', 'office-1'),
    };
    for (const state of periodStates.slice(0, periodStates.indexOf(to) + 1)) await steps[state]();
  }

  const database = new Database(join(service.dataDir, 'scorebook.db'));
  database.exec(
    'CREATE TABLE before AS SELECT * FROM record; CREATE UNIQUE INDEX before_key ON before (partition, row)',
  );
  const changed = database.prepare(`SELECT count(*) AS count FROM record r LEFT JOIN before b USING (partition, row)
    WHERE b.etag IS NOT r.etag OR b.value IS NOT r.value`);
  const total = database.prepare('SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM before) AS count');

  // Another number once another connection, that of the service, has written: most requests write nothing.
  const version = database.prepare('PRAGMA data_version');
  const commits = (): number => (version.get() as { data_version: number }).data_version;
  let asBefore = commits();

  /** How many records are not as they were. */
  const changes = (): number => {
    if (commits() === asBefore) return 0;
    const [one, other] = [changed.get(), total.get()] as { count: number }[];
    return (one?.count ?? 0) + Math.abs(other?.count ?? 0);
  };
  const restore = (): void => {
    if (commits() === asBefore) return;
    database.exec(`DELETE FROM record WHERE (partition, row) NOT IN (SELECT partition, row FROM before);
      INSERT OR REPLACE INTO record SELECT b.* FROM before b LEFT JOIN record r USING (partition, row)
      WHERE r.etag IS NOT b.etag OR r.value IS NOT b.value`);
    asBefore = commits();
  };
  const stop = async (): Promise<void> => {
    database.close();
    await service.stop();
  };
  return { ...service, changes, restore, stop };
}
export type World = Awaited<ReturnType<typeof accessWorld>>;
