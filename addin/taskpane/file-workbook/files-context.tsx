// The files of a page without Excel: the one that was chosen is its workbook, and what is made is saved as a download.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { ServicesContext, useServices } from '../../session/services';
import { loadPart } from '../../session/load-part';
import { openFileMemory } from '../../session/file-memory';
import { saveFile } from '../../ui/save-file';
import { createFileWorkbook, type FileWorkbook } from '../../workbook/file/file-workbook';
import { buildInWorker } from '../../workbook/file/in-worker';
import { useChoice } from '../choice/choice';
import { keepIdentity } from './file-identity';
import { copyKey, fileKey } from './file-keys';
import type { ChosenFile } from './open-chosen';

export interface Files {
  /** null until one was chosen */
  readonly chosen: ChosenFile | null;
  choose(file: File, signal: AbortSignal, progress: (done: number) => void): Promise<void>;
  close(): void;
  /** Knows the chosen file, which was not made here, by this, its name and its bytes from now on, and takes over what this browser remembers of it so. */
  knowAs(id: string): Promise<void>;
  /** A workbook with nothing in it, for sheets that are laid out to be downloaded. */
  fresh(): FileWorkbook;
  /** Has the browser save a workbook under a name; `code` is what it is known by where its program keeps nothing else. */
  save(workbook: FileWorkbook, name: string, signal: AbortSignal, code?: string): Promise<void>;
  /** Has the browser save a copy of the chosen file, with all that was written and remembered since. */
  saveCopy(name: string, signal: AbortSignal): Promise<void>;
}

const MEMORY = 'scorebook.files';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const FilesContext = createContext<Files | null>(null);

/** Null in Excel, where the open workbook is at hand. */
export function useFiles(): Files | null {
  return useContext(FilesContext);
}

const saveBytes = (name: string, bytes: Uint8Array): void =>
  saveFile(name, new Blob([new Uint8Array(bytes)], { type: XLSX }));

export function FilesProvider({ children }: { readonly children: ReactNode }) {
  const services = useServices();
  const { api, me } = services;
  const queries = useQueryClient();
  const { schemes } = useChoice();
  const [memory] = useState(() => openFileMemory(MEMORY));
  const [nothing] = useState(() => createFileWorkbook(null));
  const [chosen, setChosen] = useState<ChosenFile | null>(null);

  const choose = useCallback(
    async (file: File, signal: AbortSignal, progress: (done: number) => void) => {
      const known = schemes.map(({ id }) => id as string);
      const { openChosen } = await loadPart(() => import('./open-chosen'));
      setChosen(await openChosen(file, { api, queries, me, memory, schemes: known }, signal, progress));
    },
    [api, me, memory, queries, schemes],
  );
  const files = useMemo<Files>(
    () => ({
      chosen,
      choose,
      close: () => setChosen(null),
      async knowAs(id) {
        if (chosen === null) return;
        const { kept } = chosen.workbook.content();
        const remembered = await memory.recall(copyKey(me, id, chosen));
        if (remembered !== null) chosen.workbook.keepAll(new Map(remembered.kept));
        const { organisation, id: person, name } = me;
        const revision = remembered?.revision ?? 0;
        keepIdentity(kept, { id, organisation, person, name, revision });
      },
      fresh() {
        const kept = new Map<string, string>();
        const { organisation, id: person, name } = me;
        keepIdentity(kept, { id: crypto.randomUUID(), organisation, person, name, revision: 0 });
        return createFileWorkbook(null, undefined, kept);
      },
      async save(workbook, name, signal, code) {
        const content = workbook.content();
        saveBytes(name, await buildInWorker(content, null, signal));
        if (code === undefined) return;
        await memory.remember({ key: fileKey(me, code), revision: 0, at: Date.now(), kept: [...content.kept] });
      },
      async saveCopy(name, signal) {
        if (chosen === null) return;
        saveBytes(name, await buildInWorker(chosen.workbook.content(), chosen.original, signal));
      },
    }),
    [choose, chosen, me, memory],
  );
  const workbook = chosen?.workbook ?? nothing;
  const withFile = useMemo(() => ({ ...services, workbook }), [services, workbook]);
  return (
    <FilesContext value={files}>
      <ServicesContext value={withFile}>{children}</ServicesContext>
    </FilesContext>
  );
}
