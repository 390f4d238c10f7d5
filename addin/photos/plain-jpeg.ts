// A JPEG without whatever its encoder noted beside the image: some browsers write a header of the camera's kind into what they draw.

const START_OF_SCAN = 0xda;

/** What the image is made of, JFIF's header, a colour profile, and Adobe's note of the colours. */
function isPlain(marker: number, content: Uint8Array): boolean {
  const begins = (text: string) => [...text].every((letter, at) => content[at] === letter.charCodeAt(0));
  if (marker === 0xe0) return begins('JFIF\0');
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  if (marker === 0xee) return begins('Adobe');
  return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef);
}

/** The segments before the first scan that are the image's own; from there on as it is. What is no JPEG stays as it is. */
export function plainJpeg(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== START_OF_SCAN && at + 4 <= jpeg.length) {
    const end = at + 2 + (((jpeg[at + 2] as number) << 8) | (jpeg[at + 3] as number));
    const segment = jpeg.subarray(at, end);
    if (isPlain(jpeg[at + 1] as number, segment.subarray(4))) kept.push(segment);
    at = end;
  }
  kept.push(jpeg.subarray(at));
  const plain = new Uint8Array(kept.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of kept) {
    plain.set(part, place);
    place += part.length;
  }
  return plain;
}
