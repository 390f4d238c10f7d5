// What a register's parts name (台账引用): whether it is there, and whether what a column is to hold fits it; what is wrong is collected at its path.
import { z } from 'zod';
import type { Fault, FaultCode } from './fault';
import { idPattern } from './id';
import { parsePeriod } from './period';
import type { Column, Days, Match, Register, Who } from './register';
import type { Scheme } from './scheme';

type Type = Column['type'];

/** The names that stand in one register, looked up in it and in its scheme. */
export class RegisterNames {
  protected readonly found: Fault[] = [];
  protected readonly columns: ReadonlyMap<string, Column>;
  private readonly states: ReadonlySet<string>;
  protected readonly steps: ReadonlySet<string>;

  constructor(
    protected readonly scheme: Scheme,
    protected readonly register: Register,
    private readonly path: string,
  ) {
    this.columns = new Map(register.columns.map((column) => [column.id, column]));
    this.states = new Set(register.states.map(({ id }) => id));
    this.steps = new Set(register.steps.map(({ id }) => id));
  }

  protected add(code: FaultCode, place: string, detail: Fault['detail'] = {}): void {
    this.found.push({ code, path: `${this.path}.${place}`, detail: { register: this.register.id, ...detail } });
  }

  protected linking(other: Register | undefined, at: string): void {
    if (other === undefined) return;
    const links = other.columns.some((one) => one.type === 'record' && one.register === this.register.id);
    if (!links) this.add('nothing-links', at, { id: other.id });
  }

  protected people(list: readonly Who[] | undefined, at: string): void {
    list?.forEach((who, i) => {
      if (typeof who === 'string') return;
      if ('person' in who) this.typed(who.person, `${at}[${i}].person`, 'person');
      else this.typed(who.of, `${at}[${i}].of`, 'unit');
    });
  }

  protected days(days: Days, at: string): void {
    if (typeof days === 'number') return;
    this.typed(days.column, `${at}.column`, 'choice');
    this.choices(days.column, days.days, `${at}.days`);
  }

  protected match(match: Match | undefined, at: string): void {
    for (const [id, value] of Object.entries(match ?? {})) {
      if (this.known(id, `${at}.${id}`)) this.value(id, value, `${at}.${id}`);
    }
  }

  /** What a column is to hold fits it. */
  protected value(id: string, value: string | boolean, at: string): void {
    const column = this.columns.get(id);
    if (column === undefined) return;
    if (!mayHold(column, value)) this.add('column-type', at, { column: id, type: column.type });
    else if (column.type === 'choice') this.choice(id, String(value), at);
    else if (column.type === 'unit') this.among(this.scheme.units, String(value), at);
    else if (column.type === 'place') {
      const [component = '', indicator] = String(value).split('/');
      this.among(this.scheme.components, component, at);
      const { indicators = [] } = this.scheme.components.find((one) => one.id === component) ?? {};
      if (indicator !== undefined) this.among(indicators, indicator, at);
    }
  }

  private choice(id: string, choice: string, at: string): void {
    const column = this.columns.get(id);
    if (column?.type === 'choice') this.among(column.choices, choice, at);
  }

  /** Each choice that something is said for is one of its column. */
  protected choices(id: string, said: Readonly<Record<string, unknown>>, at: string): void {
    for (const choice of Object.keys(said)) this.choice(id, choice, `${at}.${choice}`);
  }

  protected known(id: string, at: string): boolean {
    if (!this.columns.has(id)) this.add('unknown-reference', at, { id });
    return this.columns.has(id);
  }

  protected typed(id: string, at: string, ...types: Type[]): void {
    const column = this.columns.get(id);
    if (!this.known(id, at) || column === undefined || types.includes(column.type)) return;
    this.add('column-type', at, { column: id, type: column.type });
  }

  protected state(id: string, at: string): void {
    if (!this.states.has(id)) this.add('unknown-reference', at, { id });
  }

  protected statesOf({ states }: Register, named: readonly string[], at: string): void {
    named.forEach((id, i) => this.among(states, id, `${at}[${i}]`));
  }

  protected other(id: string, at: string): Register | undefined {
    this.among(this.scheme.registers ?? [], id, at);
    return this.scheme.registers?.find((one) => one.id === id);
  }

  protected among(parts: readonly { readonly id: string }[], id: string, at: string): void {
    if (!parts.some((part) => part.id === id)) this.add('unknown-reference', at, { id });
  }
}

/** Whether a column can hold exactly this: one value, written as a record holds it. */
function mayHold(column: Column, value: string | boolean): boolean {
  if (typeof value === 'boolean') return column.type === 'yes-no';
  switch (column.type) {
    case 'text':
    case 'choice':
    case 'place':
      return true;
    case 'unit':
    case 'person':
      return column.several === undefined && idPattern.test(value);
    case 'record':
      return idPattern.test(value);
    case 'date':
      return z.iso.date().safeParse(value).success;
    case 'period':
      return parsePeriod(value).ok;
    case 'yes-no':
    case 'number':
    case 'files':
      return false;
  }
}
