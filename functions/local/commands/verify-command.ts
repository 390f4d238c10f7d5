// What `npm run verify` does: each chain of each organisation on a line, with its first break, against ends noted earlier if asked.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { auditEndSchema, type VerifiedChain } from '../../../shared/api/audit';
import { checked } from '../../settings';
import { openStore, storeSettings } from '../../store/open-store';
import { chainNamed, chainsOf } from '../../usecases/chains';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import { verifyChain } from '../../usecases/verify-audit';
import { sampleOrganisations } from '../development/sample/people';

/** Organisation → chain → its end: what `--note` writes, to be kept where whoever keeps the store cannot reach it. */
const endsSchema = z.record(z.string(), z.record(z.string(), auditEndSchema));
type Ends = z.infer<typeof endsSchema>;

/**
 * `verify [organisation …] [--note file] [--against file]`, over the store that the settings name; the sample's organisations
 * where none is named. Gives whether all chains hold. Throws where there is no store, or nothing in it.
 */
export async function verifyCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<boolean> {
  const options = { note: { type: 'string' }, against: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { store: settings } = checked({ store: storeSettings }, env);
  if (settings.STORE === 'sqlite' && !existsSync(settings.DATA_DIR)) throw new Error(`No store: ${settings.DATA_DIR}`);
  const earlier =
    values.against === undefined ? {} : endsSchema.parse(JSON.parse(readFileSync(values.against, 'utf8')));
  const organisations = new Set([
    ...(positionals.length > 0 ? positionals : sampleOrganisations),
    ...Object.keys(earlier),
  ]);

  const store = await openStore(settings);
  try {
    const ends: Ends = {};
    let whole = true;
    for (const organisation of organisations) {
      for await (const verified of verifiedChains({ store, clock: () => new Date() }, organisation, earlier)) {
        print(`${organisation}  ${lineOf(verified)}`);
        whole &&= verified.break === null;
        (ends[organisation] ??= {})[verified.chain] = verified.end;
      }
    }
    const known = Object.values(ends).flatMap((chainEnds) => Object.values(chainEnds));
    if (whole && known.every(({ sequence }) => sequence === 0)) {
      throw new Error(`Nothing is recorded of ${[...organisations].join(', ')}`);
    }
    if (values.note !== undefined) writeFileSync(values.note, `${JSON.stringify(ends, null, 2)}\n`);
    print(whole ? 'Whole: every entry, row and body is as it was recorded.' : 'BROKEN: see the lines above.');
    return whole;
  } finally {
    await store.close();
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
