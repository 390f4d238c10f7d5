// A person at the page without Excel, as on a phone: signs in, finds a record or makes one, fills it in, takes its steps.
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import type { Register } from '../../shared/scheme/register';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Text } from '../../shared/scheme/text';
import { chooseSelf, type Person } from './person';

const PHONE = { width: 390, height: 844 };
const title = (part: { readonly title: Text }): string => textIn(part.title, 'zh-CN');

/** Opens the page at the registers and signs in. */
export async function visit(browser: Browser, url: string, id: string, viewport = PHONE): Promise<Person> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch: viewport === PHONE });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/app#/registers`);
  const pane = page.mainFrame();
  await chooseSelf(pane, id);
  return { page, pane };
}

/** The list of a register's records; `all`: ended and other people's, too. */
export async function openRegister({ pane }: Person, scheme: Scheme, register: Register): Promise<Locator> {
  await pane.getByRole('tab', { name: '台账', exact: true }).click();
  const back = pane.getByRole('button', { name: '返回台账' });
  if (await back.isVisible()) await back.click();
  const panel = pane.getByRole('tabpanel', { name: '台账', exact: true });
  await panel.getByLabel('考核方案').selectOption(scheme.id);
  await panel.getByLabel('台账', { exact: true }).selectOption(register.id);
  return panel;
}

/** Begins a record; its form is open. */
export async function newRecord(
  person: Person,
  scheme: Scheme,
  register: Register,
  { unit, period }: { readonly unit?: string; readonly period?: string } = {},
): Promise<Locator> {
  const panel = await openRegister(person, scheme, register);
  const choices = panel.getByLabel('所属周期');
  if (period !== undefined && (await choices.isVisible())) await choices.selectOption(period);
  const units = panel.getByRole('combobox', { name: '被考核单位' });
  if (unit !== undefined && (await units.isVisible())) await chooseOf(person, units, unit);
  await panel.getByRole('button', { name: `新建：${title(register)}` }).click();
  return person.pane.getByRole('article');
}

interface Meant {
  /** of this period alone, where the list holds several */
  readonly period?: string;
  /** one that is expected and that nobody has begun */
  readonly expected?: boolean;
}

/** Opens a record by its number, or an expected one by what it is found with, such as its unit's title. */
export async function openRecord(
  person: Person,
  scheme: Scheme,
  register: Register,
  words: string,
  { period, expected = false }: Meant = {},
): Promise<Locator> {
  const panel = await openRegister(person, scheme, register);
  for (const chip of ['与我有关', '未办结']) {
    const button = panel.getByRole('button', { name: chip, exact: true });
    if ((await button.getAttribute('aria-pressed')) === 'true') await button.click();
  }
  await panel.getByRole('searchbox').fill(words);
  await panel
    .getByRole('listitem')
    .filter({ hasText: expected ? '' : words })
    .filter({ hasText: period ?? '' })
    .filter({ hasText: expected ? '应有，未建' : '' })
    .first()
    .getByRole('button')
    .click();
  return person.pane.getByRole('article');
}

/** Fills columns in by their ids: choices and places by theirs, units, people and records by what they are called. */
export async function fillIn(
  person: Person,
  register: Register,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const form = person.pane.getByRole('article');
  for (const [id, value] of Object.entries(values)) {
    const column = register.columns.find((one) => one.id === id);
    if (column === undefined) throw new Error(`${register.id} has no column ${id}`);
    const field = form.getByLabel(title(column), { exact: true });
    if (['choice', 'place', 'yes-no'].includes(column.type)) await field.selectOption(value);
    else if (['unit', 'person', 'record'].includes(column.type)) await chooseOf(person, field, value);
    else await field.fill(value);
  }
}

const photo = path.join(__dirname, '../functions/media/images/photo.jpg');

/** Chooses a photo for a column of files, and waits until the service has it. */
export async function addPhoto({ pane }: Person, register: Register, id: string): Promise<void> {
  const column = register.columns.find((one) => one.id === id);
  if (column === undefined) throw new Error(`${register.id} has no column ${id}`);
  const field = pane.getByRole('article').getByRole('group', { name: title(column), exact: true });
  const before = await field.getByRole('listitem').count();
  await field.locator('input[type=file]').first().setInputFiles(photo);
  await field.getByRole('listitem').nth(before).waitFor();
}

async function chooseOf({ pane }: Person, field: Locator, words: string): Promise<void> {
  await field.click();
  await field.fill(words);
  await pane.locator('[role=option], [role=menuitemcheckbox]').filter({ hasText: words }).first().click();
}

/** Saves what was filled in; gives the number of the record. */
export async function save(person: Person): Promise<string> {
  await person.pane.getByRole('article').getByRole('button', { name: '保存', exact: true }).click();
  return numberShown(person);
}

/** Takes a step by its id, with its reason where it asks for one; gives the number of the record. */
export async function takeStep(person: Person, register: Register, id: string, reason = '核实无误'): Promise<string> {
  const step = register.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`${register.id} has no step ${id}`);
  const { pane } = person;
  await pane
    .getByRole('article')
    .getByRole('button', { name: title(step), exact: true })
    .click();
  const isSignature = !Array.isArray(step.by);
  if (isSignature || step.reason === true) {
    const dialog = pane.getByRole('alertdialog');
    if (step.reason === true) await dialog.getByLabel('理由').fill(reason);
    await dialog.getByRole('button', { name: isSignature ? '签字' : title(step), exact: true }).click();
  }
  await pane.getByText(`已办理：${title(step)}。`).waitFor();
  return numberShown(person);
}

/** A record has its number in the address once it is stored. */
async function numberShown({ page }: Person): Promise<string> {
  await page.waitForURL(/#\/registers\/[^/]+\/[^/]+\/[^/]+\/[A-Za-z0-9-]+$/);
  return decodeURIComponent(page.url().split('/').at(-1) ?? '');
}
