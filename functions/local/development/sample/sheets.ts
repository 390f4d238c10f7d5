// Score sheets for the sample months: the same ones each time, neither all good nor all bad.
import { marksFor, appliesTo } from '../../../../shared/scheme/marks';
import type { Component, Indicator, Scheme, Unit } from '../../../../shared/scheme/scheme';
import type { z } from 'zod';
import { combineOf } from '../../../../shared/scheme/defaults';
import type { sheetSchema } from '../../../../shared/scoring/sheet';

type Sheet = z.input<typeof sheetSchema>;
type Line = Sheet['lines'][number];

const faults = ['台账记录不完整', '工作未按期完成', '现场检查发现问题未整改', '报送材料迟交', '值班记录缺项'];
const merits = ['经验做法在全中心推广', '提前完成重点任务', '获上级通报表扬'];

/** All sheets of one group for one period. */
export function sampleSheets(scheme: Scheme, group: string, period: string): Sheet[] {
  return scheme.components
    .filter((component) => component.group === group)
    .flatMap((component) =>
      scheme.units
        .filter((unit) => appliesTo(component, unit))
        .map((unit) => ({
          unit: unit.id,
          component: component.id,
          ...(combineOf(component) === 'one' ? {} : { assessor: `${group}-1` }),
          lines: linesOf(component, unit, draws(`${period} ${unit.id} ${component.id}`)),
        })),
    );
}

function linesOf(component: Component, unit: Unit, draw: () => number): Line[] {
  const indicators = (component.indicators ?? []).filter((indicator) => appliesTo(indicator, unit));
  const scored: readonly (Component | Indicator)[] = indicators.length > 0 ? indicators : [component];
  const named = (part: Component | Indicator) => (part === component ? {} : { indicator: part.id });
  if (component.method === 'rate') {
    return scored.map((part) => ({
      ...named(part),
      points: halves((marksFor(part, unit) ?? 0) * (0.8 + draw() * 0.2)),
    }));
  }
  const [often, most, reasons] = component.method === 'add' ? [0.25, 0.6, merits] : [0.4, 0.3, faults];
  return scored.flatMap((part) => {
    const points = halves((marksFor(part, unit) ?? marksFor(component, unit) ?? 2) * most * draw());
    const reason = reasons[Math.floor(draw() * reasons.length)];
    return draw() < often && points > 0 && reason !== undefined ? [{ ...named(part), points, reason }] : [];
  });
}

/** Down to half points. */
function halves(points: number): number {
  return Math.floor(points * 2) / 2;
}

/** Numbers from 0 up to 1 that follow from a text alone (FNV-1a, then mulberry32). */
function draws(text: string): () => number {
  let state = [...text].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
