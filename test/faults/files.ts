// Files amid the load: each put once, its bytes its own; afterwards each is whole, or, where no answer arrived, whole or absent.
import { digestOfBytes } from '../../functions/store/file-bytes';
import { pdf } from '../functions/media/made-files';
import type { Client } from './client';
import type { FileAttempt, Ledger } from './ledger';
import type { Random } from './random';
import { at } from './scheme';

const as = 'office-1';
const mostKib = 300;

/** The how-manieth file: up to 300 KiB, so that a fault may strike while it is written. */
export function fileOf(period: string, n: number, random: Random): FileAttempt {
  const bytes = pdf(`${period}/file/${n} ${'x'.repeat(random.whole(1, mostKib) * 1024)}`);
  return { digest: digestOfBytes(bytes), bytes, outcome: 'lost' };
}

export const putFile = <Outcome>(
  ask: (
    method: string,
    path: string,
    asked: { as: string; raw: Buffer; headers: Record<string, string> },
  ) => Promise<Outcome>,
  { bytes }: FileAttempt,
): Promise<Outcome> => ask('PUT', '/files', { as, raw: bytes, headers: { 'content-type': 'application/pdf' } });

export async function checkFiles(client: Client, period: string, ledger: Ledger): Promise<void> {
  for (const attempt of ledger.files) {
    const { digest, bytes, outcome } = attempt;
    const found = await client.bytes(at(period, `/files/${digest}`), as);
    if (found.status === 404 && outcome === 'accepted') ledger.lost.push(`file ${digest} is gone`);
    else if (found.status !== 404 && (found.status !== 200 || Buffer.compare(found.bytes, bytes) !== 0))
      ledger.torn.push(`file ${digest}: ${found.status}, ${found.bytes.length} of ${bytes.length} bytes`);
    const again = await putFile((method, path, asked) => client.ask(method, at(period, path), asked), attempt);
    if (again.status !== 201) ledger.lost.push(`file ${digest} put again: ${again.status}`);
    attempt.outcome = 'accepted';
  }
}
