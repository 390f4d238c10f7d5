// The reference itself gives what the worked cases expect: it is a second opinion, not a copy of the first.
import { caseNames, workedCase } from '../worked-cases';
import { reference } from './reference';

test.each(caseNames)('%s', (name) => {
  const { scheme, period, sheets, expected } = workedCase(name);
  expect(JSON.parse(JSON.stringify(reference(scheme, period, sheets)))).toMatchObject(expected);
});
