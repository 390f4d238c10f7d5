// The payout of people (个人兑现): what a period's rewards are in yuan for everybody on the roster, exact to the cent, with sums that must agree.
import { exact, Exact } from '../../exact/exact';
import type { UnitId } from '../../scheme/id';
import type { Scheme } from '../../scheme/scheme';
import { isRanked, type Results, type UnitResult } from '../../scoring/results';
import { paySum } from '../../sheets/results-columns';
import { PayoutDisagrees } from './payout-disagrees';
import { paidRoles, type PaidRole, type RosterPerson } from './roster';

/** Yuan have two decimals: amounts are rounded half away from zero, once for each person, after everything is added up. */
export const payoutDigits = 2;

export interface PaidPerson {
  readonly person: RosterPerson;
  /** all shares together: +20 % is 0.2; null where no reward gives one */
  readonly share: number | null;
  /** what the share comes to, before it is rounded */
  readonly exactShare: Exact;
  /** what is given or taken in cash */
  readonly cash: number;
  /** share and cash together, rounded */
  readonly change: number;
  /** bonus and change together */
  readonly after: number;
}

export interface PaidUnit {
  readonly unit: UnitId;
  readonly people: readonly PaidPerson[];
  /** in cash to the unit as a whole */
  readonly unitCash: number;
  readonly base: number;
  readonly change: number;
  readonly after: number;
}

export interface Payout {
  readonly units: readonly PaidUnit[];
  readonly overall: {
    readonly people: number;
    readonly base: number;
    readonly change: number;
    readonly after: number;
    readonly unitCash: number;
  };
  /** people with a share of a bonus that the roster does not give: nothing can be paid before it does */
  readonly withoutBase: readonly RosterPerson[];
  /** units whose rewards pay somebody of whom there is nobody on the roster */
  readonly withoutPeople: readonly { readonly unit: UnitId; readonly role: PaidRole }[];
}

const sum = (numbers: readonly number[]): Exact => numbers.reduce((total, one) => total.plus(exact(one)), Exact.zero);
function byUnit(roster: readonly RosterPerson[]): ReadonlyMap<UnitId, RosterPerson[]> {
  const people = new Map<UnitId, RosterPerson[]>();
  for (const person of roster) {
    const own = people.get(person.unit);
    if (own === undefined) people.set(person.unit, [person]);
    else own.push(person);
  }
  return people;
}

/** A sum of amounts in cents, which ends as a decimal. */
const amount = (total: Exact): number => total.round(payoutDigits);

/** What the rewards of a unit give those of one role, added up; null where none gives any. */
interface Rates {
  readonly share: Exact | null;
  readonly cash: Exact | null;
}

function ratesOf(result: UnitResult | undefined, role: PaidRole): Rates {
  const pays = result === undefined || !isRanked(result) ? [] : result.rewards.map(({ effects }) => effects[role]);
  const [percents, cash] = (['bonusPercent', 'cash'] as const).map((measure) => {
    const given = pays.flatMap((pay) => pay?.[measure] ?? []);
    return given.length === 0 ? null : sum(given);
  });
  return { share: percents?.over(100) ?? null, cash: cash ?? null };
}

function paidPerson(person: RosterPerson, { share, cash }: Rates): PaidPerson {
  const exactShare = exact(person.base ?? 0).times(share ?? Exact.zero);
  const change = amount(exactShare.plus(cash ?? Exact.zero));
  return {
    ...{ person, exactShare, change },
    share: share === null ? null : Number(share.toString()),
    cash: Number((cash ?? Exact.zero).toString()),
    after: amount(exact(person.base ?? 0).plus(exact(change))),
  };
}

/**
 * What everybody on a roster is paid of a period's rewards (个人兑现), in yuan: the bonus times all shares of their role, and all cash of
 * their role, which each of them gets whole. Whoever's unit earned nothing stands there unchanged; a unit without a place earns
 * nothing. Throws PayoutDisagrees where the sums do not agree, which no roster can bring about.
 * @example payoutOf(scheme, results, [{ unit: 'p04', name: '张三', role: 'chief', base: 1000 }]).overall.change // -200
 */
