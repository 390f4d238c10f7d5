import { pastedCells } from '../../../addin/preview/grid/pasted-cells';

test.each<[string, string, string[][]]>([
  ['one cell', '0.5', [['0.5']]],
  [
    'cells and rows, with the last line end of Excel',
    '1\t迟到\r\n2\t缺项\r\n',
    [
      ['1', '迟到'],
      ['2', '缺项'],
    ],
  ],
  ['blank cells at the start, in between and at the end', '\t\n\n2\t\n', [['', ''], [''], ['2', '']]],
  ['a last row that is blank', '1\n\n', [['1'], ['']]],
  ['line ends, tabs and quotes inside a cell', '"照片\n""原件""\t一份"\t记录\n', [['照片\n"原件"\t一份', '记录']]],
  ['quotes that are just text', '缺 "签字"\t"一处" 未改', [['缺 "签字"', '"一处" 未改']]],
  ['line ends of old Macs', 'a\rb', [['a'], ['b']]],
  ['signs of markup', '<0.3 & >0.1', [['<0.3 & >0.1']]],
])('reads %s', (_, text, cells) => {
  expect(pastedCells(text)).toEqual(cells);
});
