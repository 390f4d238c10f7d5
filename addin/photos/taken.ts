// When and where a photo was taken (拍摄时间、地点), as the camera noted it: read here, offered to the person, and sent with no photo.
import { isDate } from '../../shared/registers/values';

export interface Taken {
  /** as 2026-10-14 */
  readonly takenOn?: string;
  /** latitude and longitude in degrees, as 31.75, 116.5 */
  readonly where?: string;
}

/** What is not there, or not to be read, is left out. */
export async function takenIn(photo: Blob): Promise<Taken> {
  const { default: exifr } = await import('exifr');
  const bytes = await photo.arrayBuffer();
  const [noted, place] = await Promise.all([
    ifRead<{ DateTimeOriginal?: unknown }>(exifr.parse(bytes, { pick: ['DateTimeOriginal'], reviveValues: false })),
    ifRead<{ latitude: number; longitude: number }>(exifr.gps(bytes)),
  ]);
  const takenOn = dayIn(noted?.DateTimeOriginal);
  const where = place === undefined ? null : placeText(place);
  return { ...(takenOn !== null && { takenOn }), ...(where !== null && { where }) };
}

/** What the camera has written may be anything: where it makes no sense there is nothing to offer. */
function ifRead<Noted>(reading: Promise<Noted | undefined>): Promise<Noted | undefined> {
  return reading.catch(() => undefined);
}

/** The camera's own day, wherever this computer is: `2026:10:14 09:30:00`. */
function dayIn(moment: unknown): string | null {
  const [, year, month, day] = /^(\d{4}):(\d{2}):(\d{2})\b/.exec(String(moment)) ?? [];
  const text = `${year}-${month}-${day}`;
  return isDate(text) ? text : null;
}

/** About a metre. */
const PARTS_OF_DEGREE = 100_000;

function placeText({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return [latitude, longitude].map((degrees) => Math.round(degrees * PARTS_OF_DEGREE) / PARTS_OF_DEGREE).join(', ');
}
