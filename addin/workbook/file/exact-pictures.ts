// Pictures of a written file in their own size: the library ties them to two cells, so that they would be drawn out to fit.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A little inside of its cell, in the format's own measure: 12,700 to a point. */
const OFFSET = 25_400;

const anchors =
  /<xdr:twoCellAnchor>(<xdr:from>.*?<\/xdr:from>)<xdr:to>.*?<\/xdr:to>(<xdr:pic>.*?)<\/xdr:twoCellAnchor>/gs;

const placed = (from: string): string =>
  from.replace(/<xdr:(col|row)Off>0</g, (_, line: string) => `<xdr:${line}Off>${OFFSET}<`);

/** One drawing with each picture tied to its first cell alone, as large as it was planned. */
function untied(drawing: string): string {
  return drawing.replace(anchors, (whole, from: string, picture: string) => {
    const size = /<a:ext cx="\d+" cy="\d+"\/>/.exec(picture)?.[0];
    if (size === undefined) return whole;
    const extent = size.replace('<a:ext', '<xdr:ext');
    return `<xdr:oneCellAnchor>${placed(from)}${extent}${picture}</xdr:oneCellAnchor>`;
  });
}

/** The same file with every picture in its own size. */
export function withExactPictures(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  for (const [name, part] of Object.entries(parts)) {
    if (/^xl\/drawings\/[^/]+\.xml$/.test(name)) parts[name] = strToU8(untied(strFromU8(part)));
  }
  return zipSync(parts);
}
