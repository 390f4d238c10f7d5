// The cross-checks of a scheme's registers (台账校验): what each part may name and say, and that every state can be reached.
import { takesLines } from './defaults';
import type { Fault } from './fault';
import type { Column, Effect, RecordPlace } from './register';
import { RegisterNames } from './register-names';
import type { Scheme } from './scheme';

/** In the lists of `apart` these stand beside steps. */
const apartWords: readonly string[] = ['author', 'own-unit'];

/** What names the record's unit in a key; no column may be called so. */
export const unitKey = 'unit';

/** Looks through one register and collects what is wrong with it, each at its path. */
class RegisterFaults extends RegisterNames {
  check(): readonly Fault[] {
    this.ids();
    this.head();
    this.register.columns.forEach((column, i) => this.column(column, `columns[${i}]`));
    this.register.states.forEach((state, i) => {
      const at = `states[${i}]`;
      this.people(state.write, `${at}.write`);
      if (state.due === undefined) return;
      const { at: from, then = [] } = state.due;
      if (typeof from !== 'string') {
        if ('column' in from) this.typed(from.column, `${at}.due.at.column`, 'date');
        else {
          this.days(from.days, `${at}.due.at.days`);
          if (from.after !== undefined) this.typed(from.after, `${at}.due.at.after`, 'date');
        }
      }
      then.forEach(({ tell }, j) => this.people(tell, `${at}.due.then[${j}].tell`));
    });
    this.register.steps.forEach((_, i) => this.step(i));
    (this.register.effects ?? []).forEach((effect, i) => this.effect(effect, `effects[${i}]`));
    (this.register.opens ?? []).forEach((_, i) => this.opening(i));
    this.paper();
    this.ways();
    return this.found;
  }

  private ids(): void {
    const { columns, states, steps } = this.register;
    for (const [name, parts] of Object.entries({ columns, states, steps })) {
      this.repeated(parts, name);
    }
    columns.forEach((column, i) => {
      if (column.id === unitKey) this.add('duplicate-id', `columns[${i}].id`, { id: unitKey });
      if (column.type === 'choice') this.repeated(column.choices, `columns[${i}].choices`);
    });
  }

  private repeated(parts: readonly { readonly id: string }[], name: string): void {
    const seen = new Set<string>();
    parts.forEach(({ id }, i) => {
      if (seen.has(id)) this.add('duplicate-id', `${name}[${i}].id`, { id });
      seen.add(id);
    });
  }

  private head(): void {
    const { of, group, key = [], about } = this.register;
    const { cycle, rollups = [] } = this.scheme;
    if (of !== cycle && !rollups.some(({ to }) => to === of)) this.add('register-period', 'of', { of, cycle });
    if (typeof group === 'string') this.among(this.scheme.groups, group, 'group');
    else if (group !== undefined) this.typed(group.column, 'group.column', 'place');
    key.forEach((id, i) => {
      const at = `key[${i}]`;
      if (key.indexOf(id) !== i) this.add('duplicate-id', at, { id });
      if (id === unitKey) {
        if (about !== 'unit') this.add('unknown-reference', at, { id });
        return;
      }
      const column = this.columns.get(id);
      if (column === undefined) this.add('unknown-reference', at, { id });
      else if (this.isWritableLater(column)) this.add('key-column-writable', at, { column: id });
    });
  }

  /** What names a record stays: it may be written in the first state only. */
  private isWritableLater({ id, write }: Column): boolean {
    const [first, ...later] = this.register.states;
    if (write !== undefined) return write.in.some((state) => state !== first?.id);
    const filledLater = this.register.steps.some(
      ({ needs = [], from }) => needs.includes(id) && from.some((state) => state !== first?.id),
    );
    return filledLater || later.some(({ write: writers = [] }) => writers.length > 0);
  }

  private column(column: Column, at: string): void {
    column.write?.in.forEach((state, i) => this.state(state, `${at}.write.in[${i}]`));
    this.people(column.write?.by, `${at}.write.by`);
    if (column.type === 'number' && column.min !== undefined && column.max !== undefined && column.min > column.max) {
      this.add('out-of-range', `${at}.max`, { least: column.min });
    }
    if (column.type === 'place') {
      column.of?.forEach((id, i) => this.among(this.scheme.components, id, `${at}.of[${i}]`));
    }
    if (column.type !== 'record') return;
    const other = this.other(column.register, `${at}.register`);
    if (other === undefined || column.within === undefined) return;
    this.statesOf(other, column.within, `${at}.within`);
    // One transaction changes the part and takes back what was signed of the whole: both lie in one period.
    if (other.of !== this.register.of) this.add('part-of-other-period', `${at}.register`, { of: other.of });
  }

  private step(i: number): void {
    const step = this.register.steps[i];
    if (step === undefined) return;
    const at = `steps[${i}]`;
    step.from.forEach((state, j) => this.state(state, `${at}.from[${j}]`));
    if (step.to !== undefined) this.state(step.to, `${at}.to`);
    const many = !Array.isArray(step.by);
    this.people(Array.isArray(step.by) ? step.by : step.by.all, many ? `${at}.by.all` : `${at}.by`);
    step.needs?.forEach((id, j) => this.known(id, `${at}.needs[${j}]`));
    step.apart?.forEach((id, j) => {
      if (!this.steps.has(id) && !apartWords.includes(id)) this.add('unknown-reference', `${at}.apart[${j}]`, { id });
    });
    this.match(step.if, `${at}.if`);
    if (step.within !== undefined) {
      this.days(step.within.days, `${at}.within.days`);
      this.typed(step.within.of, `${at}.within.of`, 'date');
    }
    if (step.linked === undefined) return;
    const other = this.other(step.linked.register, `${at}.linked.register`);
    if (other === undefined) return;
    this.statesOf(other, step.linked.in, `${at}.linked.in`);
    this.linking(other, `${at}.linked.register`);
  }

