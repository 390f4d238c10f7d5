// A scheme laid out as a workbook and read again is exactly the scheme that it was.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { schemeSchema, type Scheme } from '../../../../shared/scheme/scheme';
import { languages, type Language } from '../../../../shared/scheme/text';
import { readSchemeWorkbook } from '../../../../shared/sheets/scheme-workbook/read-scheme-workbook';
import { schemeFrom } from '../../accepted';
import { bureau } from '../../bureau';
import { arbitraryRegister } from '../../registers/arbitrary-register';
import { tablesOf } from './edited-tables';
import { fullScheme } from './full-scheme';

const readBack = (scheme: Scheme, language: Language): Scheme | null => {
  const read = readSchemeWorkbook({ tables: tablesOf(scheme, language) });
  return read.ok ? read.value : null;
};

const cases = join(__dirname, '../../../cases');

const schemes: readonly (readonly [string, Scheme])[] = [
  ...presetIds.map((id) => [id, preset(id)] as const),
  ...readdirSync(cases).map((file) => {
    const { scheme } = JSON.parse(readFileSync(join(cases, file), 'utf8')) as { scheme: unknown };
    return [file, schemeFrom(scheme)] as const;
  }),
];

describe.each(languages)('a workbook in %s', (language) => {
  it.each(schemes)('gives the scheme %s back as it was', (_, scheme) => {
    expect(readBack(scheme, language)).toStrictEqual(scheme);
  });

  it.each(Object.entries(fullScheme))('keeps %s', (_, part) => {
    const scheme = schemeFrom(part);
    expect(readBack(scheme, language)).toStrictEqual(scheme);
  });
});

it('any registers come back as they were, whatever is typed into their conditions', () => {
  const pair = [arbitraryRegister('main', 'M'), arbitraryRegister('other', 'O')] as const;
  fc.assert(
    fc.property(...pair, fc.constantFrom(...languages), (main, other, language) => {
      const scheme = schemeFrom(JSON.parse(JSON.stringify({ ...bureau, registers: [main, other] })));
      expect(readBack(scheme, language)).toStrictEqual(scheme);
    }),
    { numRuns: 40 },
  );
});

it('the schemes above use every key that a scheme may have', () => {
  const used = new Set(Object.values(fullScheme).flatMap((scheme) => Object.keys(scheme)));
  expect([...used].sort()).toEqual(Object.keys(schemeSchema.shape).sort());
});
