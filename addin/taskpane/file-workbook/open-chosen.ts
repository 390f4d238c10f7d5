// A chosen file becomes the workbook of the pages: read in a worker, known again by what it keeps, by this browser, or by its code.
import type { ReadCell } from '../../../shared/sheets/plan';
import { readCode } from '../../../shared/sheets/workbook-code';
import { bytesDigest } from '../../../shared/text/text-digest';
import type { Me } from '../../../shared/api/people';
import { recallScoreWorkbook } from '../../score-workbook/score-workbook';
import { keepOnlyWhatIsThere, restoreScores, type Restoring } from '../../score-workbook/restore-scores';
import type { FileMemory } from '../../session/file-memory';
import { FileRefused } from '../../workbook/file/file-refused';
import { createFileWorkbook, type FileWorkbook } from '../../workbook/file/file-workbook';
import { openInWorker } from '../../workbook/file/in-worker';
import { keptIn, keptTab } from '../../workbook/file/kept-sheet';
import type { OpenedFile } from '../../workbook/file/opened-file';
import { copyKey, fileKey } from './file-keys';
import { identityIn, keepIdentity, type FileIdentity } from './file-identity';

export interface ChosenFile {
  readonly name: string;
  /** of its bytes */
  readonly digest: string;
  readonly workbook: FileWorkbook;
  readonly opened: OpenedFile;
  /** the bytes of an .xlsx, of which a copy is made; null for what is no .xlsx */
  readonly original: Uint8Array | null;
  /** for whom it was made; null where nothing says so */
  readonly identity: FileIdentity | null;
  /** whether this browser remembered more of it than stands in it */
  readonly isRemembered: boolean;
  /** the code that it was known by; null where it was known by what it keeps, or not at all */
  readonly code: string | null;
}

export interface Opening extends Pick<Restoring, 'api' | 'queries'> {
  readonly me: Me;
  readonly memory: FileMemory;
  /** the schemes that a code may name */
  readonly schemes: readonly string[];
}

/** How far down and across a code is looked for. */
const [codeRows, codeColumns] = [60, 30];

type Copy = Pick<ChosenFile, 'name' | 'digest'>;

const isText = (cell: ReadCell): cell is Extract<ReadCell, { kind: 'text' }> => cell.kind === 'text';

type Code = NonNullable<ReturnType<typeof readCode>>;

/** The code that stands in the sheets; where they have several, the file is none that could be submitted as one. */
function codeIn({ sheets }: Pick<OpenedFile, 'sheets'>, schemes: readonly string[]): Code | null {
  const shown = sheets.filter(({ name }) => name !== keptTab);
  const found = shown.flatMap(({ name, rows }) =>
    rows
      .slice(0, codeRows)
      .flatMap((row) => row.slice(0, codeColumns))
      .filter(isText)
      .flatMap(({ value }) => readCode(value, schemes) ?? [])
      .map((code) => ({ sheet: name, code })),
  );
  const [first] = found;
  const other = found.find(({ code }) => code.code !== first?.code.code);
  if (first !== undefined && other !== undefined) {
    const detail = { sheet: first.sheet, code: first.code.code, other: other.sheet, otherCode: other.code.code };
    throw new FileRefused('several-codes', detail);
  }
  return first?.code ?? null;
}

/** What is kept, and the later of what stands in the file and what this browser remembers of the same file. */
async function latestKept(
  opened: OpenedFile,
  copy: Copy,
  { me, memory }: Pick<Opening, 'me' | 'memory'>,
): Promise<{ kept: Map<string, string>; isRemembered: boolean }> {
  const kept = keptIn(opened);
  const identity = identityIn(kept);
  const remembered = identity && (await memory.recall(copyKey(me, identity.id, copy)));
  return identity && remembered && remembered.revision > identity.revision
    ? { kept: new Map(remembered.kept), isRemembered: true }
    : { kept, isRemembered: false };
}

/** Remembers in this browser whatever is remembered in a file, since the file itself is only read. */
function rememberingIn({ me, memory }: Pick<Opening, 'me' | 'memory'>, copy: Copy) {
  return (kept: Map<string, string>): void => {
    const identity = identityIn(kept);
    if (identity === null) return;
    const revision = identity.revision + 1;
    keepIdentity(kept, { ...identity, revision });
    void memory.remember({ key: copyKey(me, identity.id, copy), revision, at: Date.now(), kept: [...kept] });
  };
}

/** Rejects with FileRefused, or with the signal's reason; the file that was chosen before stays then. */
export async function openChosen(
  file: File,
  opening: Opening,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opened = await openInWorker(bytes, file.name, signal, progress);
  return chosenFile(opened, { name: file.name, bytes }, opening, signal);
}

/** The file once it is read. Rejects with FileRefused. */
export async function chosenFile(
  opened: OpenedFile,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  opening: Opening,
  signal: AbortSignal,
): Promise<ChosenFile> {
  const copy = { name, digest: await bytesDigest(bytes) };
  const { kept, isRemembered } = await latestKept(opened, copy, opening);
  const organisation = identityIn(kept)?.organisation ?? opening.me.organisation;
  // Ids may be the same elsewhere: what was scored there would be submitted here.
  if (organisation !== opening.me.organisation) throw new FileRefused('other-organisation', { organisation });
  const workbook = createFileWorkbook(opened, rememberingIn(opening, copy), kept);
  const original = bytes[0] === 0x50 && bytes[1] === 0x4b ? bytes : null;
  const chosen = { ...copy, workbook, opened, original, isRemembered };
  const known = (await recallScoreWorkbook(workbook)) !== null;
  const code = known ? null : codeIn(opened, opening.schemes);
  if (code === null) return { ...chosen, identity: identityIn(kept), code: null };
  return { ...chosen, ...(await knownByCode(chosen, code, opening, signal)) };
}

/** In the browser that made the template, all that it kept is still there; elsewhere the code says what is needed. */
async function knownByCode(
  chosen: Pick<ChosenFile, 'name' | 'digest' | 'workbook' | 'opened'>,
  code: Code,
  { me, memory, api, queries }: Opening,
  signal: AbortSignal,
): Promise<Pick<ChosenFile, 'identity' | 'code'>> {
  const { workbook, opened } = chosen;
  const { kept } = workbook.content();
  const made = (await memory.recall(copyKey(me, code.code, chosen))) ?? (await memory.recall(fileKey(me, code.code)));
  if (made !== null) {
    workbook.keepAll(new Map(made.kept));
    const identity = identityIn(kept);
    // What comes of it is remembered by its code, by which it is known the next time.
    if (identity !== null) keepIdentity(kept, { ...identity, id: code.code });
    if (opened.sheets.length === 1) await keepOnlyWhatIsThere(workbook);
    return { identity, code: code.code };
  }
  const restoring = { workbook, code, api, queries, roles: me.roles, expect: workbook.expect.bind(workbook) };
  const isRestored = await restoreScores(restoring, signal);
  if (isRestored) {
    keepIdentity(kept, { id: code.code, organisation: me.organisation, person: me.id, name: me.name, revision: 0 });
  }
  return { identity: null, code: isRestored ? code.code : null };
}
