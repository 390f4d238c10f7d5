// Whom delays are told, as people type it in a cell: calendar days and working days, in either language, with either colon.
import { toldThen } from '../../../../shared/sheets/scheme-workbook/register-notations';

const read = (value: string) => toldThen.read({ kind: 'text', value });

it('days are calendar days unless the word for working days stands behind them', () => {
  const both = [
    { days: 1, tell: ['head'] },
    { days: 3, working: true, tell: ['office', 'leader'] },
  ];
  for (const typed of [
    '1: 单位负责人; 3工作日: 考核办, 领导',
    '1：单位负责人；3 工作日：考核办、领导',
    '1: head; 3 working days: office, leader',
    '1 : Head\n3 Working Days : Office, Leader',
  ])
    expect([typed, read(typed)]).toEqual([typed, both]);
});

it('is written as it is read, in both languages', () => {
  const told = [{ days: 3, working: true, tell: ['office'] }];
  expect(toldThen.write(told, 'zh-CN')).toBe('3工作日: 考核办');
  expect(toldThen.write(told, 'en-US')).toBe('3 working days: Office');
});

it('what is no number is given on to the scheme’s own check', () => {
  expect(read('几工作日: 考核办')).toEqual([{ days: '几', working: true, tell: ['office'] }]);
  expect(read('三: 考核办')).toEqual([{ days: '三', tell: ['office'] }]);
});
