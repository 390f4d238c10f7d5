// The add-in's manifest (清单) for the place where it is served: what is kept in `manifest.xml` names this machine.

/** The address that `manifest.xml` is written for. */
const here = 'https://localhost:3000';

export interface ManifestPlace {
  /** the origin of the pages */
  readonly site: string;
  /** where its windows may lead to: addresses of the service and of sign-in */
  readonly leadTo: readonly string[];
  /** three numbers, as in package.json */
  readonly version: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The text of the one element of this name written anew; throws where it is not there exactly once. */
function withPart(xml: string, name: string, content: string): string {
  const [before, rest, ...others] = xml.split(`<${name}>`);
  const end = rest?.indexOf(`</${name}>`) ?? -1;
  if (before === undefined || rest === undefined || end < 0 || others.length > 0)
    throw new Error(`the manifest has not one ${name}`);
  return `${before}<${name}>${content}${rest.slice(end)}`;
}

/** Whether a manifest is written for this machine still, and can be made for a place. */
export function isForHere(xml: string): boolean {
  return xml.includes(here);
}

/** The manifest `xml` for a place. Throws where `xml` is not written for this machine. */
export function manifestFor(xml: string, { site, leadTo, version }: ManifestPlace): string {
  if (!isForHere(xml)) throw new Error(`the manifest does not name ${here}`);
  const origins = new Set([site, ...leadTo].map((address) => new URL(address).origin));
  const domains = [...origins].map((origin) => `\n    <AppDomain>${escaped(origin)}</AppDomain>`);
  const placed = withPart(xml, 'AppDomains', `${domains.join('')}\n  `);
  return withPart(placed, 'Version', `${version}.0`).replaceAll(here, escaped(site));
}
