// A message is sent once in either store, by however many processes at once, and its row is taken away when it is old.
import { rowsUnder } from '../../../functions/store/encode-key';
import { forgetNotices, sendOnce, sentDays, type NoticeKey } from '../../../functions/usecases/notices';
import { october } from '../october';
import { describeOnBothStores } from './on-stores';

describeOnBothStores((here) => {
  const organisation = 'noticed';
  let time = october;
  const given = () => ({ store: here.store, clock: () => time });
  const key = (name: string, day = '2026-10-15'): NoticeKey => [day, 'digest', name];
  const sent = { kind: 'sent' } as const;

  test('of twenty processes that send the same message one does', async () => {
    let times = 0;
    const send = async () => {
      times += 1;
      return Promise.resolve(sent);
    };
    const all = await Promise.all(Array.from({ length: 20 }, () => sendOnce(given(), organisation, key('one'), send)));
    expect(times).toBe(1);
    expect(all).toContain('sent');
    expect(await sendOnce(given(), organisation, key('one'), send)).toBe('sent');
    expect(times).toBe(1);
  });

  test('what failed is tried again, by one of them', async () => {
    const failing = () => Promise.resolve({ kind: 'failed', because: 'timeout' } as const);
    expect(await sendOnce(given(), organisation, key('two'), failing)).toBe('waiting');
    let times = 0;
    const send = () => {
      times += 1;
      return Promise.resolve(sent);
    };
    await Promise.all(Array.from({ length: 10 }, () => sendOnce(given(), organisation, key('two'), send)));
    expect(times).toBe(1);
  });

  test('two hundred and fifty rows are counted, and gone after thirty days', async () => {
    const day = '2026-09-01';
    for (let at = 0; at < 250; at += 1) {
      await sendOnce(given(), organisation, key(`person-${at}`, day), () => Promise.resolve(sent));
    }
    const [, old] = await sentDays(given(), organisation, '2026-09-01');
    expect(old).toEqual({ day, sent: 250, failed: 0, given: 0, unclear: 0, because: [] });
    expect(await forgetNotices(given(), organisation, '2026-10-15')).toBe(250);
    const { rows } = await here.store.keys(`notices~${organisation}`, rowsUnder('notice', day));
    expect(rows).toEqual([]);
    expect((await sentDays(given(), organisation, '2026-09-01')).map((one) => one.day)).toEqual(['2026-10-15']);
  });

  test('what was begun and not ended is told as unclear after a while, and stays so', async () => {
    const never = new Promise<never>(() => undefined);
    void sendOnce(given(), organisation, key('three'), () => never);
    const again = () => sendOnce(given(), organisation, key('three'), () => Promise.resolve(sent));
    while ((await sentDays(given(), organisation, '2026-10-15'))[0]?.unclear === 0);
    expect(await again()).toBe('under-way');
    time = new Date(october.getTime() + 10 * 60 * 1000);
    expect([await again(), await again()]).toEqual(['unclear', 'unclear']);
  });
});
