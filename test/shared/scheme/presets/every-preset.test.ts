// Every preset: whole, bilingual, explained, and 100 for a unit without a deduction.
import { checkScheme } from '../../../../shared/scheme/check-scheme';
import { parseScheme } from '../../../../shared/scheme/parse-scheme';
import { preset, presetIds } from '../../../../shared/scheme/presets';
import { unitsOf } from './outcomes';

function at(scheme: unknown, path: string): unknown {
  return path.match(/[^.[\]]+/g)?.reduce<unknown>((value, key) => Reflect.get(Object(value), key), scheme);
}

function titlesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'title' || key === 'award' || key === 'section' || key === 'text' ? [part] : titlesIn(part),
  );
}

describe.each([...presetIds])('the preset %s', (id) => {
  const scheme = preset(id);

  it('parses without a fault and bears its own name', () => {
    expect(parseScheme(scheme)).toMatchObject({ ok: true });
    expect(scheme).toMatchObject({ id, version: 1, format: 1 });
  });

  it('passes the scheme check but for Xunyang’s known imbalance, and where claims come on sheets or as records', () => {
    const codes = new Set(checkScheme(scheme).map(({ code }) => code));
    const uneven = id === 'xunyang' ? ['indicators-too-many', 'counts-uneven', 'shares-uneven'] : [];
    // A system may take its additions and penalties either way; each office chooses one.
    const fed = ['liuzhou', 'tangxian', 'xunyang'].includes(id) ? ['fed-twice'] : [];
    expect([...codes]).toEqual([...uneven, ...fed]);
  });

  it('has every title, award and note in Chinese and English', () => {
    for (const text of titlesIn(scheme)) {
      expect(text).toEqual({ 'zh-CN': expect.stringMatching(/\p{Script=Han}|Ⅰ|Ⅱ|Ⅲ/u), 'en-US': expect.any(String) });
    }
  });

  it('keeps notes whose places exist, and one for every reward, register, grade list, blend, roll-up, streak and band', () => {
    const places = (scheme.notes ?? []).map((note) => note.at);
    for (const place of places) expect([place, at(scheme, place)]).toEqual([place, expect.anything()]);
    const figures = ['units', 'components', 'blend', 'grades', 'bands', 'streaks', 'rollups', 'calendar'].filter(
      (key) => key in scheme,
    );
    const rewards = (scheme.rewards ?? []).map((_, index) => `rewards[${index}]`);
    const registers = (scheme.registers ?? []).map((_, index) => `registers[${index}]`);
    expect(registers).not.toEqual([]);
    for (const figure of [...figures, ...rewards, ...registers]) {
      expect([figure, places.some((place) => place.startsWith(figure))]).toEqual([figure, true]);
    }
  });

  it('gives assessors of every group an id that fits a path', () => {
    for (const group of scheme.groups) expect(`assessor-${id}-${group.id}`).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
  });

  it('gives full marks of 100 to a unit without a deduction', () => {
    for (const unit of unitsOf(scheme)) expect([unit.unit, unit.base, unit.final]).toEqual([unit.unit, 100, 100]);
  });
});
