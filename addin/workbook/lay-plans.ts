// Lays planned sheets out so that all of them are there at the end, or everything is as it was.
import type { SheetPlan } from '../../shared/sheets/plan';
import { inExcel, type On } from './excel-run';
import { underFreeNames } from './free-names';
import { clear, laySheet, protect, type Before } from './lay-sheet';
import { WorkbookRefused, type Laying } from './port';
import { keptText, loadKept, queueKept, readKept, withText, type Kept } from './settings';
import { keysName, parseSheetKeys, sheetKeysText, type LaidSheet, type SheetKeys } from './sheet-keys';
import {
  contentDigest,
  imagesOf,
  loadContent,
  putBack,
  putBackFormulas,
  takeSnapshots,
  type Content,
  type Snapshot,
} from './snapshot';

const doing = 'lay out sheets';

interface KnownSheet {
  readonly id: string;
  readonly name: string;
  readonly plan: SheetPlan;
  readonly visibility: Excel.Worksheet['visibility'];
  readonly snapshot: Snapshot;
}

/** What is there before anything is written. */
interface Found {
  readonly kept: Kept;
  /** as they are laid: under names that are free */
  readonly plans: readonly SheetPlan[];
  /** the sheets that are laid anew, by the key of their plan */
  readonly known: ReadonlyMap<string, KnownSheet>;
  readonly ids: ReadonlySet<string>;
}

/** One round trip a sheet, so that a refusal names its sheet. */
const send = (context: Excel.RequestContext): Promise<void> => context.sync();

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Looks at everything; rejects where something stands in the way, with nothing changed. */
async function look(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  leavesChanged: boolean,
): Promise<Found> {
  const { worksheets, tables, protection } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  tables.load('items/name,items/worksheet/id,items/worksheet/name');
  protection.load('protected');
  const keptThen = loadKept(context);
  await context.sync();
  const kept = keptThen();
  const keys = parseSheetKeys(keptText(kept, keysName));
  const there = plans.flatMap((plan) => {
    const laid = keys.get(plan.key);
    const sheet = worksheets.items.find(({ id }) => id === laid?.id);
    return laid && sheet ? [{ laid, sheet, plan }] : [];
  });
  const snapshots = await takeSnapshots(
    context,
    there.map(({ sheet }) => ({ sheet, tables: tables.items.filter(({ worksheet }) => worksheet.id === sheet.id) })),
  );
  const known = new Map<string, KnownSheet>();
  for (const [index, { laid, sheet, plan }] of there.entries()) {
    const snapshot = snapshots[index];
    if (snapshot === undefined || (leavesChanged && (await isChanged(laid, sheet.name, snapshot)))) continue;
    const { id, name, visibility } = sheet;
    known.set(plan.key, { id, name, plan, visibility, snapshot });
  }
  const ours = new Set([...known.values()].map(({ id }) => id));
  const others: Others = {
    sheets: worksheets.items.filter(({ id }) => !ours.has(id)),
    tables: tables.items.filter(({ worksheet }) => !ours.has(worksheet.id)),
  };
  const laid = leavesChanged ? underFreeNames(plans, others) : plans;
  refuseTaken(laid, others);
  const asPlanned = laid.every(({ key, name }) => {
    const sheet = known.get(key);
    return sheet?.name === name && sheet.visibility === Excel.SheetVisibility.visible;
  });
  if (protection.protected && !asPlanned) throw new WorkbookRefused('workbook-structure-protected', doing);
  return { kept, plans: laid, known, ids: new Set(worksheets.items.map(({ id }) => id)) };
}

/** The sheets and tables that are not laid anew. */
interface Others {
  readonly sheets: readonly Excel.Worksheet[];
  readonly tables: readonly Excel.Table[];
}

/** Whether somebody renamed a sheet or wrote into it since it was laid; one of which that is not known counts as changed. */
async function isChanged({ asLaid }: LaidSheet, name: string, { content }: Snapshot): Promise<boolean> {
  return asLaid?.name !== name || asLaid.content !== (await contentDigest(content));
}

/** Rejects where somebody's own sheet or table has a name that is wanted. */
function refuseTaken(plans: readonly SheetPlan[], others: Others): void {
  const sheet = others.sheets.find((other) => plans.some(({ name }) => sameName(name, other.name)));
  if (sheet) throw new WorkbookRefused('name-taken', doing, { sheet: sheet.name });
  const wanted = plans.flatMap(({ tables = [] }) => tables);
  const table = others.tables.find((other) => wanted.some(({ name }) => sameName(name, other.name)));
  if (table) throw new WorkbookRefused('table-name-taken', doing, { sheet: table.worksheet.name });
}

/** Takes protection off every sheet before the first is changed: one with a password refuses here, and is named. */
async function unprotectAll(context: Excel.RequestContext, on: On, { known }: Found): Promise<void> {
  const locked = [...known.values()].filter(({ snapshot }) => snapshot.isProtected);
  try {
    for (const { id, name } of locked) {
      on(name);
      context.workbook.worksheets.getItem(id).protection.unprotect();
      await send(context);
    }
  } catch (reason) {
    await inExcel(doing, async (context) => {
      const sheets = locked.map(({ id }) => context.workbook.worksheets.getItem(id));
      for (const sheet of sheets) sheet.protection.load('protected');
      await context.sync();
      for (const sheet of sheets) if (!sheet.protection.protected) protect(sheet);
      await context.sync();
    });
    throw reason;
  }
}

