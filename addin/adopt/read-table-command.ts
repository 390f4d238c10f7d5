// What `npm run read-table` does: a file of somebody's own in, what its tables were understood as out, as JSON.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { preset, presetIds, type PresetId } from '../../shared/scheme/presets';
import type { Component, Scheme } from '../../shared/scheme/scheme';
import { tableReports, type TableReport } from '../../shared/sheets/adopt/table-report';
import { refusedSentence } from '../ui/refused-sentence';
import { FileRefused } from '../workbook/file/file-refused';
import { readFile } from '../workbook/file/read-file';

/** Why nothing is printed; its message is the sentence for whoever called. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

const usage = 'Say which file: npm run -s read-table -- FILE [--scheme ID] [--component ID]';

function parsedArguments(args: readonly string[]) {
  const options = { scheme: { type: 'string' }, component: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CommandRefused(`${error instanceof Error ? error.message : String(error)}. ${usage}`, { cause: error });
  }
}

const isPreset = (id: string): id is PresetId => presetIds.some((one) => one === id);

/** A preset by its id, or the scheme in a JSON file. */
function schemeNamed(given: string): Scheme {
  if (isPreset(given)) return preset(given);
  const name = asCalled(given);
  if (!existsSync(name)) {
    throw new CommandRefused(`There is no scheme “${given}”: name a preset (${presetIds.join(', ')}) or a JSON file.`);
  }
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(name, 'utf8'));
  } catch (error) {
    throw new CommandRefused(`The scheme ${name} cannot be read as JSON.`, { cause: error });
  }
  const parsed = parseScheme(document);
  if (parsed.ok) return parsed.value;
  const [first] = parsed.faults;
  throw new CommandRefused(`The scheme ${name} is not right: ${first?.code ?? ''} at ${first?.path ?? ''}.`);
}

function componentNamed(id: string, scheme: Scheme | undefined): Component {
  if (scheme === undefined) throw new CommandRefused('A component needs its scheme: add --scheme ID.');
  const found = scheme.components.find((component) => component.id === id);
  if (found !== undefined) return found;
  const ids = scheme.components.map((component) => component.id).join(', ');
  throw new CommandRefused(`The scheme “${scheme.id}” has no component “${id}”; it has ${ids}.`);
}

/** A path as whoever called meant it: npm runs its scripts in the project's folder. */
const asCalled = (file: string): string => path.resolve(process.env.INIT_CWD ?? '.', file);

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new CommandRefused(`${file} is not a file.`);
  return readFileSync(file);
}

/**
 * `read-table FILE [--scheme ID] [--component ID]`: every table of every sheet that is seen, hidden sheets left out. Throws CommandRefused
 * with one sentence where the file, the scheme or the component is not there or cannot be read.
 */
export async function readTableCommand(args: readonly string[]): Promise<{ readonly sheets: readonly TableReport[] }> {
  const { values, positionals } = parsedArguments(args);
  const [file, another] = positionals;
  if (file === undefined || another !== undefined) throw new CommandRefused(usage);
  const scheme = values.scheme === undefined ? undefined : schemeNamed(values.scheme);
  const component = values.component === undefined ? undefined : componentNamed(values.component, scheme);
  const options = { ...(scheme === undefined ? {} : { scheme }), ...(component === undefined ? {} : { component }) };
  const bytes = bytesOf(asCalled(file));
  try {
    const grids = await readFile(bytes, path.basename(file));
    return { sheets: grids.filter(({ isHidden }) => !isHidden).flatMap((grid) => tableReports(grid, options)) };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new CommandRefused(`${file} was not read. ${refusedSentence('en-US', error)}`, { cause: error });
  }
}
