// Any legal scheme with any sheets that it accepts: the service calculates exactly what the reference does.
import fc from 'fast-check';
import { isRanked } from '../../../shared/scoring/results';
import { arbitraryScheme } from '../../shared/scheme/arbitrary-scheme';
import { arbitrarySheets } from '../../shared/scheme/arbitrary-sheets';
import { schemeFrom, sheetsFrom } from '../../shared/accepted';
import { reference } from '../../shared/scoring/reference';
import { localService, type LocalService } from '../http/local-service';
import { long, parameters, patience, runs, seed } from './runs';

let service: LocalService;
const seen = new Map<string, number>();

jest.setTimeout(patience);

beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

const drawn = arbitraryScheme().chain((scheme) => arbitrarySheets(scheme).map((filled) => ({ scheme, ...filled })));

test(`${runs.schemes} schemes from seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (body) => {
      const scheme = schemeFrom(body.scheme);
      const expected = reference(scheme, body.period, sheetsFrom(scheme, body.sheets));
      const { body: results } = await service.ask('preview', {}, { as: 'office-1', body });
      expect(results).toEqual(JSON.parse(JSON.stringify(expected)));
      note(results.units);
    }),
    parameters(runs.schemes),
  );
  // Schemes of which nothing follows would prove nothing.
  const kinds = ['ranked', 'incomplete', 'blended', 'tied', 'rewarded', 'graded', 'claimed'];
  expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < runs.schemes / 10)).toEqual([]);
  if (long) process.stdout.write(`units seen: ${JSON.stringify(Object.fromEntries(seen))}\n`);
});

type Units = Awaited<ReturnType<typeof service.ask<'preview'>>>['body']['units'];

function note(units: Units): void {
  const add = (kind: string, times: number) => seen.set(kind, (seen.get(kind) ?? 0) + times);
  const ranked = units.filter(isRanked);
  add('ranked', ranked.length);
  add('incomplete', units.length - ranked.length);
  add('blended', ranked.filter(({ counterpart }) => counterpart !== null).length);
  add('tied', ranked.filter(({ place, placeFromBottom, of }) => place + placeFromBottom !== of + 1).length);
  add('rewarded', ranked.filter(({ rewards }) => rewards.length > 0).length);
  add('graded', ranked.filter(({ grade }) => grade !== undefined).length);
  add('claimed', ranked.filter(({ claims = [] }) => claims.length > 0).length);
}
