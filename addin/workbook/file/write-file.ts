// The way out into a file: planned sheets as the bytes of an .xlsx; in a page, in a worker and in Node, loaded when it is first asked.
import type { SheetPlan } from '../../../shared/sheets/plan';

/** An .xlsx that holds these sheets in this order; `kept` are texts that stay within it, by name. */
export async function writeFile(
  plans: readonly SheetPlan[],
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const { buildFile } = await import('./build-file');
  return buildFile(plans, kept);
}
