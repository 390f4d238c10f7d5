// What Excel is told of the custom functions: complete in both languages, with ids that never change.
import { functions } from '../../../addin/customfunctions/functions';
import { parameterNames } from '../../../addin/customfunctions/parameters';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Described {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly result: { readonly dimensionality?: string };
  readonly parameters: readonly { name: string; description: string; optional?: boolean; dimensionality?: string }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'metadata-'));
afterAll(() => rmSync(folder, { recursive: true }));
execFileSync('node', [path.join(__dirname, '../../../scripts/custom-functions-metadata.mjs'), folder]);
const described = (language: string): Described[] =>
  JSON.parse(readFileSync(path.join(folder, `functions.${language}.json`), 'utf8')).functions;
const chinese = described('zh-CN');
const english = described('en-US');

describe('the metadata of the custom functions', () => {
  it('has the ids that stand in workbooks for good', () => {
    const ids = [
      'BLENDSCORE',
      'TIERBONUS',
      'SHEETSCORE',
      'COMPOSITE',
      'PLACE',
      'PLACES',
      'RANKING',
      'WINNERS',
      'GRADE',
    ];
    const fixed = [...ids, 'DISTRIBUTION', 'STREAK', 'ROUNDSCORE', 'RESULT', 'EXPLAIN'];
    expect(chinese.map(({ id }) => id)).toEqual(expect.arrayContaining(fixed));
    expect(chinese.map(({ name }) => name)).toEqual(english.map(({ id }) => id));
  });

  it('describes every function that is associated, and no other', () => {
    expect(chinese.map(({ id }) => id).sort()).toEqual(Object.keys(functions).sort());
    expect(readdirSync(folder).sort()).toEqual(['functions.en-US.json', 'functions.zh-CN.json']);
  });

  it('has nothing that Excel calls more often than its cells change', () => {
    expect(chinese.filter((entry) => 'options' in entry)).toEqual([]);
  });

  it('spills what is a table', () => {
    const tables = chinese.filter(({ result }) => result.dimensionality === 'matrix').map(({ id }) => id);
    expect(tables.sort()).toEqual(['DISTRIBUTION', 'EXPLAIN', 'PLACES', 'RANKING']);
  });

  it('names parameters in Chinese as the error messages do', () => {
    const names: Readonly<Record<string, string>> = parameterNames;
    chinese.forEach((entry, index) => {
      const inCode = english[index]?.parameters.map(({ name }) => name) ?? [];
      expect(entry.parameters.map(({ name }) => name)).toEqual(inCode.map((name) => names[name]));
    });
  });

  it('keeps the two languages apart and both complete', () => {
    const texts = (entries: readonly Described[]) =>
      entries.flatMap(({ description, parameters }) => [
        description,
        ...parameters.map((parameter) => parameter.description),
      ]);
    expect(texts(english).every((text) => text !== '' && !/\p{Script=Han}/u.test(text))).toBe(true);
    expect(texts(chinese).every((text) => text !== '')).toBe(true);
    expect(chinese.every(({ description }) => /\p{Script=Han}/u.test(description))).toBe(true);
    expect(texts(english)).toHaveLength(texts(chinese).length);
  });
});
