// The bytes of a photo or a file as the page shows them: got when they are needed, under an address that lasts as long as they are shown.
import { useCallback, useEffect } from 'react';
import { endings, type RawFile } from '../../../shared/api/files';
import type { ApiClient } from '../../session/api-client';
import { useServices } from '../../session/services';
import { saveFile } from '../../ui/save-file';
import { useLoaded, type Loaded } from '../../ui/use-loaded';

/** Where a file is kept. */
export interface FilePlace {
  readonly scheme: string;
  readonly period: string;
  readonly file: string;
}

export function getFile(
  api: ApiClient,
  { scheme: s, period: p, file }: FilePlace,
  signal?: AbortSignal,
): Promise<RawFile> {
  return api.ask('getFile', { params: { s, p, file }, signal });
}

const blobOf = ({ type, bytes }: RawFile): Blob => new Blob([bytes], { type });

/** An address of this page's own for the photo; it ends with what shows it. */
export function usePhoto({ scheme, period, file }: FilePlace): readonly [Loaded<string>, () => void] {
  const { api } = useServices();
  const load = useCallback(
    async (signal: AbortSignal) => URL.createObjectURL(blobOf(await getFile(api, { scheme, period, file }, signal))),
    [api, scheme, period, file],
  );
  const [loaded, again] = useLoaded(load);
  const address = loaded.kind === 'ready' ? loaded.value : null;
  useEffect(() => (address === null ? undefined : () => URL.revokeObjectURL(address)), [address]);
  return [loaded, again];
}

export async function downloadFile(api: ApiClient, place: FilePlace, signal: AbortSignal): Promise<void> {
  const file = await getFile(api, place, signal);
  saveFile(`${place.file.slice(0, 12)}.${endings[file.type]}`, blobOf(file));
}