  private effect(effect: Effect, at: string): void {
    effect.in.forEach((state, j) => this.state(state, `${at}.in[${j}]`));
    this.match(effect.if, `${at}.if`);
    if (effect.does === 'hold') return;
    if (this.register.about !== 'unit') this.add('effect-without-unit', at);
    if (effect.does === 'gate') {
      effect.components.forEach((id, j) => this.among(this.scheme.components, id, `${at}.components[${j}]`));
      effect.during?.forEach((id, j) => this.typed(id, `${at}.during[${j}]`, 'period', 'date'));
      return;
    }
    if (this.register.of !== this.scheme.cycle) {
      this.add('effect-beyond-cycle', at, { of: this.register.of, cycle: this.scheme.cycle });
    }
    for (const [place, where] of this.placesOf(effect.at, `${at}.at`)) this.place(place, where, effect.does);
    this.known(effect.reason, `${at}.reason`);
    if (effect.does === 'line' && typeof effect.points === 'object') this.points(effect.points.column, at);
  }

  /** Points are a number that somebody types, or those of a choice. */
  private points(id: string, at: string): void {
    this.typed(id, `${at}.points.column`, 'number', 'choice');
  }

  private placesOf(at: RecordPlace, where: string): [string, string][] {
    if (typeof at === 'string') return [[at, where]];
    if (at.places === undefined) {
      this.typed(at.column, `${where}.column`, 'place');
      // A place column reaches what it is limited to, or everything: what cannot count there is refused at the step.
      const i = this.register.columns.findIndex(({ id }) => id === at.column);
      const column = this.register.columns[i];
      const known = new Set<string>(this.scheme.components.map(({ id }) => id));
      const of = column?.type === 'place' ? (column.of ?? []) : [];
      return of.flatMap((id, j) => (known.has(id) ? [[id, `columns[${i}].of[${j}]`]] : []));
    }
    this.typed(at.column, `${where}.column`, 'choice');
    this.choices(at.column, at.places, `${where}.places`);
    return Object.entries(at.places).map(([choice, place]) => [place, `${where}.places.${choice}`]);
  }

  private place(place: string, where: string, does: 'line' | 'row'): void {
    const [id = '', indicator] = place.split('/');
    const component = this.scheme.components.find((one) => one.id === id);
    if (component === undefined) {
      this.add('unknown-reference', where, { id });
      return;
    }
    if (indicator !== undefined) this.among(component.indicators ?? [], indicator, where);
    if (does === 'row') return;
    if (takesLines(component) === null) this.add('line-not-counted', where, { component: id });
  }

  private opening(i: number): void {
    const opening = this.register.opens?.[i];
    if (opening === undefined) return;
    const at = `opens[${i}]`;
    for (const [id, value] of Object.entries(opening.set ?? {})) {
      if (this.known(id, `${at}.set.${id}`)) this.value(id, value, `${at}.set.${id}`);
    }
    const isOfUnits = ['claims', 'duty', 'reward'].includes(opening.from);
    if (isOfUnits && this.register.about !== 'unit') this.add('effect-without-unit', `${at}.from`);
    if (opening.from === 'reward') this.among(this.scheme.rewards ?? [], opening.reward, `${at}.reward`);
    if (opening.from === 'observers') {
      this.typed(opening.column, `${at}.column`, 'person');
      if (this.register.about !== 'period') this.add('observer-of-unit', `${at}.from`);
    }
    if (opening.from !== 'register') return;
    const other = this.other(opening.register, `${at}.register`);
    if (other === undefined) return;
    this.statesOf(other, opening.in, `${at}.in`);
    const links = this.register.columns.some((one) => one.type === 'record' && one.register === other.id);
    if (!links) this.add('nothing-links', `${at}.register`, { id: other.id });
    if (other.about !== 'unit' && this.register.about === 'unit') this.add('effect-without-unit', `${at}.register`);
  }

  /** What stands in a paper beside the record's own parts links to it. */
  private paper(): void {
    const { with: listed = [] } = this.register.paper ?? {};
    listed.forEach((id, i) => {
      const at = `paper.with[${i}]`;
      if (listed.indexOf(id) !== i) this.add('duplicate-id', at, { id });
      this.linking(this.other(id, at), at);
    });
  }

  /** Every state is reached from the first one, and is an end or is left. */
  private ways(): void {
    const { states, steps } = this.register;
    const reached = new Set<string>(states.slice(0, 1).map(({ id }) => id));
    for (const state of reached) {
      for (const { from, to } of steps) if (to !== undefined && from.includes(state)) reached.add(to);
    }
    states.forEach(({ id, end }, i) => {
      if (!reached.has(id)) this.add('state-unreachable', `states[${i}]`, { state: id });
      const isLeft = steps.some(({ from, to }) => from.includes(id) && to !== undefined && to !== id);
      if (end === undefined && !isLeft) this.add('state-without-way-out', `states[${i}]`, { state: id });
    });
  }
}

/** Every fault of the registers of a scheme whose shape is right, each naming its path; none where all fit. */
export function registerFaults(scheme: Scheme): Fault[] {
  const { registers = [] } = scheme;
  const prefixes = new Set<string>();
  return registers.flatMap((register, i): Fault[] => {
    const path = `registers[${i}]`;
    const faults = new RegisterFaults(scheme, register, path).check();
    // Two registers of one prefix would number two records alike.
    const isTaken = prefixes.has(register.prefix);
    prefixes.add(register.prefix);
    if (!isTaken) return [...faults];
    return [...faults, { code: 'duplicate-id', path: `${path}.prefix`, detail: { id: register.prefix } }];
  });
}
