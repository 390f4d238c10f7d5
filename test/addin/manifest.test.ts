import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commands } from '../../addin/commands/commands';
import { allIn, readXml, type Element } from './read-xml';

const root = path.join(__dirname, '../..');
const kept = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const manifest = readXml(kept);
const elements = allIn(manifest);
const named = (name: string): Element[] => elements.filter((element) => element.name === name);
const one = (name: string): Element => {
  const [first, ...more] = named(name);
  if (!first || more.length > 0) throw new Error(`${name} stands ${more.length + (first ? 1 : 0)} times`);
  return first;
};
const childNames = (element: Element): string[] => element.children.map(({ name }) => name);
const child = (element: Element, name: string): Element | undefined =>
  element.children.find((inner) => inner.name === name);
const resources = elements.filter(
  ({ name, attributes }) => attributes.id && ['bt:Image', 'bt:Url', 'bt:String'].includes(name),
);
const values = (element: Element): string[] => [
  element.attributes.DefaultValue ?? '',
  ...element.children.map(({ attributes }) => attributes.Value ?? ''),
];
const addresses = elements.flatMap((element) => values(element)).filter((value) => /^\w+:\/\//.test(value));

describe('the manifest', () => {
  it('has a GUID, a version of four numbers, and Chinese as its language', () => {
    expect(one('Id').text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one('Version').text).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(one('DefaultLocale').text).toBe('zh-CN');
  });

  it('names https addresses only, all of one place', () => {
    expect(addresses.length).toBeGreaterThan(10);
    expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set(['https://localhost:3000']));
  });

  it('has its elements in the order that the schema asks for', () => {
    expect(childNames(manifest)).toEqual([
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'AppDomains',
      'Hosts',
      'Requirements',
      'DefaultSettings',
      'Permissions',
      'VersionOverrides',
    ]);
    expect(childNames(one('VersionOverrides'))).toEqual(['Hosts', 'Resources']);
    const host = named('Host').find(({ children }) => children.length > 0);
    expect(host && childNames(host)).toEqual(['Runtimes', 'AllFormFactors', 'DesktopFormFactor']);
    expect(childNames(one('DesktopFormFactor'))).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
    expect(childNames(one('Resources'))).toEqual(['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings']);
    for (const control of named('Control'))
      expect(childNames(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
    for (const group of named('Group')) expect(childNames(group).slice(0, 2)).toEqual(['Label', 'Icon']);
    expect(childNames(one('CustomTab')).at(-1)).toBe('Label');
  });

  it('asks for the shared runtime and for Excel as of LTSC 2021', () => {
    const sets = named('Set').map(({ attributes }) => [attributes.Name, attributes.MinVersion]);
    expect(sets).toEqual([
      ['SharedRuntime', '1.1'],
      ['ExcelApi', '1.14'],
      // A cell's error that says what is wrong.
      ['CustomFunctionsRuntime', '1.2'],
    ]);
    expect(one('Runtime').attributes).toEqual({ resid: 'Taskpane.Url', lifetime: 'long' });
  });

  it('resolves every resource that it refers to, and keeps none that nobody refers to', () => {
    const referred = new Set(elements.flatMap(({ attributes }) => attributes.resid ?? []));
    const defined = resources.map(({ attributes }) => attributes.id ?? '');
    expect(new Set(defined)).toEqual(referred);
    expect(defined.length).toBe(new Set(defined).size);
    for (const id of defined) expect(id.length).toBeLessThanOrEqual(32);
  });

  it('keeps its texts within the lengths that Excel shows, and says all of them in English too', () => {
    const within = (name: string, most: number): void => {
      for (const string of one(name).children) {
        for (const text of values(string)) expect(text.length).toBeLessThanOrEqual(most);
        const [chinese, english] = values(string);
        if (/[\u4e00-\u9fff]/.test(chinese ?? '')) expect(english).toMatch(/^[\x20-\x7e’]+$/);
      }
    };
    within('bt:ShortStrings', 32);
    within('bt:LongStrings', 250);
  });

  it('calls exactly the commands that the add-in associates', () => {
    expect(named('FunctionName').map(({ text }) => text)).toEqual([...commands]);
  });

  it('names the custom functions JX and their metadata in both languages', () => {
    const text = (resid: string): string[] => {
      const found = resources.find(({ attributes }) => attributes.id === resid);
      return found ? values(found) : [];
    };
    const point = named('ExtensionPoint').find(({ attributes }) => attributes['xsi:type'] === 'CustomFunctions');
    const source = (name: string): string[] => {
      const inner = point && child(point, name);
      return text(inner?.attributes.resid ?? inner?.children[0]?.attributes.resid ?? '');
    };
    expect(source('Namespace')).toEqual(['JX']);
    expect(source('Metadata').map((address) => new URL(address).pathname)).toEqual([
      '/functions.zh-CN.json',
      '/functions.en-US.json',
    ]);
    // With a shared runtime the functions live in the pane's page.
    expect(source('Page')).toEqual(text(one('FunctionFile').attributes.resid ?? ''));
  });

  it('leads to files that exist', () => {
    const paths = addresses.map((address) => new URL(address).pathname);
    for (const file of paths.filter((name) => name.startsWith('/assets/'))) {
      expect([file, existsSync(path.join(root, 'addin/taskpane', file))]).toEqual([file, true]);
    }
    expect(paths).toContain('/taskpane.html');
    expect(existsSync(path.join(root, 'addin/taskpane/taskpane.html'))).toBe(true);
  });

  it('shows each icon in the size that it names', () => {
    for (const image of named('bt:Image').filter(({ attributes }) => attributes.size)) {
      const icon = resources.find(({ attributes }) => attributes.id === image.attributes.resid);
      const file = path.join(root, 'addin/taskpane', new URL(icon?.attributes.DefaultValue ?? '').pathname);
      expect(readFileSync(file).readUInt32BE(16)).toBe(Number(image.attributes.size));
    }
  });

  it('is looked at by the rules of `npm run validate`, which find what is wrong', () => {
    const faultsOf = (xml: string): string[] => {
      const script = `import { manifestFaults } from './scripts/manifest-rules.mjs';
        import { readFileSync } from 'node:fs';
        console.log(JSON.stringify(manifestFaults(readFileSync(0, 'utf8'))));`;
      const args = ['--input-type=module', '--eval', script];
      return JSON.parse(execFileSync(process.execPath, args, { cwd: root, input: xml, encoding: 'utf8' })) as string[];
    };
    expect(faultsOf(kept)).toEqual([]);
    const wrong = kept
      .replace('<Version>1.0.0.0<', '<Version>1.0.0<')
      .replace('https://login.microsoftonline.com', 'http://login.microsoftonline.com')
      .replace('<bt:Image size="80" resid="Fill.80" />', '')
      .replace('DefaultValue="结果"', `DefaultValue="${'结'.repeat(33)}"`);
    expect(faultsOf(wrong)).toEqual([
      'Version has not four numbers',
      'http://login.microsoftonline.com is no https address',
      'nothing refers to Fill.80',
      'an icon has not 16, 32 and 80: 16,32',
      `“${'结'.repeat(33)}” is longer than 32 characters`,
    ]);
  });
});