export function payoutOf(
  { units }: Pick<Scheme, 'units'>,
  results: Pick<Results, 'units'>,
  roster: readonly RosterPerson[],
): Payout {
  const resultAt = new Map(results.units.map((result) => [result.unit, result]));
  const peopleAt = byUnit(roster);
  const paid = units.flatMap(({ id }): PaidUnit[] => {
    const result = resultAt.get(id);
    const people = (peopleAt.get(id) ?? []).map((person) => paidPerson(person, ratesOf(result, person.role)));
    const earned = result !== undefined && isRanked(result) ? result.rewards.map(({ effects }) => effects) : [];
    const unitCash = paySum(earned, { role: 'unit', measure: 'cash' }) ?? 0;
    if (people.length === 0 && unitCash === 0) return [];
    const [base, change] = [sum(people.map(({ person }) => person.base ?? 0)), sum(people.map((one) => one.change))];
    return [
      {
        ...{ unit: id, people, unitCash },
        ...{ base: amount(base), change: amount(change), after: amount(base.plus(change)) },
      },
    ];
  });
  const payout: Payout = {
    units: paid,
    overall: {
      people: paid.reduce((count, { people }) => count + people.length, 0),
      base: amount(sum(paid.map(({ base }) => base))),
      change: amount(sum(paid.map(({ change }) => change))),
      after: amount(sum(paid.map(({ after }) => after))),
      unitCash: amount(sum(paid.map(({ unitCash }) => unitCash))),
    },
    withoutBase: paid.flatMap(({ people }) =>
      people.flatMap(({ person, share }) => (share !== null && share !== 0 && person.base === null ? [person] : [])),
    ),
    withoutPeople: units.flatMap(({ id }) =>
      paidRoles.flatMap((role) => {
        const { share, cash } = ratesOf(resultAt.get(id), role);
        const isPaid = [share, cash].some((rate) => rate !== null && rate.sign !== 0);
        return isPaid && !(peopleAt.get(id) ?? []).some((person) => person.role === role) ? [{ unit: id, role }] : [];
      }),
    ),
  };
  assertAgrees(payout, results, roster);
  return payout;
}

/**
 * Holds a payout against the results and the roster on another way: role by role instead of person by person. Throws PayoutDisagrees
 * where a sum is another one, somebody is missing, or rounding moved more than half a cent a person.
 */
export function assertAgrees(payout: Payout, results: Pick<Results, 'units'>, roster: readonly RosterPerson[]): void {
  const agree = (what: string, one: Exact, other: Exact): void => {
    if (one.compare(other) !== 0) throw new PayoutDisagrees(what, one.toString(), other.toString());
  };
  const count = (number: number): Exact => Exact.ratio(number, 1);
  const { units, overall } = payout;
  const people = units.flatMap((unit) => unit.people);
  agree('people', count(people.length), count(roster.length));
  agree('base', exact(overall.base), sum(roster.map(({ base }) => base ?? 0)));
  agree('change', exact(overall.change), sum(people.map(({ change }) => change)));
  agree('after', exact(overall.after), sum(people.map(({ after }) => after)));
  agree('base and change', exact(overall.after), exact(overall.base).plus(exact(overall.change)));
  agree('units', exact(overall.after), sum(units.map(({ after }) => after)));
  let byRole = Exact.zero;
  const peopleAt = byUnit(roster);
  for (const result of results.units) {
    if (!isRanked(result)) continue;
    for (const role of paidRoles) {
      const own = (peopleAt.get(result.unit) ?? []).filter((person) => person.role === role);
      if (own.length === 0) continue;
      for (const { effects } of result.rewards) {
        const { bonusPercent = 0, cash = 0 } = effects[role] ?? {};
        byRole = byRole.plus(
          sum(own.map(({ base }) => base ?? 0))
            .times(exact(bonusPercent))
            .over(100),
        );
        byRole = byRole.plus(exact(cash).times(count(own.length)));
      }
    }
  }
  const unrounded = people.reduce(
    (total, { exactShare, cash }) => total.plus(exactShare).plus(exact(cash)),
    Exact.zero,
  );
  agree('by role', unrounded, byRole);
  const moved = exact(overall.change).minus(byRole);
  const most = Exact.ratio(people.length, 200);
  if (moved.compare(most) > 0 || moved.negated().compare(most) > 0) {
    throw new PayoutDisagrees('rounding', overall.change.toString(), byRole.toString());
  }
}
