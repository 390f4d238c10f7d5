import { createRequestBox } from '../../../addin/commands/request-box';

describe('a ribbon command on its way to its page', () => {
  it('waits until the page that does it takes it, once', () => {
    const box = createRequestBox();
    box.put('submitMonth');
    expect(box.take('downloadRanking')).toBe(false);
    expect(box.take('submitMonth')).toBe(true);
    expect(box.take('submitMonth')).toBe(false);
    expect(box.waiting()).toBeNull();
  });

  it('gives way to a later one', () => {
    const box = createRequestBox();
    box.put('checkScores');
    box.put('newScoreWorkbook');
    expect(box.waiting()).toBe('newScoreWorkbook');
  });

  it('tells those who listen when it comes and when it is taken', () => {
    const box = createRequestBox();
    const seen: unknown[] = [];
    const stop = box.subscribe(() => seen.push(box.waiting()));
    box.put('checkScores');
    box.take('checkScores');
    stop();
    box.put('submitMonth');
    expect(seen).toEqual(['checkScores', null]);
  });
});
