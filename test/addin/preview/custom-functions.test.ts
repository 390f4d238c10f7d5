import { CustomFunctions, WAITING } from '../../../addin/preview/host/custom-functions';
import type { RichMessage } from '../../../addin/preview/host/protocol';

function started() {
  const sent: RichMessage[][] = [];
  let calculated = 0;
  const functions = new CustomFunctions(
    (messages) => sent.push(messages),
    () => {
      calculated += 1;
    },
  );
  functions.start();
  const invocations = () => sent.flat().map((message): [number, string, unknown[]] => JSON.parse(message[3]));
  return { functions, sent, invocations, calculated: () => calculated };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('custom functions in the preview workbook', () => {
  test('all cells of one calculation ask in one message, each question once', async () => {
    const { functions, sent, invocations } = started();
    for (const score of [88.1, 90, 88.1]) functions.ask('BLENDSCORE', [score, 85.5], 'C2');
    await turn();
    expect(sent).toHaveLength(1);
    expect(invocations().map(([, id, args]) => [id, args])).toEqual([
      ['BLENDSCORE', [88.1, 85.5]],
      ['BLENDSCORE', [90, 85.5]],
    ]);
  });

  test('a cell waits until the answer has come; then everything is calculated anew', async () => {
    const { functions, invocations, calculated } = started();
    expect(functions.ask('DOUBLE', [2], 'A1').value).toBe(WAITING);
    await turn();
    functions.receive([[invocations()[0]?.[0] ?? 0, true, 4]]);
    expect(calculated()).toBe(1);
    expect(functions.ask('DOUBLE', [2], 'A1')).toEqual({ value: 4, message: '' });
  });

  test.each([
    ['thrown as #N/A', [false, 'not scored', 1], '#N/A', 'not scored'],
    ['thrown as #VALUE!', [false, 'points', 7], '#VALUE!', 'points'],
    ['thrown as anything else', [false, 'broken', 2], '#VALUE!', 'broken'],
    ['given back', [true, { basicValue: '#N/A', message: 'not scored' }], '#N/A', 'not scored'],
  ] as const)('an error %s keeps its kind and its message', async (_how, [ok, value, code], shown, message) => {
    const { functions, invocations } = started();
    functions.ask('DOUBLE', [''], 'A1');
    await turn();
    functions.receive([[invocations()[0]?.[0] ?? 0, ok, value, code]]);
    expect(functions.ask('DOUBLE', [''], 'A1')).toEqual({ value: shown, message });
  });

  test('a spilled table keeps its blanks and its errors', async () => {
    const { functions, invocations } = started();
    functions.ask('RANKING', [], 'A1');
    await turn();
    functions.receive([
      [
        invocations()[0]?.[0] ?? 0,
        true,
        [
          ['甲', 1, null],
          ['乙', { basicValue: '#N/A' }, true],
        ],
      ],
    ]);
    expect(functions.ask('RANKING', [], 'A1').value).toEqual([
      ['甲', 1, null],
      ['乙', '#N/A', true],
    ]);
  });

  test('what was asked before the add-in listened is sent once it does', async () => {
    const sent: RichMessage[][] = [];
    const functions = new CustomFunctions(
      (messages) => sent.push(messages),
      () => undefined,
    );
    functions.ask('DOUBLE', [2], 'A1');
    await turn();
    expect(sent).toHaveLength(0);
    functions.start();
    expect(sent).toHaveLength(1);
  });

  test('a pane that is opened anew is asked again', async () => {
    const { functions, sent } = started();
    functions.ask('DOUBLE', [2], 'A1');
    await turn();
    functions.restart();
    functions.start();
    functions.ask('DOUBLE', [2], 'A1');
    await turn();
    expect(sent).toHaveLength(2);
  });
});
