// Where sheets are laid out: in Excel in the open workbook, on a page without it in a new file, which is saved as a download.
import { useWorkbook } from '../../session/services';
import type { Workbook } from '../../workbook/port';
import { useFiles } from './files-context';

export interface Laying {
  /** Lays out by `lay`, and has a new file saved as `name`; `codeOf` gives the code that the laid workbook shows. */
  lay<Laid>(
    name: string,
    signal: AbortSignal,
    lay: (workbook: Workbook) => Promise<Laid>,
    codeOf?: (workbook: Workbook) => Promise<string | undefined>,
  ): Promise<Laid>;
  /** whether it becomes a file */
  readonly isFile: boolean;
}

export function useLaying(): Laying {
  const workbook = useWorkbook();
  const files = useFiles();
  return {
    isFile: files !== null,
    async lay(name, signal, lay, codeOf) {
      if (files === null) return lay(workbook);
      const fresh = files.fresh();
      const laid = await lay(fresh);
      await files.save(fresh, name, signal, await codeOf?.(fresh));
      return laid;
    },
  };
}
