// Puts beside each text file what a server may send instead of it (预压缩): `.br` and `.gz`, where that saves something.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const isText = /\.(js|css|html|json|xml|svg|txt)$/;
const LEAST = 1024;

/** Compresses what is in a folder and all folders below it. */
export function compressFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    // What the host reads itself is no page.
    if (!isText.test(name) || statSync(file).size <= LEAST || name === 'staticwebapp.config.json') continue;
    const bytes = readFileSync(file);
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: size }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
