// Records that open the gates of a period (前置条件), made through the API by people in the roles that the registers name.
import { periodAround, type Period } from '../../shared/scheme/period';
import type { Column, Effect, Register, RegisterStep, Who } from '../../shared/scheme/register';
import type { Scheme } from '../../shared/scheme/scheme';
import { digestOfBytes } from '../../functions/store/file-bytes';
import { image } from '../functions/media/made-files';
import type { Ask } from './service';

const photo = image('photo.png');

type Gate = Effect & { readonly does: 'gate' };

/** So many records are changed at once. */
const atOnce = 90;

const unitRoles = ['head', 'secretary', 'liaison'] as const;
const personAs: Readonly<Record<string, string>> = {
  office: 'office-1',
  leader: 'leader-1',
  head: 'gate-head',
  secretary: 'gate-secretary',
  liaison: 'gate-liaison',
};

function personFor(who: Who): string {
  const person = typeof who === 'string' ? personAs[who] : undefined;
  if (person === undefined) throw new Error(`nobody here is ${JSON.stringify(who)}`);
  return person;
}

/** The shortest way of steps without a reason from the first state into one in which the gate is open. */
function wayInto({ states, steps }: Register, { in: open }: Gate): RegisterStep[] {
  let ways: { readonly at: string; readonly way: RegisterStep[] }[] = [{ at: states[0]?.id ?? '', way: [] }];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const found = ways.find(({ at }) => open.includes(at));
    if (found !== undefined) return found.way;
    ways = ways.flatMap(({ at, way }) => {
      if (seen.has(at)) return [];
      seen.add(at);
      return steps.flatMap((step) =>
        step.from.includes(at) && step.to !== undefined && !step.reason ? [{ at: step.to, way: [...way, step] }] : [],
      );
    });
  }
  throw new Error('the gate is never opened');
}

function valueFor(column: Column | undefined, period: Period, match: Gate['if']): unknown {
  switch (column?.type) {
    case 'choice':
      return match?.[column.id] ?? column.choices[0]?.id;
    case 'date':
      return '2031-05-01';
    case 'period':
      return period;
    case 'files':
      return [digestOfBytes(photo)];
    case 'text':
      return '按计划办理';
    default:
      throw new Error(`no value for ${column?.id ?? 'a column that is not there'}`);
  }
}

/** Opens every gate of a period for every unit of the scheme; a longer period that holds the records is opened first, if it is not yet. */
export async function openGates(
  ask: Ask,
  scheme: Scheme,
  period: Period,
  before: readonly Period[] = [],
): Promise<void> {
  const registers = (scheme.registers ?? []).flatMap((register) =>
    (register.effects ?? []).flatMap((effect) => (effect.does === 'gate' ? [{ register, gate: effect }] : [])),
  );
  if (registers.length === 0) return;
  for (const kind of unitRoles) {
    const roles = scheme.units.map(({ id }) => `${kind}:${scheme.id}/${id}`);
    await ask('admin', 'PUT', `/people/gate-${kind}`, { name: kind, roles });
  }
  const opened = new Set<string>([period, ...before]);
  for (const { register, gate } of registers) {
    const home = periodAround(period, register.of);
    if (!opened.has(home)) await ask('office-1', 'PUT', `/schemes/${scheme.id}/periods/${home}`, {});
    opened.add(home);
    await openGate(ask, { scheme, register, gate, home, period });
  }
}

interface Opened {
  readonly scheme: Scheme;
  readonly register: Register;
  readonly gate: Gate;
  readonly home: Period;
  readonly period: Period;
}

async function openGate(ask: Ask, { scheme, register, gate, home, period }: Opened): Promise<void> {
  const columns = new Map(register.columns.map((column) => [column.id as string, column]));
  let sent = 0;
  const change = async (person: string, changes: readonly object[]): Promise<{ number: string }[]> => {
    const [first] = scheme.units;
    const key = `gate-${register.id}-${first?.id}-${JSON.stringify(gate.if ?? '')}-${(sent += 1)}`;
    const address = `/schemes/${scheme.id}/periods/${home}/records`;
    const headers = { 'idempotency-key': key };
    return ((await ask(person, 'POST', address, { changes }, headers)) as { records: { number: string }[] }).records;
  };
  for (let from = 0; from < scheme.units.length; from += atOnce) {
    const units = scheme.units.slice(from, from + atOnce);
    const [writer = 'office'] = register.states[0]?.write ?? [];
    const made = await change(
      personFor(writer),
      units.map(({ id }) => ({ register: register.id, unit: id, ...(gate.if && { set: gate.if }) })),
    );
    for (const { id: step, by, needs = [] } of wayInto(register, gate)) {
      const set = Object.fromEntries(needs.map((id) => [id, valueFor(columns.get(id), period, gate.if)]));
      const takers = Array.isArray(by) ? by.slice(0, 1) : by.all;
      for (const [position, who] of takers.entries()) {
        const filled = position === 0 && needs.length > 0 ? { set } : {};
        if (position === 0 && needs.some((id) => columns.get(id)?.type === 'files')) {
          const address = `/schemes/${scheme.id}/periods/${home}/files`;
          await ask(personFor(who), 'PUT', address, photo, { 'content-type': 'image/png' });
        }
        await change(
          personFor(who),
          made.map(({ number }) => ({ register: register.id, number, step, ...filled })),
        );
      }
    }
  }
}
