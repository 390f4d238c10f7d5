// Photos and files in a real browser over the real service: what is stored holds nothing but the image, what fails says what to do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { imageSize } from 'image-size';
import type { Browser, Page } from 'playwright-core';
import webpack from 'webpack';
import { message } from '../../shared/text/sentences';
import { digestOfBytes } from '../../functions/store/file-bytes';
import { registers } from '../functions/http/register-scheme';
import { registerService, type RegisterService } from '../functions/http/register-service';
import { exif, image, pdf, withSegment, xlsx } from '../functions/media/made-files';
import { launchBrowser } from './browser';
import type { FieldPage } from './fixtures/files-field-page';

jest.setTimeout(120_000);

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const photos = {
  id: 'photos',
  title: { 'zh-CN': '现场照片', 'en-US': 'Photos on site' },
  type: 'files',
  photos: true,
  most: 3,
} as const;
const papers = { id: 'papers', title: { 'zh-CN': '附件', 'en-US': 'Papers' }, type: 'files' } as const;
const visits: (typeof registers)[number] = {
  id: 'visits',
  title: '察访',
  prefix: 'V',
  of: 'month',
  about: 'unit',
  group: 'safety',
  columns: [photos, papers],
  states: [
    { id: 'noted', title: '已记', write: ['assessor'] },
    { id: 'done', title: '办结', end: 'done' },
  ],
  steps: [{ id: 'end', title: '办结', from: ['noted'], to: 'done', by: ['assessor'] }],
};

let folder: string;
let service: RegisterService;
let browser: Browser;
let large: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorebook-field-'));
  writeFileSync(
    path.join(folder, 'field.html'),
    '<!doctype html><html lang="zh"><title>field</title><body><div id="root"></div><script src="/field.js"></script></body></html>',
  );
  await bundle(path.join(__dirname, 'fixtures/files-field-page.tsx'), folder);
  [service, browser] = await Promise.all([
    registerService(['2026-10'], { registers: [...registers, visits] }, () => new Date(), [{ under: '/', folder }]),
    launchBrowser(),
  ]);
  large = await drawn(3000, 2000);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
  rmSync(folder, { recursive: true });
});

function bundle(entry: string, to: string): Promise<void> {
  const swc = {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2020',
  };
  const config: webpack.Configuration = {
    mode: 'development',
    devtool: false,
    context: path.resolve(__dirname, '../..'),
    entry,
    output: { path: to, filename: 'field.js', publicPath: '/' },
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
    module: { rules: [{ test: /\.tsx?$/, exclude: /node_modules/, loader: 'swc-loader', options: { jsc: swc } }] },
  };
  return new Promise((resolve, reject) => {
    webpack(config, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else resolve();
    });
  });
}

/** A photo of this size, its left half red, its right half blue, as a browser encodes it. */
async function drawn(width: number, height: number): Promise<Buffer> {
  const page = await browser.newPage();
  const bytes = await page.evaluate(
    async ([w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w, h];
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.fillStyle = '#c00';
      context.fillRect(0, 0, w, h);
      context.fillStyle = '#00c';
      context.fillRect(w / 2, 0, w / 2, h);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
      return [...new Uint8Array(await (blob as Blob).arrayBuffer())];
    },
    [width, height] as const,
  );
  await page.close();
  return Buffer.from(bytes);
}

async function open(more: Partial<FieldPage> = {}, width = 320): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 720 } });
  const token = await service.tokenOf('assessor.safety');
  const field: FieldPage = {
    token,
    column: photos,
    value: [],
    readOnly: false,
    language: 'en-US',
    dark: false,
    roles: [],
    ...more,
  };
  await page.addInitScript((given) => {
    (window as unknown as { field: unknown }).field = given;
  }, field);
  await page.goto(`${service.url}/field`);
  await page.getByRole('group').waitFor();
  return page;
}

