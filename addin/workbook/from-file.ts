// A workbook that was made or filled as a file before it came into Excel: what its hidden sheet keeps becomes what Excel keeps.
import { inExcel } from './excel-run';
import { laidName, parseLaid } from './file/kept-state';
import { byName, keptOfRows, keptTab } from './file/kept-sheet';
import { loadKept, queueKept, withText } from './settings';
import { keysName, sheetKeysOfTabs, sheetKeysText } from './sheet-keys';

/**
 * Takes it over, and the hidden sheet away: while it is there, it is younger than what Excel keeps. Where the structure is protected it
 * stays, and counts only as long as Excel keeps nothing.
 */
export async function takeFromFile(): Promise<void> {
  await inExcel('take over what a file keeps', async (context) => {
    const { worksheets, protection } = context.workbook;
    worksheets.load('items/id,items/name');
    protection.load('protected');
    const keptThen = loadKept(context);
    await context.sync();
    const sheet = worksheets.items.find(({ name }) => name === keptTab);
    const before = keptThen();
    if (sheet === undefined || (protection.protected && before.size > 0)) return;
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('values');
    await context.sync();
    const kept = byName(keptOfRows(used.isNullObject ? [] : used.values));
    const tabs = new Map(Object.entries(parseLaid(kept.get(laidName)).tabs));
    kept.delete(laidName);
    const ids = new Map(worksheets.items.map(({ id, name }) => [name, id]));
    kept.set(keysName, sheetKeysText(sheetKeysOfTabs(tabs, ids)));
    const after = [...kept].reduce((settings, [name, text]) => withText(settings, name, text), before);
    queueKept(context, before, after);
    if (!protection.protected) sheet.delete();
    await context.sync();
  });
}
