// What a new version of a scheme changes, in Chinese: one sentence a kind of change.
import type { SchemeChange } from '../../scheme/diff-schemes';

export const changes = {
  added: '新增 {where}：{after}',
  removed: '删除 {where}，原为：{before}',
  changed: '{where}：{before} → {after}',
  reordered: '{where}的顺序：{before} → {after}',
} as const satisfies Record<SchemeChange['kind'], string>;
