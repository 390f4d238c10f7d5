// What `npm run verify` does: each chain of each organisation on a line, with its first break, against ends noted earlier if asked.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { auditEndSchema, type VerifiedChain } from '../../../shared/api/audit';
import type { Environment } from '../../settings';
import { StoreUnavailable, type Store } from '../../store/store';
import { Unfinished, unfinishedIn } from '../../upgrade/brought-in';
import { chainNamed, chainsOf, periodNamed } from '../../usecases/chains';
import { organisationsIn } from '../../usecases/organisations-in';
import { recalculated } from '../../usecases/recalculation';
import { RequestRefusal } from '../../usecases/request-refusal';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import { findPeriod, opened, periodAt } from '../../usecases/stored-period';
import { verifyChain } from '../../usecases/verify-audit';
import { overStore } from './kept-store';

/** Organisation → chain → its end: what `--note` writes, to be kept where whoever keeps the store cannot reach it. */
const endsSchema = z.record(z.string(), z.record(z.string(), auditEndSchema));
type Ends = z.infer<typeof endsSchema>;

/**
 * `verify [organisation …] [--note file] [--against file] [--recalculate]`, over the store that the settings name; every organisation
 * that the store or the file of ends knows where none is named. Gives whether all chains hold and nothing is unfinished. Throws where there is no store, or nothing in it.
 */
export async function verifyCommand(
  args: readonly string[],
  env: Environment,
  print: (line: string) => void,
): Promise<boolean> {
  const options = {
    note: { type: 'string' },
    against: { type: 'string' },
    recalculate: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const earlier =
    values.against === undefined ? {} : endsSchema.parse(JSON.parse(readFileSync(values.against, 'utf8')));

  return overStore(env, (store) => verified(store, { organisations: positionals, earlier, ...values }, print));
}

interface Asked {
  readonly organisations: readonly string[];
  readonly earlier: Ends;
  readonly note?: string | undefined;
  readonly recalculate?: boolean | undefined;
}

async function verified(store: Store, asked: Asked, print: (line: string) => void): Promise<boolean> {
  const given = { store, clock: () => new Date() };
  const { earlier, note, recalculate } = asked;
  const organisations = new Set(asked.organisations);
  if (organisations.size === 0) for (const found of await organisationsIn(store)) organisations.add(found);
  for (const noted of Object.keys(earlier)) organisations.add(noted);
  const unfinished = await unfinishedIn(store);
  const ends: Ends = {};
  const notYet: string[] = [];
  let whole = true;
  for (const organisation of organisations) {
    if (unfinished.has(organisation)) {
      const notNoted = note === undefined ? '' : `; nothing of it is noted in ${note}`;
      print(`${organisation}  UNFINISHED: ${new Unfinished(organisation).message}${notNoted}`);
      notYet.push(organisation);
      continue;
    }
    for await (const chain of verifiedChains(given, organisation, earlier)) {
      print(`${organisation}  ${lineOf(chain)}`);
      whole &&= chain.break === null;
      const again = recalculate ? await recalculatedIn(given, organisation, chain.chain) : null;
      if (again !== null) {
        print(`${organisation}  ${chain.chain}  ${again.told}`);
        whole &&= again.same;
      }
      (ends[organisation] ??= {})[chain.chain] = chain.end;
    }
  }
  const known = Object.values(ends).flatMap((chainEnds) => Object.values(chainEnds));
  if (whole && notYet.length === 0 && known.every(({ sequence }) => sequence === 0)) {
    const whose = asked.organisations.length === 0 ? '' : ` of ${asked.organisations.join(', ')}`;
    throw new Error(`Nothing is recorded${whose}`);
  }
  if (note !== undefined) writeFileSync(note, `${JSON.stringify(ends, null, 2)}\n`);
  print(lastLine(whole, notYet));
  return whole && notYet.length === 0;
}

/** What is only on its way in has been changed by nobody: that is no reason to restore a backup. */
function lastLine(whole: boolean, notYet: readonly string[]): string {
  if (!whole) return 'BROKEN: see the lines above.';
  if (notYet.length > 0)
    return `NOT WHOLE YET: ${notYet.join(', ')} is not brought in to its end; whatever else there is, is as it was recorded.`;
  return 'Whole: every entry, row and body is as it was recorded.';
}

/** Whether the results of a chain's period follow from what they were sealed with; null where it has none. */
async function recalculatedIn(given: StoreAndClock, organisation: string, chain: string) {
  const named = periodNamed(chain);
  const found = named && (await findPeriod(periodAt(given, { organisation, ...named })));
  if (!found?.record.results) return null;
  try {
    const again = await recalculated(await opened(found));
    if (again.same) return { same: true, told: 'follows from what was sealed' };
    const { path, sealed, calculated } = again;
    return { same: false, told: `BROKEN: ${path} is ${sealed || 'missing'}, calculated ${calculated || 'missing'}` };
  } catch (error) {
    if (!(error instanceof RequestRefusal || (error instanceof StoreUnavailable && error.trouble === 'damaged')))
      throw error;
    return { same: false, told: `BROKEN: cannot be calculated again, ${error.message}` };
  }
}

/** Every chain there is, and those noted earlier that are not found any more. */
async function* verifiedChains(
  given: StoreAndClock,
  organisation: string,
  earlier: Ends,
): AsyncGenerator<VerifiedChain> {
  const noted = new Map(Object.entries(earlier[organisation] ?? {}));
  for await (const chain of chainsOf(given.store, organisation)) {
    yield verifyChain(given, chain, noted.get(chain.name));
    noted.delete(chain.name);
  }
  for (const [name, end] of noted) yield verifyChain(given, chainNamed(organisation, name), end);
}

function lineOf({ chain, end, break: found, ahead }: VerifiedChain): string {
  const doubt = ahead
    ? `; WARNING: the clock was ahead, entry ${ahead.sequence} says ${ahead.at} at ${ahead.clock}`
    : '';
  if (found === null) return `${chain}  whole, ${end.sequence} entries, ends in ${end.digest}${doubt}`;
  const entry = found.sequence === null ? 'no entry tells of it' : `entry ${found.sequence}`;
  return `${chain}  BROKEN: ${found.because}, ${entry}, row ${found.row}`;
}
