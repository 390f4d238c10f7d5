// Where things are kept: the partitions of an organisation, of its schemes and people, and of one period.
import { joinKey } from '../store/encode-key';
import type { Chain } from './audit-rows';

/** Names a period: of which organisation, of which scheme. */
export interface PeriodKey {
  readonly organisation: string;
  readonly scheme: string;
  readonly period: string;
}

export function peopleChain(organisation: string): Chain {
  return { name: 'people', partition: joinKey(organisation, 'people') };
}

export function schemesChain(organisation: string): Chain {
  return { name: 'schemes', partition: joinKey(organisation, 'schemes') };
}

export function periodChain({ organisation, scheme, period }: PeriodKey): Chain {
  return { name: `${scheme}/${period}`, partition: joinKey(organisation, scheme, period) };
}

/** Besides those of people and of schemes, every chain is a period's; no id holds the stroke. */
export function isPeriodChain({ name }: Chain): boolean {
  return name.includes('/');
}

/** The chain whose partition this is; null for one that holds no changes of people's, such as the sample's mark. */
export function chainIn(partition: string): Chain | null {
  const [, ...parts] = partition.split('!');
  return parts.length === 0 ? null : { name: parts.join('/'), partition };
}

/** The row by which a period that was opened is found again, among the schemes of its organisation. */
export function listedPeriod(place: PeriodKey): { readonly row: string; readonly value: string } {
  const { organisation, scheme, period } = place;
  return { row: joinKey('period', scheme, period), value: JSON.stringify({ organisation, scheme, period }) };
}
