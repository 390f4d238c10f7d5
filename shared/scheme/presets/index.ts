// The six presets (预设方案): complete schemes of real systems, as data beside this file.
import { parseScheme } from '../parse-scheme';
import type { Scheme } from '../scheme';
import baiyin from './baiyin.json';
import huailai from './huailai.json';
import liuzhou from './liuzhou.json';
import luan from './luan.json';
import tangxian from './tangxian.json';
import xunyang from './xunyang.json';

const documents = { luan, tangxian, liuzhou, baiyin, huailai, xunyang };

export type PresetId = keyof typeof documents;

/** The presets' ids, in the order in which they are offered. */
export const presetIds = Object.keys(documents) as readonly PresetId[];

const parsed = new Map<PresetId, Scheme>();

/**
 * A preset as a scheme (预设方案). Throws Error where its document is not a scheme.
 * @example preset('luan').id // 'luan'
 */
export function preset(id: PresetId): Scheme {
  const known = parsed.get(id);
  if (known !== undefined) return known;
  const scheme = parseScheme(documents[id]);
  if (!scheme.ok) throw new Error(`preset ${id}: ${JSON.stringify(scheme.faults)}`);
  parsed.set(id, scheme.value);
  return scheme.value;
}
