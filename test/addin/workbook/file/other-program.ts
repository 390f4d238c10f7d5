// Programs that are not ours fill files in: LibreOffice where it is there, else another library, which keeps cells and little else.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, utils, write } from '@e965/xlsx';

/** What somebody types: a tab, an address, a number or a text. */
export interface Typed {
  readonly tab: string;
  readonly address: string;
  readonly value: string | number;
}

const places = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
const office = places.find((place) => existsSync(place)) ?? null;

/** Which program fills in on this computer. */
export const otherProgram = office === null ? 'another library' : 'LibreOffice';

const filters = {
  xlsx: 'Calc MS Excel 2007 XML',
  xls: 'MS Excel 97',
  csv: 'Text - txt - csv (StarCalc)',
  pdf: 'calc_pdf_Export',
};
export type Format = keyof typeof filters;

// A cell that is locked on a protected sheet is not changed: typing into it fails, as it does for people.
const macro = `Sub FillIn(source As String, typed As String, target As String, filterName As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  file = FreeFile
  Open typed For Input As #file
  Do While Not Eof(file)
    Line Input #file, entry
    parts = Split(entry, Chr(9))
    cell = doc.Sheets.getByName(parts(0)).getCellRangeByName(parts(1))
    If parts(2) = "n" Then cell.setValue(Val(parts(3))) Else cell.setString(parts(3))
  Loop
  Close #file
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = filterName
  how(1).Name = "FilterOptions" : how(1).Value = "44,34,76,1"
  doc.storeToURL(target, how())
  doc.close(True)
End Sub
`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A profile of its own with the macro in it, which is put there after the program has made the profile. */
function profileWithMacro(program: string, folder: string): string {
  const profile = path.join(folder, 'profile');
  const address = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  execFileSync(program, [address, '--headless', '--terminate_after_init'], { timeout: 120_000, stdio: 'ignore' });
  const basic = path.join(profile, 'user/basic/Standard');
  const library =
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  writeFileSync(
    path.join(basic, 'script.xlb'),
    `${head}<library:library ${library}><library:element library:name="Fill"/></library:library>`,
  );
  writeFileSync(
    path.join(basic, 'Fill.xba'),
    `${head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">${xml(macro)}</script:module>`,
  );
  return address;
}

function byOffice(program: string, bytes: Uint8Array, typed: readonly Typed[], format: Format): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'filled-'));
  try {
    const at = (name: string): string => path.join(folder, name);
    const [source, entries, target] = [at('in.xlsx'), at('typed.txt'), at(`out.${format}`)];
    writeFileSync(source, bytes);
    const line = ({ tab, address, value }: Typed): string =>
      [tab, address, typeof value === 'number' ? 'n' : 's', value].join('\t');
    writeFileSync(entries, typed.map(line).join('\n'));
    const call = [pathToFileURL(source).href, entries, pathToFileURL(target).href, filters[format]];
    const fill = `macro:///Standard.Fill.FillIn(${call.map((one) => `"${one}"`).join(',')})`;
    execFileSync(program, [profileWithMacro(program, folder), '--headless', fill], {
      timeout: 120_000,
      stdio: 'ignore',
    });
    return new Uint8Array(readFileSync(target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byLibrary(bytes: Uint8Array, typed: readonly Typed[], format: Format): Uint8Array {
  const book = read(bytes, { cellStyles: true });
  for (const { tab, address, value } of typed) {
    const sheet = book.Sheets[tab];
    if (!sheet) throw new Error(`no sheet ${tab}`);
    utils.sheet_add_aoa(sheet, [[value]], { origin: address });
  }
  return new Uint8Array(write(book, { type: 'array', bookType: format === 'xls' ? 'biff8' : 'xlsx' }) as ArrayBuffer);
}

/** The file with what somebody types into it, saved in a format. */
export function filledIn(bytes: Uint8Array, typed: readonly Typed[], format: Format = 'xlsx'): Uint8Array {
  return office === null ? byLibrary(bytes, typed, format) : byOffice(office, bytes, typed, format);
}
