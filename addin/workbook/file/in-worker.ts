// Files read and built in a worker of their own, loaded when the first one is asked for.
import { workerFailure } from '../../session/worker-failure';
import { FileRefused, type FileRefusal, type RefusalDetail } from './file-refused';
import type { FileContent } from './file-workbook';
import type { OpenedFile } from './opened-file';

type Content = Pick<FileContent, 'sheets' | 'kept'>;

export type FileRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly name: string }
  | ({ readonly kind: 'build' } & Content)
  | ({ readonly kind: 'copy'; readonly original: Uint8Array } & Content);

export type FileAnswer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'opened'; readonly opened: OpenedFile }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: FileRefusal; readonly detail: RefusalDetail }
  | { readonly kind: 'failed'; readonly message: string };

/** How much of a file is unpacked, from 0 to 1. */
type Progress = (done: number) => void;

async function ask(
  request: FileRequest,
  signal: AbortSignal,
  progress: Progress = () => undefined,
): Promise<FileAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url));
  try {
    return await new Promise<FileAnswer>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onerror = (event) => void workerFailure(event).then(reject);
      worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
        if (data.kind === 'progress') progress(data.done);
        else if (data.kind === 'refused') reject(new FileRefused(data.code, data.detail));
        else if (data.kind === 'failed') reject(new Error(data.message));
        else resolve(data);
      };
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

/** Reads a file. Rejects with FileRefused, or with the signal's reason. */
export async function openInWorker(
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
  progress: Progress,
): Promise<OpenedFile> {
  const answer = await ask({ kind: 'open', bytes, name }, signal, progress);
  if (answer.kind !== 'opened') throw new Error(`a file was opened as ${answer.kind}`);
  return answer.opened;
}

/** Builds a new file, or a copy of the one that was chosen. */
export async function buildInWorker(
  content: Content,
  original: Uint8Array | null,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { sheets, kept } = content;
  const request: FileRequest =
    original === null ? { kind: 'build', sheets, kept } : { kind: 'copy', original, sheets, kept };
  const answer = await ask(request, signal);
  if (answer.kind !== 'bytes') throw new Error(`a file was built as ${answer.kind}`);
  return answer.bytes;
}
