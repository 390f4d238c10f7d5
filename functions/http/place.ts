// The period that an address names, always within the organisation of who asks.
import type { Person } from '../usecases/person';
import type { Place } from '../usecases/places';

export function placeOf(person: Person, params: { readonly s: string; readonly p: string }): Place {
  return { organisation: person.organisation, scheme: params.s, period: params.p };
}
