// Where things are kept: the partitions of an organisation, of its schemes and people, and of one period.
import { joinKey } from '../store/encode-key';
import type { Chain } from './audit-chain';

/** A period of a scheme of an organisation. */
export interface Place {
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

export function periodChain({ organisation, scheme, period }: Place): Chain {
  return { name: `${scheme}/${period}`, partition: joinKey(organisation, scheme, period) };
}
