// Reads and builds files beside the page, which stays usable meanwhile and stops it by ending it.
import { FileRefused } from './file-refused';
import type { FileAnswer, FileRequest } from './in-worker';
import { newFile } from './new-file';
import { openFile } from './open-file';
import { savedCopy } from './saved-copy';

const answer = (message: FileAnswer): void => self.postMessage(message);

async function answered(request: FileRequest): Promise<FileAnswer> {
  switch (request.kind) {
    case 'open': {
      const progress = (done: number): void => answer({ kind: 'progress', done });
      return { kind: 'opened', opened: await openFile(request.bytes, request.name, progress) };
    }
    case 'build':
      return { kind: 'bytes', bytes: await newFile(request) };
    case 'copy':
      return { kind: 'bytes', bytes: savedCopy(request.original, request) };
  }
}

self.onmessage = ({ data }: MessageEvent<FileRequest>): void => {
  answered(data).then(answer, (reason: unknown) => {
    if (reason instanceof FileRefused) answer({ kind: 'refused', code: reason.code, detail: reason.detail });
    else answer({ kind: 'failed', message: reason instanceof Error ? reason.message : String(reason) });
  });
};
