// What is known of one thing: names with their values, one below the other.
import type { ReactNode } from 'react';
import { useLayout } from './layout';
import { WholeDates } from './whole-dates';

export type Fact = readonly [name: string, value: ReactNode];

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const layout = useLayout();
  return (
    <dl className={layout.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={layout.factPair}>
          <dt>
            <WholeDates>{name}</WholeDates>
          </dt>
          <dd className={layout.fact}>{typeof value === 'string' ? <WholeDates>{value}</WholeDates> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
