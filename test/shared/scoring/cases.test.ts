import { consolidate } from '../../../shared/scoring/consolidate';
import { resultsSchema } from '../../../shared/scoring/results';
import { caseNames, workedCase } from '../worked-cases';

describe('the worked cases', () => {
  it.each(caseNames)('%s', (name) => {
    const { scheme, period, sheets, expected } = workedCase(name);
    const results: unknown = JSON.parse(JSON.stringify(consolidate(scheme, period, sheets)));
    expect(results).toMatchObject(expected);
    expect(resultsSchema.parse(results)).toEqual(results);
  });
});