async function layAll(
  context: Excel.RequestContext,
  on: On,
  found: Found,
  { leavesChanged = false, signal }: Laying,
): Promise<void> {
  on(null);
  const sheets = await nameSheets(context, found);
  // The keys go with the first sheet: sheets that are not known as ours would stand in the way of the next layout.
  const kept = keepKeys(context, found, found.kept, new Map(sheets.map(({ plan, id }) => [plan.key, { id }])));
  const contents: (() => Content)[] = [];
  for (const { plan, id } of sheets) {
    signal?.throwIfAborted();
    on(plan.name);
    const sheet = context.workbook.worksheets.getItem(id);
    laySheet(sheet, plan, beforeOf(found.known.get(plan.key)));
    if (leavesChanged) contents.push(loadContent(sheet));
    if (plan === found.plans.at(-1)) context.workbook.worksheets.getItem(sheets[0]?.id ?? id).activate();
    await send(context);
  }
  signal?.throwIfAborted();
  if (!leavesChanged) return;
  const digests = await Promise.all(contents.map((content) => contentDigest(content())));
  const laid = sheets.map(({ plan: { key, name }, id }, index): [string, LaidSheet] => [
    key,
    { id, asLaid: { name, content: digests[index] ?? '' } },
  ]);
  keepKeys(context, found, kept, new Map(laid));
  await context.sync();
}

interface NamedSheet {
  readonly plan: SheetPlan;
  readonly id: string;
}

/** Every name is given before any content: the formulas of the sheets name each other as planned. */
async function nameSheets(context: Excel.RequestContext, { plans, known }: Found): Promise<NamedSheet[]> {
  const { worksheets } = context.workbook;
  const sheets = plans.map((plan) => {
    const before = known.get(plan.key);
    const sheet = before ? worksheets.getItem(before.id) : worksheets.add(plan.name);
    if (before && before.name !== plan.name) sheet.name = plan.name;
    if (before && before.visibility !== Excel.SheetVisibility.visible) sheet.visibility = Excel.SheetVisibility.visible;
    sheet.load('id');
    return { plan, sheet };
  });
  await context.sync();
  return sheets.map(({ plan, sheet }) => ({ plan, id: sheet.id }));
}

/** Queues which sheets are ours; gives what is kept then. */
function keepKeys(context: Excel.RequestContext, { ids }: Found, kept: Kept, laid: SheetKeys): Kept {
  const others = [...parseSheetKeys(keptText(kept, keysName))].filter(([, { id }]) => ids.has(id));
  const next = withText(kept, keysName, sheetKeysText(new Map([...others, ...laid])));
  queueKept(context, kept, next);
  return next;
}

function beforeOf(known: KnownSheet | undefined): Before | null {
  if (known === undefined) return null;
  const { tables, content, images } = known.snapshot;
  return { tables: tables.map(({ name }) => name), charts: content.charts, images };
}

/** What stands on a worksheet now and is taken off by name. */
async function standing(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Before> {
  sheet.tables.load('items/name');
  sheet.charts.load('items/name');
  sheet.shapes.load('items/name');
  await context.sync();
  return {
    tables: sheet.tables.items.map(({ name }) => name),
    charts: sheet.charts.items.map(({ name }) => name),
    images: imagesOf(sheet.shapes),
  };
}

/** A sheet as it was but for its formulas, which name others. */
async function putSheetBack(
  context: Excel.RequestContext,
  { id, name, visibility, snapshot }: KnownSheet,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(id);
  const before = await standing(context, sheet);
  const { protection } = sheet;
  protection.load('protected');
  sheet.load('name,visibility');
  await context.sync();
  if (protection.protected) protection.unprotect();
  clear(sheet, before);
  // Under a protected structure even the same name is refused.
  if (sheet.name !== name) sheet.name = name;
  if (sheet.visibility !== visibility) sheet.visibility = visibility;
  putBack(sheet, snapshot);
  await context.sync();
}

/** Makes everything as it was: new sheets go, the others get their names, cells and tables back, and what is kept is kept. */
async function restore({ kept, plans, known, ids }: Found): Promise<void> {
  await inExcel(doing, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    const now = await readKept(context);
    const laid = new Set(plans.map(({ name }) => name.toLowerCase()));
    for (const sheet of worksheets.items) {
      if (!ids.has(sheet.id) && laid.has(sheet.name.toLowerCase())) sheet.delete();
    }
    queueKept(context, now, kept);
    await context.sync();
    for (const sheet of known.values()) await putSheetBack(context, sheet);
    for (const { id, snapshot } of known.values()) putBackFormulas(worksheets.getItem(id), snapshot);
    await context.sync();
  });
}

/** Lays out every plan, opens the first, and fills them; where that fails, what was there is put back. */
export async function layPlans(plans: readonly SheetPlan[], laying: Laying = {}): Promise<void> {
  laying.signal?.throwIfAborted();
  let changing: Found | null = null;
  try {
    await inExcel(doing, async (context, on) => {
      const found = await look(context, plans, laying.leavesChanged ?? false);
      await unprotectAll(context, on, found);
      changing = found;
      await layAll(context, on, found, laying);
    });
    await laying.fill?.();
  } catch (reason) {
    if (changing === null) throw reason;
    try {
      await restore(changing);
    } catch {
      throw new WorkbookRefused('not-put-back', doing, { cause: reason });
    }
    throw reason;
  }
}
