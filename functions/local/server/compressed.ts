// Answers of the API as small as whoever asks can undo them.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncodings } from './accepted-encodings';

/** Less than this is not worth it. */
const leastBytes = 1024;
/** About as quick as gzip, and smaller. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const ways = {
  br: (body: Uint8Array) => promisify(brotliCompress)(body, quality),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
};

/** Texts; photos and packed files are small already. */
const isText = (type: string): boolean => /^(?:application\/(?:[a-z.-]+\+)?json|text\/)/.test(type);

/**
 * The body and the headers that tell how it is packed. Nothing is learnt from its size by another site that has a browser ask
 * (BREACH): a browser sends no token by itself, so what such a site can have asked for is a refusal.
 */
export async function compressed(
  body: Uint8Array,
  type: string,
  accepted: string | undefined,
): Promise<{ readonly body: Uint8Array; readonly headers: Readonly<Record<string, string>> }> {
  if (!isText(type)) return { body, headers: {} };
  const headers = { vary: 'Accept-Encoding' };
  const [encoding] = acceptedEncodings(accepted);
  if (encoding === undefined || body.length < leastBytes) return { body, headers };
  return { body: await ways[encoding](body), headers: { ...headers, 'content-encoding': encoding } };
}
