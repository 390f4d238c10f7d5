// A life as data: states, and the steps between them with who takes them; one pure decision whether somebody may take a step now.

export interface Step<State extends string, Who extends string, Id extends string> {
  readonly id: Id;
  readonly from: readonly State[];
  /** without it the step ends in the state that it began in */
  readonly to?: State;
  /** any of them; or each of them signs, and with the last signature the step is taken */
  readonly by: readonly Who[] | Signing<Who>;
  readonly needsReason?: true;
  /** takes back what was signed so far */
  readonly dropsSignatures?: true;
  /** the step whose first signature this one is too, where that is for those who take this one and others are to follow */
  readonly signs?: Id;
}

/** Whoever is named twice signs by two people. `inOrder`: nobody before it is their turn. */
export interface Signing<Who extends string> {
  readonly all: readonly Who[];
  readonly inOrder?: true;
}

export interface Life<State extends string, Who extends string, Id extends string> {
  readonly states: readonly State[];
  readonly steps: readonly Step<State, Who, Id>[];
}

export interface GivenSignature<Who extends string> {
  readonly role: Who;
  /** the person */
  readonly by: string;
}

/** Where something stands, and what was signed in it so far. */
export interface Standing<State extends string, Who extends string> {
  readonly state: State;
  readonly signatures: readonly GivenSignature<Who>[];
}

/** Who acts, with the roles that count there. */
export interface Actor<Who extends string> {
  readonly id: string;
  readonly roles: readonly Who[];
}

/** What somebody asks for. */
export interface Command<Who extends string, Id extends string> {
  readonly step: Id;
  readonly actor: Actor<Who>;
  readonly reason?: string | undefined;
}

export type StepRefusal<Who extends string> =
  | { readonly code: 'wrong-state' | 'not-allowed' | 'signed-already' | 'reason-missing' }
  | { readonly code: 'signature-awaited'; readonly role: Who; readonly position: number };

/** What becomes of it: its state, which is the one before as long as others are still to sign; or why the step is not taken. */
export type Decided<State extends string, Who extends string> =
  | {
      readonly ok: true;
      readonly state: State;
      /** what was signed before counts no longer */
      readonly drops: boolean;
      readonly signature: GivenSignature<Who> | null;
    }
  | { readonly ok: false; readonly refusal: StepRefusal<Who> };

/**
 * Whether the step may be taken, and what follows: state → who → signatures → reason, the first that stands against it is told.
 */
export function decide<State extends string, Who extends string, Id extends string>(
  life: Life<State, Who, Id>,
  standing: Standing<State, Who>,
  { step: id, actor, reason }: Command<Who, Id>,
): Decided<State, Who> {
  const step = stepOf(life, id);
  const refusal = refusalOf(step, standing, actor);
  if (refusal !== null) return { ok: false, refusal };
  if (step.needsReason && reason === undefined) return { ok: false, refusal: { code: 'reason-missing' } };
  const signature = isSigning(step.by) ? signatureFor(step.by, standing, actor) : signedWith(life, step, actor);
  const isTaken = !isSigning(step.by) || isSigned(step.by, [...standing.signatures, ...(signature ? [signature] : [])]);
  const state = isTaken ? (step.to ?? standing.state) : standing.state;
  return { ok: true, state, drops: step.dropsSignatures ?? false, signature };
}

/**
 * The steps that somebody may take now, in the order of the life, whether or not they need a reason.
 */
export function stepsOpenTo<State extends string, Who extends string, Id extends string>(
  { steps }: Life<State, Who, Id>,
  standing: Standing<State, Who>,
  actor: Actor<Who>,
): Step<State, Who, Id>[] {
  return steps.filter((step) => refusalOf(step, standing, actor) === null);
}

/** The step of this name. Throws RangeError where the life has none. */
export function stepOf<State extends string, Who extends string, Id extends string>(
  { steps }: Life<State, Who, Id>,
  id: Id,
): Step<State, Who, Id> {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) throw new RangeError(`no step ${id}`);
  return step;
}

/** Everybody who may have to do with a step. */
export function takersOf<Who extends string>({ by }: Pick<Step<string, Who, string>, 'by'>): readonly Who[] {
  return isSigning(by) ? by.all : by;
}

/** Whose signatures a step still awaits: the next one only, where they are given in order; none where nobody signs. */
export function awaited<Who extends string>(
  { by }: Pick<Step<string, Who, string>, 'by'>,
  signatures: readonly GivenSignature<Who>[],
): readonly Who[] {
  if (!isSigning(by)) return [];
  if (by.inOrder) return by.all.slice(signatures.length, signatures.length + 1);
  const left = [...by.all];
  for (const { role } of signatures) {
    const at = left.indexOf(role);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}

/** Whether every signature that a step awaits was given, each in its place where they have an order. */
export function isSigned<Who extends string>(
  { all, inOrder }: Signing<Who>,
  signatures: readonly GivenSignature<Who>[],
): boolean {
  if (inOrder) return all.every((who, position) => signatures[position]?.role === who);
  return awaited({ by: { all } }, signatures).length === 0;
}

function refusalOf<State extends string, Who extends string>(
  { from, by }: Step<State, Who, string>,
  { state, signatures }: Standing<State, Who>,
  { id, roles }: Actor<Who>,
): StepRefusal<Who> | null {
  const holds = (who: Who) => roles.includes(who);
  if (!from.includes(state)) return { code: 'wrong-state' };
  if (!takersOf({ by }).some(holds)) return { code: 'not-allowed' };
  if (!isSigning(by)) return null;
  const [next, ...others] = awaited({ by }, signatures);
  if (![next, ...others].some((who) => who !== undefined && holds(who))) {
    if (next === undefined) return { code: 'wrong-state' };
    return { code: 'signature-awaited', role: next, position: signatures.length + 1 };
  }
  // One person in two places would be one signature.
  return signatures.some((signature) => signature.by === id) ? { code: 'signed-already' } : null;
}

function isSigning<Who extends string>(by: readonly Who[] | Signing<Who>): by is Signing<Who> {
  return 'all' in by;
}

function signatureFor<State extends string, Who extends string>(
  by: Signing<Who>,
  { signatures }: Standing<State, Who>,
  { id, roles }: Actor<Who>,
): GivenSignature<Who> | null {
  const role = awaited({ by }, signatures).find((who) => roles.includes(who));
  return role === undefined ? null : { role, by: id };
}

/** What taking this step signs of another one. */
function signedWith<State extends string, Who extends string, Id extends string>(
  life: Life<State, Who, Id>,
  { by, signs }: Step<State, Who, Id>,
  { id }: Actor<Who>,
): GivenSignature<Who> | null {
  if (signs === undefined) return null;
  const [first, ...others] = takersOf(stepOf(life, signs));
  if (first === undefined || others.length === 0 || !takersOf({ by }).includes(first)) return null;
  return { role: first, by: id };
}
