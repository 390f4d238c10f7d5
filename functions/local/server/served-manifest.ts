// The add-in's manifest (清单) as a server of one's own gives it out: made of what the build left, for the address that its settings name.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isForHere, manifestFor } from '../site/manifest';
import type { ServeSettings } from './serve-settings';
import type { Site } from './static-files';

export const manifestPath = '/manifest.xml';

/** The manifest, or a sentence that says why there is none. */
export type ServedManifest = { readonly xml: string } | { readonly missing: string };

/** Null where the file of the build is served as it is, since it was made for a place of its own, or where there is none. */
export function servedManifest(
  sites: readonly Site[],
  { siteUrl, hosts }: Pick<ServeSettings, 'siteUrl' | 'hosts'>,
  version: string,
): ServedManifest | null {
  const folder = sites.find(({ under }) => under === '/')?.folder;
  const file = folder === undefined ? '' : path.join(folder, manifestPath);
  if (!existsSync(file)) return null;
  const template = readFileSync(file, 'utf8');
  if (!isForHere(template)) return null;
  if (siteUrl === null) {
    return {
      missing: 'The manifest names the address of this site: set SITE_URL, such as https://scorebook.example.cn',
    };
  }
  return { xml: manifestFor(template, { site: siteUrl, leadTo: hosts.signIn ?? [], version }) };
}
