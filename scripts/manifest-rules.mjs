// Rules of a manifest that can be known without Microsoft's service: addresses, ids, sizes of icons, lengths of texts.

/** Every match of a pattern's first two groups. */
const found = (xml, pattern) => [...xml.matchAll(pattern)].map(([, first, second]) => [first, second]);

/** The longest texts that Excel shows. */
const longest = { 'bt:ShortStrings': 32, 'bt:LongStrings': 250 };

/** What is wrong with a manifest, a sentence each; none where nothing is. */
export function manifestFaults(xml) {
  const faults = [];
  const text = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text('Id')))
    faults.push('Id is no GUID');
  if (!/^\d+(\.\d+){3}$/.test(text('Version'))) faults.push('Version has not four numbers');
  const values = found(xml, /(?:DefaultValue|Value)="([^"]*)"/g).map(([value]) => value);
  const addresses = [...values.filter((value) => /^\w+:/.test(value)), ...found(xml, /<AppDomain>([^<]*)</g).flat()];
  for (const address of new Set(addresses.filter(Boolean)))
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:') faults.push(`${address} is no https address`);
  const defined = found(xml, /<bt:(?:Image|Url|String) id="([^"]*)"/g).map(([id]) => id);
  const referred = new Set(found(xml, /resid="([^"]*)"/g).map(([id]) => id));
  for (const id of defined) {
    if (id.length > 32) faults.push(`${id} is longer than 32 characters`);
    if (!referred.has(id)) faults.push(`nothing refers to ${id}`);
  }
  if (new Set(defined).size < defined.length) faults.push('two resources have one id');
  for (const id of referred) if (!defined.includes(id)) faults.push(`there is no ${id}`);
  for (const [icons] of found(xml, /<Icon>([\s\S]*?)<\/Icon>/g)) {
    const sizes = found(icons, /size="(\d+)"/g).map(([size]) => size);
    if (['16', '32', '80'].some((size) => !sizes.includes(size)))
      faults.push(`an icon has not 16, 32 and 80: ${sizes}`);
  }
  for (const [list, most] of Object.entries(longest)) {
    const part = xml.slice(xml.indexOf(`<${list}>`), xml.indexOf(`</${list}>`));
    for (const [value] of found(part, /Value="([^"]*)"/g))
      if (value.length > most) faults.push(`“${value}” is longer than ${most} characters`);
  }
  return faults;
}
