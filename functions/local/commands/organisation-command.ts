// What `npm run organisation` does: makes an organisation with its first administrator, lists those of a store, shows one.
import { parseArgs } from 'node:util';
import { putOrganisationSchema, type Organisation } from '../../../shared/api/organisation';
import { idSchema } from '../../../shared/api/ids';
import { putPersonSchema } from '../../../shared/api/people';
import { languages, textIn, type Text } from '../../../shared/scheme/text';
import type { Environment } from '../../settings';
import type { Store } from '../../store/store';
import { assertWhole, unfinishedIn } from '../../upgrade/brought-in';
import { assertCurrentFormat } from '../../upgrade/store-format';
import { adminsOf } from '../../usecases/people';
import { makeOrganisation, operator, readOrganisation } from '../../usecases/organisation';
import { organisationsIn } from '../../usecases/organisations-in';
import { clockJump, ClockJumped, confirmClock } from '../../usecases/retention-clock';
import { now, type StoreAndClock } from '../../usecases/store-and-clock';
import { overStore } from './kept-store';

/** Thrown when the command is not asked as it is meant; the message says how. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

const usage = `Usage:
  npm run organisation -- add <id> --title <title> [--title-en <title>] --admin <person id> [--name <name>]
  npm run organisation -- list
  npm run organisation -- show <id>
  npm run organisation -- confirm-clock <id>`;

const options = {
  title: { type: 'string' },
  'title-en': { type: 'string' },
  admin: { type: 'string' },
  name: { type: 'string' },
} as const;

type Print = (line: string) => void;
type Values = ReturnType<typeof parsed>['values'];

/** Over the store that the settings name. Throws what is to be told to whoever typed it. */
export async function organisationCommand(
  args: readonly string[],
  env: Environment,
  print: Print,
  version: string,
): Promise<void> {
  const { values, positionals } = parsed(args);
  const [what, id, ...more] = positionals;
  const work = workFor(what, id, more, values, print);
  await overStore(
    env,
    async (store) => {
      // A store that begins with an organisation is of this program's format; one of another is not written to.
      if (what === 'add' || what === 'confirm-clock')
        await assertCurrentFormat(store, version, new Date().toISOString());
      if (id !== undefined) await assertWhole(store, id);
      await work({ store, clock: () => new Date() });
    },
    { mayBegin: what === 'add' },
  );
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new CommandRefused(`${cause instanceof Error ? cause.message : ''}\n${usage}`, { cause });
  }
}

/** Everything that was typed is looked at before a store is opened, which would make one. */
function workFor(
  what: string | undefined,
  id: string | undefined,
  more: readonly string[],
  values: Values,
  print: Print,
): (given: StoreAndClock) => Promise<void> {
  const isList = what === 'list' && id === undefined;
  const isOfOne = ['add', 'show', 'confirm-clock'].includes(what ?? '') && id !== undefined && more.length === 0;
  if (what !== 'add' && Object.keys(values).length > 0) throw new CommandRefused(usage);
  if (isList) return ({ store }) => list(store, print);
  if (!isOfOne) throw new CommandRefused(usage);
  assertId(id, 'an organisation');
  if (what === 'show') return (given) => show(given, id, print);
  if (what === 'confirm-clock') return (given) => confirm(given, id, print);
  const { title, admin } = added(values);
  return async (given) => {
    await makeOrganisation(given, { id, title, admin });
    print(
      `${id}: made; ${admin.id} administers it. Name it in AUTH_ISSUERS or AUTH_TENANTS, so that its people sign in.`,
    );
  };
}

function added({ title, 'title-en': english, admin, name = admin }: Values) {
  if (title === undefined || admin === undefined) throw new CommandRefused(usage);
  assertId(admin, 'a person');
  const text = putOrganisationSchema.shape.title.safeParse(
    english === undefined ? title : { 'zh-CN': title, 'en-US': english },
  );
  if (!text.success) throw new CommandRefused('A title has 1 to 2,000 characters, none of them hidden');
  const named = putPersonSchema.shape.name.safeParse(name);
  if (!named.success) throw new CommandRefused('A name has 1 to 200 characters, none of them hidden');
  return { title: text.data, admin: { id: admin, name: named.data } };
}

function assertId(id: string, what: string): void {
  if (idSchema.safeParse(id).success && !['.', '..', '__proto__'].includes(id)) return;
  throw new CommandRefused(`“${id}” is no id of ${what}: 1 to 64 of A–Z a–z 0–9 . _ -`);
}

async function list(store: Store, print: Print): Promise<void> {
  const found = await organisationsIn(store);
  if (found.length === 0) print('There is no organisation in this store yet.');
  const unfinished = await unfinishedIn(store);
  for (const id of found) {
    print(
      `${id}  ${unfinished.has(id) ? 'not brought in to its end' : titleOf(await readOrganisation({ store }, id))}`,
    );
  }
}

async function assertThere(store: Store, id: string): Promise<void> {
  if (!(await organisationsIn(store)).includes(id)) throw new CommandRefused(`There is no organisation ${id}`);
}

/** What is past its time by the clock of this machine goes from the next round on. */
async function confirm(given: StoreAndClock, id: string, print: Print): Promise<void> {
  await assertThere(given.store, id);
  const jump = await confirmClock(given, id, operator);
  if (jump === null) print(`${id}: there is nothing to confirm; the clock shows ${now(given)}`);
  else
    print(
      `${id}: the clock is believed, from ${jump.from} to ${jump.to}; what is past its time goes with the next round`,
    );
}

async function show(given: StoreAndClock, id: string, print: Print): Promise<void> {
  const { store } = given;
  await assertThere(store, id);
  const organisation = await readOrganisation({ store }, id);
  const { files, contacts, names } = organisation.retention;
  const kept = (most: number | null, unit: string) => (most === null ? 'for ever' : `${most} ${unit}`);
  print(`${id}  ${titleOf(organisation)}`);
  print(`  made            ${organisation.madeAt ?? 'before organisations were made by command or page'}`);
  print(`  administrators  ${(await adminsOf(store, id)).join(', ') || 'none'}`);
  print(`  photos, files   kept ${kept(files, 'months after a period is final')}`);
  print(`  contacts        kept ${kept(contacts, 'days after the last role')}`);
  print(`  names           kept ${kept(names, 'months after the last role')}`);
  const jump = await clockJump(given, id);
  if (jump !== null) print(`  nothing goes    ${new ClockJumped(id, jump).message}`);
}

function titleOf({ title }: Organisation): string {
  return saidIn(title).join(' / ');
}

function saidIn(title: Text): string[] {
  return [...new Set(languages.map((language) => textIn(title, language)))];
}
