// An administrator without another role finds a photo that has to go among those of a period, without seeing it, and destroys it.
import type { Period } from '../../shared/api/periods';
import { message } from '../../shared/text/sentences';
import { image, withSegment } from '../functions/media/made-files';
import { violations } from './axe';
import { leave, open, signIn } from './person';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const inspector = 'assessor-liuzhou-inspectors';
const photo = (text: string) => withSegment(image('photo.jpg'), 0xe2, Buffer.from(`ICC_PROFILE\0${text}`));

test.each(['zh-CN', 'en-US'] as const)(
  'in %s: by who brought it, with a reason; narrow and in the dark',
  async (language) => {
    const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
    const { periods } = (await here.service.ask('office-1', 'GET', '/schemes/liuzhou/periods')) as {
      periods: Period[];
    };
    const { period = '' } = periods.at(-1) ?? {};
    const put = async (bytes: Buffer) => {
      const at = `/schemes/liuzhou/periods/${period}/files`;
      return (await here.service.ask(inspector, 'PUT', at, bytes, { 'content-type': 'image/jpeg' })) as {
        file: string;
      };
    };
    const wrong = await put(photo(`wrong ${language}`));
    await put(photo(`right ${language}`));

    const admin = await signIn(here.browser, here.url, 'admin', `?lang=${language}&theme=dark`);
    await admin.page.evaluate(() => document.getElementById('pane')?.style.setProperty('width', '320px'));
    const page = await open(admin, say('nav.files'));
    await page.getByRole('combobox', { name: say('choice.scheme') }).selectOption('liuzhou');
    await page.getByRole('combobox', { name: say('choice.period') }).selectOption(period);
    const items = page.getByRole('list', { name: say('periodFiles.title') }).getByRole('listitem');
    await items.first().waitFor();
    expect(await violations(admin.pane)).toEqual([]);
    expect(await page.getByRole('img').count()).toBe(0);
    await page.getByRole('searchbox').fill(`${inspector} ${wrong.file.slice(0, 12)}`);
    await page.getByText(say('periodFiles.found', { count: 1 })).waitFor();
    expect(await items.first().innerText()).toContain(inspector);

    await items.first().getByRole('button').click();
    const dialog = admin.pane.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('误拍他人');
    await dialog.getByRole('button', { name: say('files.destroy.confirm'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await items
      .first()
      .getByText(say('periodFiles.destroyed', { day: '' }).slice(0, 4))
      .waitFor();
    expect(await items.first().getByRole('button').count()).toBe(0);
    await leave(admin);
  },
  120_000,
);
