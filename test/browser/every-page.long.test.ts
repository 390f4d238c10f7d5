// Every page of the pane, and the board, in both themes and languages at the narrowest width: axe finds nothing, all of it fits, no
// column's name and no date is broken, and numbers stand below the names of their columns.
import type { Frame, Page } from 'playwright-core';
import { message } from '../../shared/text/sentences';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import { violations } from './axe';
import { openUp } from './open-up';
import { leave, open, signIn, type Person } from './person';
import { publishedMonths } from './service';
import { serviceAndBrowser } from './service-and-browser';

const here = serviceAndBrowser();
let months: string[];

beforeAll(async () => {
  months = await publishedMonths(here.service);
}, 240_000);

/** What does not fit its place. */
function misfits(of: Frame | Page): Promise<string[]> {
  return of.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth} px wide`);
    const breaks = (text: Text, words: RegExp): void => {
      for (const { index, 0: word } of text.data.matchAll(words)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getClientRects().length > 1) found.push(`broken: ${word}`);
      }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) breaks(texts.currentNode as Text, /\d{4}(?:-\w{1,2})+/g);
    for (const table of document.querySelectorAll('table')) {
      const heads = [...table.querySelectorAll('thead th')];
      for (const { firstChild } of heads) if (firstChild instanceof Text) breaks(firstChild, /\S+/g);
      for (const cell of table.querySelectorAll<HTMLTableCellElement>('tbody tr > :not([colspan="3"])')) {
        const head = heads[cell.cellIndex];
        if (head && getComputedStyle(head).textAlign !== getComputedStyle(cell).textAlign)
          found.push(`${head.textContent} does not stand as ${cell.textContent}`);
      }
    }
    return found;
  });
}

const settings = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

describe.each(settings)('in $language, $theme', ({ language, theme }) => {
  const say = (key: MessageKey): string => message(language, key);
  let person: Person;

  const enter = async (id: string): Promise<void> => {
    person = await signIn(here.browser, here.url, id, `?lang=${language}&theme=${theme}`);
    // The narrowest that the pane becomes.
    await person.page.evaluate(() => document.getElementById('pane')?.style.setProperty('width', '320px'));
  };
  const page = async (key: MessageKey) => {
    const panel = await open(person, say(key));
    await panel.locator('.fui-Spinner').first().waitFor({ state: 'detached' });
    return panel;
  };
  const isSound = async (what: string): Promise<void> => {
    await person.pane.locator('.fui-Spinner:visible').first().waitFor({ state: 'detached' });
    expect([what, await violations(person.pane), await misfits(person.pane)]).toEqual([what, [], []]);
  };

  test('what an assessor sees', async () => {
    await enter('assessor-luan-party');
    await page('nav.today');
    await isSound('today');
    const fill = await page('nav.fill');
    await fill.getByRole('button', { name: say('fill.create'), exact: true }).click();
    await fill.getByRole('button', { name: say('fill.blanks'), exact: true }).waitFor();
    await isSound('fill');
    const submit = await page('nav.submit');
    await submit.getByRole('button', { name: say('submit.check'), exact: true }).click();
    await submit.getByRole('region', { name: say('submit.blanks.label') }).waitFor();
    await isSound('faults');
    const records = await page('nav.versions');
    await records.getByRole('combobox', { name: say('choice.period') }).selectOption(String(months[0]));
    await records.getByRole('table').or(records.locator('summary')).first().click();
    await records.getByRole('listitem').first().waitFor();
    await isSound('versions');
    await leave(person);
  }, 120_000);

  test('what the office sees', async () => {
    await enter('office-1');
    const today = await page('nav.today');
    const records = today.getByRole('region', { name: say('dueRecords.title') });
    await records.getByRole('listitem').first().waitFor();
    await isSound('what is due');
    const results = await page('nav.results');
    await results.getByRole('combobox', { name: say('choice.scheme') }).selectOption('luan');
    await results.getByRole('combobox', { name: say('choice.period') }).selectOption(String(months[0]));
    await results.getByRole('table').first().getByRole('button').first().click();
    await results.getByRole('table').first().locator('summary').first().waitFor();
    await isSound('results');
    const analysis = await page('nav.analysis');
    await analysis.getByRole('table').first().waitFor();
    for (const part of ['lost.title', 'trial.title', 'robust.title'] as const)
      await openUp(analysis.locator('summary').filter({ hasText: say(part) }));
    await analysis.getByRole('button', { name: say('robust.draw'), exact: true }).click();
    await analysis.getByRole('table').nth(3).waitFor();
    await isSound('analysis');
    const office = await page('nav.office');
    await office.locator('button[aria-expanded]').first().click();
    await office.getByRole('table').first().waitFor();
    for (const part of ['observers.title', 'calendar.title'] as const)
      await openUp(office.locator('summary').filter({ hasText: say(part) }));
    await office.getByRole('button', { name: say('calendar.save'), exact: true }).waitFor();
    await office.getByRole('button', { name: say('observers.name'), exact: true }).waitFor();
    await isSound('office');
    const schemes = await page('nav.schemes');
    for (const part of await schemes.locator('button[aria-expanded]').all()) await part.click();
    await isSound('schemes');
    await leave(person);
  }, 120_000);

  test('the registers, a record with its history, and one that somebody is about to make', async () => {
    await enter('assessor-liuzhou-inspectors');
    const registers = await page('nav.registers');
    await registers.getByRole('listitem').first().waitFor();
    await isSound('registers');
    await registers.getByRole('listitem').first().getByRole('button').first().click();
    const record = person.pane.getByRole('article');
    await openUp(record.locator('summary').filter({ hasText: say('record.history') }));
    await record.locator('ol').getByRole('listitem').first().waitFor();
    await isSound('a record');
    await registers.getByRole('button', { name: say('registers.back') }).click();
    await registers
      .getByRole('combobox', { name: say('registers.register'), exact: true })
      .selectOption('visit-findings');
    await registers.getByRole('combobox', { name: say('registers.newUnit') }).click();
    await person.pane.locator('[role=option]').first().click();
    await registers
      .getByRole('button', { name: new RegExp(`^${message(language, 'registers.new', { register: '' })}`) })
      .click();
    await record.getByRole('textbox').first().waitFor();
    await isSound('a new record');
    await leave(person);
  }, 120_000);

  test('what the leader and the administrator see', async () => {
    await enter('leader-1');
    expect(await person.pane.getByRole('region', { name: say('today.workbook') }).count()).toBe(0);
    const audit = await page('nav.audit');
    await audit.getByText(say('audit.filters'), { exact: true }).click();
    await audit.getByRole('button', { name: say('audit.verify'), exact: true }).click();
    await audit.getByRole('status').first().waitFor();
    const entries = audit.getByRole('list', { name: say('audit.list') });
    await openUp(entries.locator('summary').first());
    await isSound('audit');
    const dashboard = await page('nav.dashboard');
    await dashboard.getByRole('combobox', { name: say('choice.scheme') }).selectOption('luan');
    await dashboard.getByRole('combobox', { name: say('choice.period') }).selectOption(String(months[0]));
    await dashboard.locator('[role=img] svg').nth(8).waitFor();
    for (const table of await dashboard.locator('summary').all()) await table.click();
    await isSound('dashboard');
    await leave(person);
    await enter('admin');
    const organisation = await page('nav.organisation');
    await organisation.getByRole('listitem').first().waitFor();
    await isSound('organisation');
    await organisation.getByRole('textbox', { name: say('organisation.keep.names') }).fill('1');
    await organisation.getByRole('button', { name: say('organisation.save'), exact: true }).click();
    const asked = person.pane.getByRole('alertdialog');
    await asked.getByText(say('organisation.expiring.stays')).waitFor();
    await isSound('what goes');
    await asked.getByRole('button', { name: say('busy.cancel') }).click();
    await asked.waitFor({ state: 'detached' });
    const people = await page('nav.people');
    await people.getByRole('listitem').first().waitFor();
    await isSound('people');
    await people.getByRole('listitem').first().getByRole('button').click();
    await people.getByRole('button', { name: say('people.give'), exact: true }).waitFor();
    await isSound('a person');
    const files = await page('nav.files');
    await files.getByRole('combobox', { name: say('choice.period') }).waitFor();
    await files.getByRole('status').first().waitFor();
    await isSound('files');
    const reminders = await page('nav.reminders');
    await reminders
      .getByRole('button', { name: say('reminders.try'), exact: false })
      .first()
      .click();
    await reminders.getByRole('status').first().waitFor();
    await isSound('reminders');
    await leave(person);
  }, 120_000);

  test('signing in, and the board', async () => {
    const context = await here.browser.newContext({ viewport: { width: 320, height: 900 }, colorScheme: theme });
    const board = await context.newPage();
    await board.goto(`${here.url}/board?language=${language}&scheme=luan&period=${months[0]}`);
    await board.getByRole('searchbox').fill('leader-1');
    expect([await violations(board), await misfits(board)]).toEqual([[], []]);
    await board.getByRole('listitem').getByRole('button').click();
    await board.getByRole('heading', { name: say('board.red') }).waitFor();
    expect(await board.title()).toBe(say('board.title'));
    const background = await board
      .locator('main')
      .evaluate((main) => getComputedStyle(main.parentElement as Element).backgroundColor);
    expect(background === 'rgb(255, 255, 255)').toBe(theme === 'light');
    expect([await violations(board), await misfits(board)]).toEqual([[], []]);
    await context.close();
  }, 60_000);
});
