// Every published period of the sample is calculated again from what its results were sealed with, in either store.
import { preset } from '../../../shared/scheme/presets';
import { periodKind, type Period } from '../../../shared/scheme/period';
import { describeOnBothStores } from './on-stores';

describeOnBothStores((here) => {
  test.each(['luan', 'baiyin'] as const)('%s: nothing differs', async (s) => {
    const office = { as: 'office-1' };
    const { body } = await here.service.ask('listPeriods', { s }, office);
    const published = body.periods.filter(({ state }) => state === 'published');
    expect(published.length).toBeGreaterThan(0);
    for (const { period: p } of published) {
      expect(periodKind(p as Period)).toBe(preset(s).cycle);
      expect((await here.service.ask('recalculation', { s, p }, office)).body).toEqual({ same: true });
    }
  });
});