const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.locator('input[multiple]').setInputFiles({ name, mimeType, buffer });
const held = (page: Page) => page.evaluate(() => window.held);
const stored = async (file: string): Promise<Buffer> => {
  const answer = await fetch(`${service.url}/api/schemes/reg/periods/2026-10/files/${file}`, {
    headers: { authorization: `Bearer ${await service.tokenOf('assessor.safety')}` },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
const put = async (bytes: Buffer, type: string): Promise<string> => {
  const asked = { as: 'assessor.safety', headers: { 'content-type': type } };
  const { status } = await service.send('PUT', '/api/schemes/reg/periods/2026-10/files', new Uint8Array(bytes), asked);
  expect(status).toBe(201);
  return digestOfBytes(bytes);
};

/** As a telephone takes it, held upright: the image lies on its side and says so. */
const fromTelephone = (jpeg: Buffer): Buffer =>
  withSegment(jpeg, 0xe1, exif({ at: '2026:10:14 09:30:00', latitude: 31.75, longitude: 116.5, orientation: 6 }));

test('a photo is stored upright, smaller, and without when and where; both are offered', async () => {
  const page = await open();
  await choose(page, 'IMG_1.jpg', 'image/jpeg', fromTelephone(large));
  await page.getByRole('button', { name: 'View photo 1' }).waitFor();
  const [file = ''] = (await held(page)).value;
  const bytes = await stored(file);
  expect(digestOfBytes(bytes)).toBe(file);
  expect(imageSize(bytes)).toMatchObject({ type: 'jpg', width: 1365, height: 2048 });
  for (const word of ['Exif', '2026:10:14', 'http://ns.adobe.com', 'Photoshop'])
    expect([word, bytes.includes(word)]).toEqual([word, false]);
  expect(bytes.length).toBeLessThan(large.length);

  // Turned by a quarter: what was on the left is above.
  const [above, below] = await page.evaluate(async () => {
    const shown = document.querySelector('img') as HTMLImageElement;
    await shown.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [shown.naturalWidth, shown.naturalHeight];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(shown, 0, 0);
    const at = (y: number) => [...context.getImageData(canvas.width / 2, canvas.height * y, 1, 1).data];
    return [at(0.25), at(0.75)] as const;
  });
  expect(above[0]).toBeGreaterThan(150);
  expect(above[2]).toBeLessThan(60);
  expect(below[2]).toBeGreaterThan(150);

  await page.getByText('The photo was taken on 2026-10-14.').waitFor();
  await page.getByRole('button', { name: 'Fill in the day' }).click();
  expect((await held(page)).taken).toEqual([{ takenOn: '2026-10-14' }]);
  await page.getByText('(31.75, 116.5)').waitFor();
  await page.getByRole('button', { name: 'Fill in the place' }).click();
  expect((await held(page)).taken).toEqual([{ takenOn: '2026-10-14' }, { where: '31.75, 116.5' }]);
  expect(await page.getByRole('button', { name: 'Fill in' }).count()).toBe(0);
  await page.close();
});

test('a PNG with text in it is stored as a JPEG without; a small photo stays as small', async () => {
  const page = await open();
  await choose(page, 'screen.png', 'image/png', image('photo.png'));
  await page.getByRole('button', { name: 'View photo 1' }).waitFor();
  const [file = ''] = (await held(page)).value;
  expect(imageSize(await stored(file))).toMatchObject({ type: 'jpg', width: 48, height: 32 });
  await page.close();
});

test('what cannot be kept says why and what to do, and the others go on', async () => {
  const page = await open();
  await page.locator('input[multiple]').setInputFiles([
    { name: 'IMG_2.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0') },
    { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') },
    { name: 'good.png', mimeType: 'image/png', buffer: image('photo.png') },
  ]);
  await page.getByText('“Most compatible” (JPEG)').waitFor();
  await page.getByText('broken.jpg cannot be opened').waitFor();
  expect((await held(page)).value).toHaveLength(1);
  await choose(page, 'report.pdf', 'application/pdf', pdf());
  await page.getByText('report.pdf is none. Choose a photo.').waitFor();
  await choose(page, 'again.png', 'image/png', image('photo.png'));
  await page.getByText('again.png is here already').waitFor();
  expect((await held(page)).value).toHaveLength(1);
  await page.close();
});

test('what the service refuses is told with its reason; nothing comes into the field', async () => {
  const page = await open({ column: papers });
  await choose(
    page,
    'macros.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xlsx(['xl/vbaProject.bin']),
  );
  await page.getByText('The file holds macros').waitFor();
  await page.context().setOffline(true);
  await choose(page, 'report.pdf', 'application/pdf', pdf());
  await page.getByText(message('en-US', 'failure.network')).waitFor();
  expect((await held(page)).value).toEqual([]);
  await page.context().setOffline(false);
  await choose(page, 'report.pdf', 'application/pdf', pdf());
  await page.getByRole('button', { name: /Download file 1 \(PDF/ }).waitFor();
  await page.close();
});

test('an upload is cancelled: what came before stays, the rest does not come', async () => {
  const page = await open({ column: papers });
  let seen = 0;
  await page.route('**/files', async (route) => {
    if (route.request().method() !== 'PUT' || (seen += 1) === 1) return route.continue();
    // Never answered: only the person ends it.
    return undefined;
  });
  const chosen = ['one', 'two', 'three'].map((name) => ({
    name: `${name}.pdf`,
    mimeType: 'application/pdf',
    buffer: pdf(name),
  }));
  await page.locator('input[multiple]').setInputFiles(chosen);
  await page.getByText('Uploading two.pdf (2/3)').waitFor();
  await page.getByRole('button', { name: 'Cancel the upload' }).click();
  await page.getByText('What was uploaded before stays').waitFor();
  expect((await held(page)).value).toEqual([digestOfBytes(pdf('one'))]);
  await page.close();
});

test('no more than the column takes', async () => {
  const page = await open();
  const five = await Promise.all([1, 2, 3, 4, 5].map((size) => drawn(20 * size, 20)));
  await page
    .locator('input[multiple]')
    .setInputFiles(five.map((buffer, i) => ({ name: `${i}.jpg`, mimeType: 'image/jpeg', buffer })));
  await page.getByText('3 at most: 2 were not uploaded').waitFor();
  expect((await held(page)).value).toHaveLength(3);
  expect(await page.getByRole('button', { name: 'Choose photos' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Take out Photo 2' }).click();
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  expect((await held(page)).value).toHaveLength(2);
  await page.close();
});

test('photos are viewed with the keyboard, files downloaded, destroyed ones named', async () => {
  const [one, two] = [
    await put(withSegment(image('photo.jpg'), 0xe2, Buffer.from('ICC_PROFILE\0a')), 'image/jpeg'),
    await put(image('lossy.webp'), 'image/webp'),
  ];
  const paper = await put(pdf('to download'), 'application/pdf');
  const gone = await put(withSegment(image('photo.jpg'), 0xe2, Buffer.from('ICC_PROFILE\0gone')), 'image/jpeg');
  await service.changeOne('assessor.safety', {
    register: 'visits',
    unit: 'u1',
    set: { papers: [one, two, paper, gone] },
  });
  await service.ask('destroyFile', { s: 'reg', p: '2026-10', file: gone }, { as: 'admin', body: { reason: '误拍' } });
  const page = await open({ column: papers, value: [one, two, paper, gone, 'f'.repeat(64)], readOnly: true });
  await page.getByText(/Photo or file 4: destroyed on/).waitFor();
  await page.getByText('File 5: cannot be seen').waitFor();
  expect(await page.getByRole('button', { name: /Take out|Choose/ }).count()).toBe(0);

  const first = page.getByRole('button', { name: 'View photo 1' });
  await first.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'Papers · Photo 1 of 2' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('img', { name: 'Papers · Photo 2 of 2' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'View photo 1');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Download file 3 \(PDF, 1 KB\)/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${paper.slice(0, 12)}.pdf`);
  expect(digestOfBytes(readFileSync(await download.path()))).toBe(paper);
  await page.close();
});

test('the administrator destroys a photo with a reason; others are offered nothing of it', async () => {
  const file = await put(withSegment(image('photo.jpg'), 0xe2, Buffer.from('ICC_PROFILE\0d')), 'image/jpeg');
  const seen = await open({ value: [file] });
  await seen.getByRole('button', { name: 'View photo 1' }).waitFor();
  expect(await seen.getByRole('button', { name: 'Destroy' }).count()).toBe(0);
  await seen.close();

  await service.ask('putPerson', { id: 'both' }, { as: 'admin', body: { name: 'both', roles: ['admin', 'office'] } });
  await service.changeOne('assessor.safety', { register: 'visits', unit: 'u1', set: { papers: [file] } });
  const token = await service.tokenOf('both');
  const page = await open({ token, column: papers, value: [file], readOnly: true, roles: ['admin', 'office'] });
  await page.getByRole('button', { name: 'Destroy Photo 1…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Destroy Photo 1?' });
  const confirm = dialog.getByRole('button', { name: 'Destroy', exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('拍到了他人');
  expect(await violations(page)).toEqual([]);
  await confirm.click();
  await page.getByText(/Photo or file 1: destroyed on/).waitFor();
  const { entries } = (await service.ask('audit', {}, { as: 'office-1', query: { what: 'file-destroyed' } })).body;
  expect(entries.filter(({ detail }) => detail['file'] === file)).toMatchObject([
    { by: 'both', detail: { reason: '拍到了他人' } },
  ]);
  await page.close();
});

test('addresses of photos end with what shows them', async () => {
  const file = await put(withSegment(image('photo.jpg'), 0xe2, Buffer.from('ICC_PROFILE\0b')), 'image/jpeg');
  const page = await open({ value: [file] });
  const address = await page.locator('img').getAttribute('src');
  expect(address).toMatch(/^blob:/);
  await page.getByRole('button', { name: 'Take out Photo 1' }).click();
  await page.getByText('No photos or files yet.').waitFor();
  const isGone = await page.evaluate(
    (url) =>
      fetch(url as string).then(
        () => false,
        () => true,
      ),
    address,
  );
  expect(isGone).toBe(true);
  await page.close();
});

test('axe finds nothing, in both themes and languages, at 320 pixels, viewer and failures shown', async () => {
  const file = await put(withSegment(image('photo.jpg'), 0xe2, Buffer.from('ICC_PROFILE\0c')), 'image/jpeg');
  for (const language of ['zh-CN', 'en-US'] as const) {
    for (const dark of [false, true]) {
      const page = await open({ column: papers, value: [file], language, dark });
      await choose(page, 'notes.txt', 'text/plain', Buffer.from('x'));
      await page.getByRole('alert').waitFor();
      await page.locator('img').waitFor();
      expect([language, dark, ...(await violations(page))]).toEqual([language, dark]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.getByRole('button', { name: /查看照片|View photo/ }).click();
      await page.getByRole('dialog').getByRole('img').waitFor();
      expect([language, dark, ...(await violations(page))]).toEqual([language, dark]);
      await page.close();
    }
  }
});

async function violations(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> } };
    const { violations: found } = await axe.run({ exclude: ['[data-tabster-dummy]'] }, {});
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
