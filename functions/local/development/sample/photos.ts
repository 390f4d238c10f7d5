// Photos of the sample organisation (示例照片): scenes of a boiler house, drawn by code since no camera was there, as PNG.
import { deflateSync } from 'node:zlib';
import type { RawFile } from '../../../../shared/api/files';
import { crc32 } from '../../../media/crc32';

const width = 320;
const height = 200;

type Colour = readonly [red: number, green: number, blue: number];

const wall: Colour = [196, 200, 198];
const floor: Colour = [120, 112, 104];
const boilers: readonly Colour[] = [
  [150, 62, 52],
  [58, 96, 128],
  [86, 112, 74],
  [140, 118, 62],
];
const pipe: Colour = [88, 92, 98];
const dial: Colour = [240, 240, 232];
const needle: Colour = [200, 30, 30];
const lights = [0.92, 1, 1.06];

/** What is seen at a point in the scene of this turn. */
function colourAt(x: number, y: number, turn: number): Colour {
  const boiler = boilers[turn % boilers.length] as Colour;
  const [dx, dy] = [x - 120, y - 110];
  const angle = -2.4 + (turn % 9) * 0.55;
  const [gx, gy] = [x - 236, y - 70];
  const along = gx * Math.cos(angle) + gy * Math.sin(angle);
  const beside = Math.abs(gy * Math.cos(angle) - gx * Math.sin(angle));
  if (along > 0 && along < 22 && beside < 1.6) return needle;
  if (gx * gx + gy * gy < 27 * 27) return dial;
  if (gx * gx + gy * gy < 31 * 31) return pipe;
  if ((y > 34 && y < 46 && x > 60) || (x > 230 && x < 242 && y > 46)) return pipe;
  if (Math.abs(dx) < 78 && dx * dx * 0.2 + dy * dy < 52 * 52) return boiler;
  return y > 150 ? floor : wall;
}

/** The photo of a turn: the same bytes every time. */
export function samplePhoto(turn: number): RawFile {
  const light = lights[turn % lights.length] as number;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = light * (1 - Math.abs(x - 170) / 900 - y / 1400);
      const at = y * (width * 3 + 1) + 1 + x * 3;
      colourAt(x, y, turn).forEach((part, i) => (rows[at + i] = Math.max(0, Math.min(255, Math.round(part * shade)))));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits each of red, green and blue.
  header.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return { type: 'image/png', bytes: new Uint8Array(Buffer.concat(parts)) };
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
