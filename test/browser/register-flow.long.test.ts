// The flow of registers on the page on schemes: drawn from the workbook as it is, in a file that comes when it is asked for; read without the drawing as well.
import { message } from '../../shared/text/sentences';
import { preset } from '../../shared/scheme/presets';
import { textIn } from '../../shared/scheme/text';
import { violations } from './axe';
import { openAll } from './open-up';
import { enter, leave, open, signIn, type Person } from './person';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
const luan = preset('luan');

async function openFlow(person: Person, language: 'zh-CN' | 'en-US') {
  const say = (key: Parameters<typeof message>[1]): string => message(language, key);
  const page = await open(person, say('nav.schemes'));
  await page.getByRole('combobox', { name: say('schemes.choose'), exact: true }).selectOption('luan');
  await page.getByRole('button', { name: say('schemes.open'), exact: true }).click();
  await page.getByRole('button', { name: say('flow.open'), exact: true }).click();
  const flow = page.getByRole('region', { name: say('flow.title'), exact: true });
  await flow.getByRole('img').waitFor();
  return flow;
}

const settings = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  (['light', 'dark', 'contrast'] as const).map((theme) => ({ language, theme })),
);

test.each(settings)(
  'in $language, $theme: every register fits 320 px, axe finds nothing, words stand out',
  async ({ language, theme }) => {
    const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
    const shown = theme === 'contrast' ? 'light' : theme;
    // As somebody has it set who starts their computer so.
    const forcedColors = theme === 'contrast' ? ('active' as const) : ('none' as const);
    const context = await here.browser.newContext({ viewport: { width: 1400, height: 900 }, forcedColors });
    const person = await enter(context, here.url, 'office-1', `?lang=${language}&theme=${shown}`);
    await person.page.evaluate(() => document.getElementById('pane')?.style.setProperty('width', '320px'));
    const flow = await openFlow(person, language);
    for (const { id, title, states, steps } of luan.registers ?? []) {
      await flow.getByRole('combobox', { name: say('flow.register'), exact: true }).selectOption(id);
      const name = say('flow.diagram', { register: textIn(title, language) });
      const drawing = flow.getByRole('img', { name, exact: true });
      await drawing.waitFor();
      expect(await drawing.locator('[data-state]').count()).toBe(states.length);
      await openAll(flow);
      const table = flow.getByRole('table', { name: say('flow.steps'), exact: true });
      await table.waitFor();
      expect(await table.getByRole('rowheader').count()).toBe(steps.length);
      expect([id, await violations(person.pane)]).toEqual([id, []]);
      const { wide, framed, first } = await person.pane.evaluate(() => {
        const svg = document.querySelector('svg[role=img]');
        const frame = svg?.parentElement?.getBoundingClientRect();
        const box = svg?.querySelector('[data-state] rect')?.getBoundingClientRect();
        return {
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          framed: (frame?.width ?? 999) <= document.documentElement.clientWidth,
          // The first state is in sight, wherever the drawing begins.
          first: box !== undefined && frame !== undefined && box.left >= frame.left - 1 && box.right <= frame.right + 1,
        };
      });
      expect([id, wide, framed, first]).toEqual([id, 0, true, true]);
      // Whatever the theme, words are not of the colour behind them, and none reaches over its frame.
      const words = await drawing.evaluate((svg) =>
        [...svg.querySelectorAll('[data-state]')].flatMap((state) => {
          const box = state.querySelector('rect') as SVGRectElement;
          const inside = box.getBoundingClientRect();
          return [...state.querySelectorAll('text')].flatMap((text) => {
            const own = text.getBoundingClientRect();
            const fits = own.left >= inside.left - 1 && own.right <= inside.right + 1;
            const seen = getComputedStyle(text).fill !== getComputedStyle(box).fill;
            return fits && seen ? [] : [`${text.textContent ?? ''}: ${fits ? 'not seen' : 'too wide'}`];
          });
        }),
      );
      expect([id, words]).toEqual([id, []]);
    }
    await leave(person);
  },
  240_000,
);

test('the layout comes with the first drawing, not before', async () => {
  const person = await signIn(here.browser, here.url, 'office-1');
  const scripts: string[] = [];
  person.page.on('response', (response) => scripts.push(new URL(response.url()).pathname));
  const page = await open(person, message('zh-CN', 'nav.schemes'));
  await page.getByRole('button', { name: message('zh-CN', 'schemes.open'), exact: true }).waitFor();
  expect(scripts).not.toContain('/diagram.js');
  await openFlow(person, 'zh-CN');
  expect(scripts).toContain('/diagram.js');
  await leave(person);
}, 120_000);

test('who may do what: a person is supposed, and what is theirs follows at once', async () => {
  const person = await signIn(here.browser, here.url, 'office-1', '?lang=en-US');
  const flow = await openFlow(person, 'en-US');
  const say = (key: Parameters<typeof message>[1], values = {}): string => message('en-US', key, values);
  await flow.getByRole('combobox', { name: say('flow.register'), exact: true }).selectOption('findings');
  const tried = flow.getByRole('region', { name: say('flow.try.title'), exact: true });
  const told = tried.getByRole('status');
  const fact = (name: MessageName) =>
    told
      .locator('dl > div')
      .filter({ has: person.pane.locator(`dt:text-is("${say(name)}")`) })
      .locator('dd');
  type MessageName = Parameters<typeof message>[1];
  const agree = say('flow.takes.to', { step: 'Agree', to: 'Measures due' });

  const supposed = tried.getByRole('group', { name: say('flow.try.person') });
  expect(await supposed.getByRole('checkbox', { name: 'Head of unit', exact: true }).isChecked()).toBe(true);
  expect(await told.innerText()).toContain(
    say('flow.missing', { step: agree, columns: 'Kind, What was found, Indicator, Points' }),
  );
  await tried.getByRole('switch', { name: say('flow.try.filled') }).click();
  await fact('flow.takes').getByText(agree, { exact: true }).waitFor();

  await tried
    .getByRole('group', { name: say('flow.try.signed') })
    .getByText('Head of unit', { exact: true })
    .click();
  await told.getByText(`${agree}: ${say('flow.kept.already-signed')}`).waitFor();

  await tried.getByRole('combobox', { name: say('flow.state'), exact: true }).selectOption('mending');
  await told
    .getByText(say('flow.takes.to', { step: 'Report as mended', to: 'Look-back due' }), { exact: true })
    .waitFor();
  await tried.getByRole('combobox', { name: say('flow.try.unit') }).selectOption('other');
  await told.getByText(say('flow.sees.no'), { exact: true }).first().waitFor();
  expect(await flow.locator('[data-state=mending]').count()).toBe(1);
  await leave(person);
}, 120_000);
