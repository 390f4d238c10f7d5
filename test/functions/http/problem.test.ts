// What a failing store becomes in an answer: a time to try again where that helps, and none where it does not.
import { problemAnswer, refusalOf } from '../../../functions/http/problem';
import { StoreUnavailable } from '../../../functions/store/store';

const answerTo = (error: unknown) => {
  const { status, headers, body } = problemAnswer(refusalOf(error), 'i-1');
  return { status, headers: new Headers(headers as Record<string, string>), body: JSON.parse(String(body)) as unknown };
};

test('a store that does not answer is asked again', () => {
  const { status, headers, body } = answerTo(new StoreUnavailable('it does not answer'));
  expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  expect(body).toMatchObject({ code: 'unavailable', faults: [{ code: 'store-unreachable' }] });
});

test.each([
  ['a store that refuses what is asked of it', 'refused'],
  ['a store whose records are damaged', 'damaged'],
] as const)('%s is told with an id and its reason, and no time to try again', (_, trouble) => {
  const { status, headers, body } = answerTo(new StoreUnavailable('403', {}, trouble));
  expect([status, headers.get('retry-after')]).toEqual([500, null]);
  expect(body).toMatchObject({
    code: 'unexpected',
    instance: 'i-1',
    faults: [{ code: `store-${trouble}`, path: '', detail: {} }],
  });
});
