// The life of a period (周期状态): from open to final, who moves it, who signs its results in which order, where a reason is due.
import { signatoryRoles, type Scheme } from '../scheme/scheme';
import { signatoriesOf } from '../scheme/signatories';
import type { Actor, Life } from './life';

export const periodStates = ['open', 'closed', 'consolidated', 'signed', 'published', 'final'] as const;
export type PeriodState = (typeof periodStates)[number];

type Taker = (typeof signatoryRoles)[number];
export type PeriodStep = 'close' | 'consolidate' | 'sign' | 'publish' | 'finalise' | 'reopen' | 'withdraw';
export type PeriodLife = Life<PeriodState, Taker, PeriodStep>;

/** The states in which everybody concerned sees the results. */
export const published: readonly PeriodState[] = ['published', 'final'];

/** The life of a period that keeps this scheme, which says who signs and in which order. */
export function periodLife(scheme: Pick<Scheme, 'signatures'>): PeriodLife {
  return lifeSignedBy(signatoriesOf(scheme).map(({ role }) => role));
}

/** The life of any period: whoever signs in some scheme is named. */
export const anyPeriodLife = lifeSignedBy(signatoryRoles);

function lifeSignedBy(signatories: readonly Taker[]): PeriodLife {
  return {
    states: periodStates,
    steps: [
      { id: 'close', from: ['open'], to: 'closed', by: ['office'] },
      {
        id: 'consolidate',
        from: ['closed', 'consolidated'],
        to: 'consolidated',
        by: ['office'],
        // Whatever was signed before was signed under other results.
        dropsSignatures: true,
        // The office signs what it sums up.
        signs: 'sign',
      },
      { id: 'sign', from: ['consolidated'], to: 'signed', by: { all: signatories, inOrder: true } },
      { id: 'publish', from: ['signed'], to: 'published', by: ['office'] },
      { id: 'finalise', from: ['published'], to: 'final', by: ['office'] },
      {
        id: 'reopen',
        from: ['closed', 'consolidated', 'signed', 'published'],
        to: 'open',
        by: ['office'],
        needsReason: true,
        dropsSignatures: true,
      },
      // Of a period opened by mistake, which holds nothing: nothing of it stays but what the audit tells.
      { id: 'withdraw', from: ['open'], by: ['office'] },
    ],
  };
}

const stepInto: Readonly<Record<PeriodState, PeriodStep>> = {
  open: 'reopen',
  closed: 'close',
  consolidated: 'consolidate',
  signed: 'sign',
  published: 'publish',
  final: 'finalise',
};

/** The step that a transition into this state is. */
export function periodStepInto(state: PeriodState): PeriodStep {
  return stepInto[state];
}

/** Somebody with the roles that count in a period, as far as they have to do with its life. */
export function periodActor(id: string, roles: readonly { readonly kind: string }[]): Actor<Taker> {
  const kinds = new Set(roles.map(({ kind }) => kind));
  return { id, roles: signatoryRoles.filter((role) => kinds.has(role)) };
}
