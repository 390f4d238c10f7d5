// Lays planned sheets out so that all of them are there at the end, or everything is as it was.
import type { SheetPlan } from '../../shared/sheets/plan';
import { inExcel } from './excel-run';
import { clear, laySheet, protect, type Before } from './lay-sheet';
import { WorkbookRefused, type Laying } from './port';
import { queueText, readKept, type Kept } from './settings';
import { keysName, parseSheetKeys, sheetKeysText } from './sheet-keys';
import { putBack, putBackFormulas, takeSnapshots, type Snapshot } from './snapshot';

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
  /** the sheets that are laid anew, by the key of their plan */
  readonly known: ReadonlyMap<string, KnownSheet>;
  readonly ids: ReadonlySet<string>;
}

/** One round trip a sheet, so that a refusal names its sheet. */
const send = (context: Excel.RequestContext): Promise<void> => context.sync();

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Looks at everything; rejects where something stands in the way, with nothing changed. */
async function look(context: Excel.RequestContext, plans: readonly SheetPlan[]): Promise<Found> {
  const { worksheets, protection } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  protection.load('protected');
  const kept = await readKept(context, keysName);
  await context.sync();
  const keys = parseSheetKeys(kept.text);
  const sheets = plans.flatMap((plan) => {
    const there = worksheets.items.find(({ id }) => id === keys.get(plan.key));
    return there ? [{ sheet: there, plan }] : [];
  });
  const ours = new Set(sheets.map(({ sheet }) => sheet.id));
  for (const { name } of plans) {
    const other = worksheets.items.find((sheet) => !ours.has(sheet.id) && sameName(sheet.name, name));
    if (other) throw new WorkbookRefused('name-taken', doing, { sheet: other.name });
  }
  const asPlanned = sheets.every(({ sheet, plan }) => sheet.name === plan.name);
  if (protection.protected && (sheets.length < plans.length || !asPlanned)) {
    throw new WorkbookRefused('workbook-structure-protected', doing);
  }
  const snapshots = await takeSnapshots(
    context,
    sheets.map(({ sheet }) => sheet),
  );
  const known = sheets.flatMap(({ sheet: { id, name, visibility }, plan }, index) => {
    const snapshot = snapshots[index];
    return snapshot ? [[plan.key, { id, name, visibility, plan, snapshot }] as const] : [];
  });
  return { kept, known: new Map(known), ids: new Set(worksheets.items.map(({ id }) => id)) };
}

/** Takes protection off every sheet before the first is changed: one with a password refuses here, and is named. */
async function unprotectAll({ known }: Found): Promise<void> {
  const locked = [...known.values()].filter(({ snapshot }) => snapshot.isProtected);
  try {
    await inExcel(doing, async (context, on) => {
      for (const { id, name } of locked) {
        on(name);
        context.workbook.worksheets.getItem(id).protection.unprotect();
        await send(context);
      }
    });
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

async function layAll(plans: readonly SheetPlan[], found: Found, signal?: AbortSignal): Promise<void> {
  await inExcel(doing, async (context, on) => {
    const sheets = await nameSheets(context, plans, found);
    for (const { plan, sheet } of sheets) {
      signal?.throwIfAborted();
      on(plan.name);
      laySheet(sheet, plan, beforeOf(found.known.get(plan.key)));
      if (plan === plans.at(-1)) sheets[0]?.sheet.activate();
      await send(context);
    }
  });
}

interface NamedSheet {
  readonly plan: SheetPlan;
  readonly sheet: Excel.Worksheet;
}

/** Every name is given before any content: the formulas of the sheets name each other as planned. */
async function nameSheets(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  { kept, known, ids }: Found,
): Promise<NamedSheet[]> {
  const { worksheets } = context.workbook;
  const sheets = plans.map((plan): NamedSheet => {
    const before = known.get(plan.key);
    const sheet = before ? worksheets.getItem(before.id) : worksheets.add(plan.name);
    if (before && before.name !== plan.name) sheet.name = plan.name;
    if (before && before.visibility !== Excel.SheetVisibility.visible) sheet.visibility = Excel.SheetVisibility.visible;
    sheet.load('id');
    return { plan, sheet };
  });
  await context.sync();
  // Sheets that are not known as ours would stand in the way of the next layout.
  const others = [...parseSheetKeys(kept.text)].filter(([, id]) => ids.has(id));
  const ours = sheets.map(({ plan, sheet }) => [plan.key, sheet.id] as const);
  queueText(context, keysName, sheetKeysText(new Map([...others, ...ours])), kept.pieces);
  await context.sync();
  return sheets;
}

function beforeOf(known: KnownSheet | undefined): Before | null {
  if (known === undefined) return null;
  const { tables, charts } = known.snapshot;
  return { tables: tables.map(({ name }) => name), charts };
}

/** What stands on a worksheet now and is taken off by name. */
async function standing(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Before> {
  sheet.tables.load('items/name');
  sheet.charts.load('items/name');
  await context.sync();
  return {
    tables: sheet.tables.items.map(({ name }) => name),
    charts: sheet.charts.items.map(({ name }) => name),
  };
}

/** A sheet under its name of before, without what was laid. */
async function makeRoom(context: Excel.RequestContext, { id, name, visibility }: KnownSheet): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(id);
  const before = await standing(context, sheet);
  const { protection } = sheet;
  protection.load('protected');
  await context.sync();
  if (protection.protected) protection.unprotect();
  clear(sheet, before);
  sheet.name = name;
  sheet.visibility = visibility;
  await context.sync();
}

/** Makes everything as it was: new sheets go, the others get their names, cells and tables back. */
async function restore(plans: readonly SheetPlan[], { kept, known, ids }: Found): Promise<void> {
  await inExcel(doing, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    const now = await readKept(context, keysName);
    await context.sync();
    const laid = new Set(plans.map(({ name }) => name.toLowerCase()));
    for (const sheet of worksheets.items) {
      if (!ids.has(sheet.id) && laid.has(sheet.name.toLowerCase())) sheet.delete();
    }
    queueText(context, keysName, kept.text, now.pieces);
    await context.sync();
    for (const sheet of known.values()) await makeRoom(context, sheet);
    for (const { id, snapshot } of known.values()) putBack(worksheets.getItem(id), snapshot);
    await context.sync();
    for (const { id, snapshot } of known.values()) putBackFormulas(worksheets.getItem(id), snapshot);
    await context.sync();
  });
}

/** Lays out every plan, opens the first, and fills them; where that fails, what was there is put back. */
export async function layPlans(plans: readonly SheetPlan[], { signal, fill }: Laying = {}): Promise<void> {
  signal?.throwIfAborted();
  const found = await inExcel(doing, (context) => look(context, plans));
  await unprotectAll(found);
  try {
    await layAll(plans, found, signal);
    await fill?.();
  } catch (reason) {
    await restore(plans, found);
    throw reason;
  }
}
