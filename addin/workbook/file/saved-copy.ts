// A copy of the .xlsx that was chosen with what was written and remembered since; all else in it stays, byte by byte, as its owner made it.
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Cell } from '../../../shared/sheets/plan';
import type { FileContent } from './file-workbook';
import { keptPieces, keptTab } from './kept-sheet';
import { patchedSheet } from './patch-cells';
import { unpack } from './unpack';

/** Parts by name. */
type Files = Record<string, Uint8Array>;

const relations = 'xl/_rels/workbook.xml.rels';
const workbook = 'xl/workbook.xml';
const types = '[Content_Types].xml';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The attributes of a tag, without the prefixes of their names. */
const attributes = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    [...tag.matchAll(/\s(?:\w+:)?(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  );

/** The part of each tab. */
function partsOfTabs(files: Files): Map<string, string> {
  const text = (part: string): string => strFromU8(files[part] ?? new Uint8Array());
  const targets = new Map(
    [...text(relations).matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => {
      const said = attributes(tag);
      return [said.get('Id'), said.get('Target') ?? ''];
    }),
  );
  return new Map(
    [...text(workbook).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
      const said = attributes(tag);
      const target = targets.get(said.get('id')) ?? '';
      return [said.get('name') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/** Puts the hidden sheet into a file that has none. */
function addKeptSheet(files: Files): string {
  const change = (part: string, ending: RegExp, xml: string): void => {
    files[part] = strToU8(strFromU8(files[part] ?? new Uint8Array()).replace(ending, (end) => xml + end));
  };
  const part = 'xl/worksheets/scorebook.xml';
  const relationship = `Type="${office}/worksheet" Target="worksheets/scorebook.xml"`;
  const override = `PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"`;
  const ids = [...strFromU8(files[workbook] ?? new Uint8Array()).matchAll(/\ssheetId="(\d+)"/g)].map(([, id]) =>
    Number(id),
  );
  change(relations, /<\/Relationships>/, `<Relationship Id="rIdScorebook" ${relationship}/>`);
  change(types, /<\/Types>/, `<Override ${override}/>`);
  change(
    workbook,
    /<\/(\w+:)?sheets>/,
    `<sheet xmlns="${main}" xmlns:rel="${office}" name="${keptTab}" sheetId="${Math.max(0, ...ids) + 1}" state="hidden" rel:id="rIdScorebook"/>`,
  );
  return part;
}

/** The bytes of the copy. */
export function savedCopy(original: Uint8Array, { sheets, kept }: Pick<FileContent, 'sheets' | 'kept'>): Uint8Array {
  const files: Files = Object.fromEntries(
    unpack(
      original,
      () => undefined,
      () => true,
    ).parts,
  );
  const tabs = partsOfTabs(files);
  for (const { name, written } of sheets) {
    const part = tabs.get(name);
    const xml = part === undefined ? undefined : files[part];
    if (part !== undefined && xml !== undefined) files[part] = strToU8(patchedSheet(strFromU8(xml), written));
  }
  const cells = keptPieces(kept).flatMap((line, row) =>
    line.map((text, column): [string, Cell] => [`${row},${column}`, text]),
  );
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><sheetData/></worksheet>`;
  files[tabs.get(keptTab) ?? addKeptSheet(files)] = strToU8(patchedSheet(empty, new Map(cells)));
  return zipSync(files);
}
