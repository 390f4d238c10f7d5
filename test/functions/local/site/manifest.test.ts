import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFor } from '../../../../functions/local/site/manifest';
import { allIn, readXml } from '../../../addin/read-xml';

const kept = readFileSync(path.resolve(__dirname, '../../../../manifest.xml'), 'utf8');
const place = {
  site: 'https://kaoping.example.cn',
  leadTo: ['https://api.example.cn', 'https://sign-in.example.cn/realms/office', 'https://kaoping.example.cn'],
  version: '2.13.4',
};
const made = manifestFor(kept, place);
const elements = allIn(readXml(made));
const textsOf = (name: string): string[] => elements.filter((one) => one.name === name).map(({ text }) => text);

test('every address is of the site', () => {
  const addresses = elements
    .flatMap(({ attributes }) => [attributes.DefaultValue ?? '', attributes.Value ?? ''])
    .filter((value) => /^\w+:\/\//.test(value));
  expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set([place.site]));
  expect(made).not.toContain('localhost');
});

test('its windows lead to the site, the service and where people sign in, each origin once', () => {
  expect(textsOf('AppDomain')).toEqual([place.site, 'https://api.example.cn', 'https://sign-in.example.cn']);
});

test('its version is the product’s, with a fourth number', () => {
  expect(textsOf('Version')).toEqual(['2.13.4.0']);
});

test('nothing else is changed', () => {
  const plain = (xml: string): string =>
    xml
      .replaceAll('https://localhost:3000', place.site)
      .replace(/<Version>.*<\/Version>/, '')
      .replace(/<AppDomains>[\s\S]*<\/AppDomains>/, '');
  expect(plain(made)).toBe(plain(kept));
});

test('a manifest that is not the kept one is refused', () => {
  expect(() => manifestFor(made, place)).toThrow('does not name https://localhost:3000');
  expect(() => manifestFor(kept.replaceAll('AppDomains>', 'Domains>'), place)).toThrow('not one AppDomains');
});
