// What is read of a photo before it is sent, and what is left out of it: the parts that need no browser.
import { plainJpeg } from '../../../addin/photos/plain-jpeg';
import { acceptedBy, FileUnready, readyFile } from '../../../addin/photos/ready-file';
import { takenIn } from '../../../addin/photos/taken';
import { checkFile } from '../../../functions/media/check-file';
import { docx, exif, image, pdf, withSegment } from '../../functions/media/made-files';

const jpeg = image('photo.jpg');
const note = { at: '2026:10:14 09:30:00', latitude: 31.75, longitude: 116.5, orientation: 6 };
const blobOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);
const taken = (more: Partial<typeof note> = {}) => takenIn(blobOf(withSegment(jpeg, 0xe1, exif({ ...note, ...more }))));

describe('when and where', () => {
  it('are read as the camera noted them', async () => {
    expect(await taken()).toEqual({ takenOn: '2026-10-14', where: '31.75, 116.5' });
    expect(await taken({ latitude: -33.8688, longitude: -151.2093 })).toMatchObject({ where: '-33.8688, -151.2093' });
  });

  it('are the day at the camera, not at this computer', async () => {
    expect(await taken({ at: '2026:10:31 23:59:59' })).toMatchObject({ takenOn: '2026-10-31' });
    expect(await taken({ at: '2026:01:01 00:00:00' })).toMatchObject({ takenOn: '2026-01-01' });
  });

  it.each(['0000:00:00 00:00:00', '2026:02:30 09:00:00', '    :  :     :  :  ', 'yesterday at noon  '])(
    'are not %j',
    async (at) => {
      expect(await taken({ at })).toEqual({ where: '31.75, 116.5' });
    },
  );

  it('are not there where the camera noted nothing, or nothing that can be read', async () => {
    const cut = withSegment(jpeg, 0xe1, exif(note).subarray(0, 40));
    for (const bytes of [jpeg, image('photo.png'), cut, Buffer.from('no photo'), Buffer.alloc(0)])
      expect(await takenIn(blobOf(bytes))).toEqual({});
    expect(await taken({ latitude: 200 })).toEqual({ takenOn: '2026-10-14' });
  });
});

describe('a JPEG from the canvas', () => {
  it('loses what its encoder noted, and is then what the service keeps', () => {
    const noted = withSegment(
      withSegment(withSegment(jpeg, 0xe1, exif(note)), 0xed, Buffer.from('Photoshop 3.0\0')),
      0xfe,
      Buffer.from('made by'),
    );
    const plain = plainJpeg(new Uint8Array(noted));
    expect(Buffer.compare(plain, jpeg)).toBe(0);
    expect(() => checkFile('image/jpeg', plain)).not.toThrow();
  });

  it('stays as it is where there is nothing to lose, or it is none', () => {
    for (const bytes of [jpeg, Buffer.from('no photo'), Buffer.alloc(0)])
      expect(Buffer.compare(plainJpeg(new Uint8Array(bytes)), bytes)).toBe(0);
  });
});

describe('what is chosen', () => {
  const file = (name: string, type: string, bytes: Buffer) => new File([new Uint8Array(bytes)], name, { type });
  const reason = (chosen: File, photosOnly = false) =>
    readyFile(chosen, photosOnly).then(
      () => null,
      (error: unknown) => (error instanceof FileUnready ? error.reason : error),
    );

  it('is sent as it is where it is a document, also where the system does not know its type', async () => {
    const named = await readyFile(file('report.PDF', '', pdf()), false);
    expect([named.type, Buffer.compare(named.bytes, pdf()), named.taken]).toEqual(['application/pdf', 0, {}]);
    expect((await readyFile(file('report.docx', '', docx()), false)).type).toMatch(/wordprocessingml/);
  });

  it('is refused with its reason', async () => {
    expect(await reason(file('notes.txt', 'text/plain', pdf()))).toBe('type');
    expect(await reason(file('drawing.svg', 'image/svg+xml', pdf()))).toBe('type');
    expect(await reason(file('report.pdf', 'text/html', pdf()))).toBe('type');
    expect(await reason(file('report.pdf', 'application/pdf', pdf()), true)).toBe('photo-only');
    expect(await reason(file('large.pdf', 'application/pdf', Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('large');
  });

  it('is offered by the picker', () => {
    expect(acceptedBy(true)).toBe('image/*');
    expect(acceptedBy(false)).toMatch(/^image\/\*,application\/pdf,.*\.pdf,\.xlsx,\.docx$/);
  });
});
