// The official holidays (法定节假日放假调休) that come with the product, year by year with the notice that says so; an organisation may keep its own instead.
import type { CalendarYear } from './calendar-year';

/** Only what the State Council's General Office has published. A year that has no notice yet is not guessed at. */
export const officialYears: ReadonlyMap<number, CalendarYear> = new Map([
  [
    2026,
    {
      source:
        '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025年11月4日）https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
      holidays: [
        { title: '元旦', from: '2026-01-01', until: '2026-01-03', working: ['2026-01-04'] },
        { title: '春节', from: '2026-02-15', until: '2026-02-23', working: ['2026-02-14', '2026-02-28'] },
        { title: '清明节', from: '2026-04-04', until: '2026-04-06', working: [] },
        { title: '劳动节', from: '2026-05-01', until: '2026-05-05', working: ['2026-05-09'] },
        { title: '端午节', from: '2026-06-19', until: '2026-06-21', working: [] },
        { title: '中秋节', from: '2026-09-25', until: '2026-09-27', working: [] },
        { title: '国庆节', from: '2026-10-01', until: '2026-10-07', working: ['2026-09-20', '2026-10-10'] },
      ],
    },
  ],
]);
