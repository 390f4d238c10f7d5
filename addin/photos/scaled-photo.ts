// A photo as it is sent: upright, its longest edge 2,048 pixels at most, as JPEG, with nothing in it but the image.
import { plainJpeg } from './plain-jpeg';

const LONGEST_EDGE = 2048;
const QUALITY = 0.85;

/** Rejects where this browser cannot open the photo. */
export async function scaledPhoto(photo: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const image = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser draws nothing');
    // JPEG has no transparency.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (drawn === null) throw new Error('this browser encodes no JPEG');
    return plainJpeg(new Uint8Array(await drawn.arrayBuffer()));
  } finally {
    image.close();
  }
}
