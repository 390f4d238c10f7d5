// The functions that ask the service: however many cells, one request a recalculation; and what a cell says instead of a figure.
import { associateFunctions, functions } from '../../../addin/customfunctions/functions';
import { createLookup } from '../../../addin/customfunctions/lookup';
import { Question } from '../../../addin/customfunctions/question';
import { Refusal } from '../../../addin/customfunctions/refusal';
import { createApiClient } from '../../../addin/session/api-client';
import { createFiguresAsk } from '../../../addin/session/ask-figures';
import { SignInNeeded } from '../../../addin/session/failures';
import type { SignIn } from '../../../addin/session/sign-in';
import { askFiguresSchema, mostExplained, mostFigures, type Figures } from '../../../shared/api/figures';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import { problem, startSmallServer, type SmallServer } from '../session/small-server';
import { workedCase } from '../../shared/worked-cases';

const { scheme, period, sheets } = workedCase('luan-month');
const results = consolidate(scheme, period, sheets);

/** What the service answers for that month: by id, and only what was asked. */
function answerTo(body: unknown): Figures {
  const { asked, language = 'zh-CN' } = askFiguresSchema.parse(body);
  return {
    answers: asked.map((one) =>
      one.units.map((name) => {
        const result = results.units.find(({ unit }) => unit === name);
        if (one.period === '2026-09') return { found: false, because: 'results-changed' };
        if (one.period !== period) return { found: false, because: 'not-published' };
        if (result === undefined) return { found: false, because: 'unknown-unit' };
        const explanation = one.explain ? explainerFor(scheme, sheets, results, language)(result.unit) : null;
        return { found: true, result, grade: null, explanation };
      }),
    ),
  };
}

const signedIn: SignIn = { token: async () => 'token', signOut: async () => undefined };
const nobody: SignIn = {
  token: async () => {
    throw new SignInNeeded();
  },
  signOut: async () => undefined,
};

let server: SmallServer;
beforeEach(async () => {
  server = await startSmallServer();
  server.answer = ({ body }) => ({ status: 200, body: answerTo(body) });
});
afterEach(() => server.close());

/** Calculates cells as the entry wires them, without Excel around. */
function workbook(signIn: SignIn = signedIn) {
  const lookup = createLookup(createFiguresAsk(createApiClient(server.origin, signIn)).ask, 'zh-CN');
  return async (id: 'RESULT' | 'EXPLAIN', ...cells: unknown[]): Promise<unknown> => {
    const question = (functions[id] as (...cells: unknown[]) => unknown)(...cells);
    if (!(question instanceof Question)) throw new Error('nothing to ask');
    return question.read(await lookup(question.wanted), 'zh-CN');
  };
}

const refusal = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    (value) => `gave ${JSON.stringify(value)}`,
    (reason: unknown) => (reason instanceof Refusal ? `${reason.code} ${reason.problem}` : reason),
  );
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const [first, second] = results.units.filter((unit) => unit.complete);
if (first === undefined || second === undefined) throw new Error('not the case that is meant');

describe('a figure asked from the service', () => {
  it.each([
    [undefined, first.final],
    ['', first.final],
    ['考评得分', first.final],
    ['Assessed score', first.assessed],
    ['base', first.base],
    ['对方得分', first.counterpart],
    ['名次', first.place],
    ['bottom', first.placeFromBottom],
    ['参评数', first.of],
    ['正职奖金比例', first.rewards[0]?.effects.chief?.bonusPercent === undefined ? 0 : expect.any(Number)],
    ['unit points', 0],
  ])('%s', async (what, figure) => {
    expect(await workbook()('RESULT', [[first.unit]], [['2026-10']], what)).toEqual(figure);
  });

  it('says what the first place earns as its bonus', async () => {
    const best = results.units.find((unit) => unit.complete && unit.place === 1);
    expect(await workbook()('RESULT', [[best?.unit]], [['2026-10']], '奖金')).toBe(0.2);
  });

  it('takes a date for its month, since Excel makes one of 2026-10', async () => {
    const cell = workbook();
    expect(await cell('RESULT', [[first.unit]], [[46_296]])).toBe(first.final);
    expect(await cell('RESULT', [[first.unit]], [[46_326.5]])).toBe(first.final);
    expect(await refusal(cell('RESULT', [[first.unit]], [[46_327]]))).toBe('#N/A not-published');
  });

  it('takes the period as people write it, but for numbers that have lost a zero', async () => {
    const cell = workbook();
    for (const written of ['2026年10月', '2026.10', '2026/10', '２０２６-１０']) {
      expect(await cell('RESULT', [[first.unit]], [[written]])).toBe(first.final);
    }
    for (const unclear of ['10月', 2026.1]) {
      expect(await refusal(cell('RESULT', [[first.unit]], [[unclear]]))).toBe('#VALUE! not-a-period');
    }
  });

  it('names the scheme only where the formula does', async () => {
    const cell = workbook();
    await Promise.all([
      cell('RESULT', [[first.unit]], [['2026-10']]),
      cell('RESULT', [[first.unit]], [['2026-10']], '名次', ' luan '),
    ]);
    expect(server.asked[0]?.body).toMatchObject({
      language: 'zh-CN',
      asked: [{ period: '2026-10' }, { scheme: 'luan', period: '2026-10' }],
    });
  });

  it('spills its explanation: label indented by level, value, note with the factor', async () => {
    const rows = (await workbook()('EXPLAIN', [[first.unit]], [['2026-10']])) as unknown[][];
    expect(rows.every((row) => row.length === 3)).toBe(true);
    expect(rows[0]?.[1]).toBe(first.final);
    expect(rows[1]).toEqual(['\u3000本单位考核得分', first.assessed, '× 0.7']);
  });
});

describe('the requests of a recalculation', () => {
  const tenThousand = (cell: ReturnType<typeof workbook>): Promise<unknown>[] =>
    Array.from({ length: 10_000 }, (_, i) => {
      const { unit } = results.units[i % results.units.length] ?? first;
      return i % 100 === 0
        ? cell('EXPLAIN', [[unit]], [['2026-10']])
        : cell('RESULT', [[unit]], [['2026-10']], i % 2 === 0 ? '名次' : '考评得分');
    });

  it('are one for 10,000 cells, and every question in it stands once', async () => {
    const values = await Promise.all(tenThousand(workbook()));
    expect(values).toHaveLength(10_000);
    expect(values[1]).toBe(second.final);
    expect(server.asked).toHaveLength(1);
    const { asked } = askFiguresSchema.parse(server.asked[0]?.body);
    expect(asked.map(({ explain: explained }) => explained)).toEqual([true, false]);
    for (const { units } of asked) expect(new Set(units).size).toBe(units.length);
  });

  it('are one for 10,000 different units too', async () => {
    const cell = workbook();
    const cells = Array.from({ length: 10_000 }, (_, i) => refusal(cell('RESULT', [[`u-${i}`]], [['2026-10']])));
    expect(new Set(await Promise.all(cells))).toEqual(new Set(['#VALUE! unknown-unit']));
    expect(server.asked).toHaveLength(1);
  });

  it('are as few as take so many units, and so many of them explained', async () => {
    const cell = workbook();
    const figures = Array.from({ length: mostFigures + 1 }, (_, i) =>
      refusal(cell('RESULT', [[`u-${i}`]], [['2026-10']])),
    );
    expect(new Set(await Promise.all(figures))).toEqual(new Set(['#VALUE! unknown-unit']));
    expect(server.asked).toHaveLength(2);
    const explained = Array.from({ length: mostExplained + 1 }, (_, i) =>
      refusal(cell('EXPLAIN', [[`e-${i}`]], [['2026-10']])),
    );
    expect(new Set(await Promise.all(explained))).toEqual(new Set(['#VALUE! unknown-unit']));
    expect(server.asked).toHaveLength(4);
    expect(await cell('RESULT', [[first.unit]], [['2026-10']])).toBe(first.final);
  });

  it('are one where Excel hands the cells over in parts', async () => {
    const cell = workbook();
    const cells: Promise<unknown>[] = [];
    for (const { unit } of results.units.slice(0, 8)) {
      cells.push(cell('RESULT', [[unit]], [['2026-10']]));
      await pause(10);
    }
    await Promise.all(cells);
    expect(server.asked).toHaveLength(1);
  });

  it('are none for cells that follow from others of the same recalculation; a new one asks anew', async () => {
    const cell = workbook();
    await cell('RESULT', [[first.unit]], [['2026-10']]);
    await cell('RESULT', [[first.unit]], [['2026-10']], '名次');
    expect(server.asked).toHaveLength(1);
    await pause(1_100);
    await cell('RESULT', [[first.unit]], [['2026-10']]);
    expect(server.asked).toHaveLength(2);
  });

  it('are asked again after one that failed', async () => {
    const { answer } = server;
    server.answer = () => 'drop';
    const cell = workbook();
    expect(await refusal(cell('RESULT', [[first.unit]], [['2026-10']]))).toBe('#N/A no-connection');
    server.answer = answer;
    await pause(1_100);
    expect(await cell('RESULT', [[first.unit]], [['2026-10']])).toBe(first.final);
  });
});

describe('what a cell says instead of a figure', () => {
  it('is about the cells, before anything is asked', async () => {
    const cell = workbook();
    const asked = [
      cell('RESULT', [['']], [['2026-10']]),
      cell('RESULT', [[first.unit]], [[null]]),
      cell('RESULT', [[first.unit]], [['2026-13']]),
      cell('RESULT', [[first.unit]], [[13]]),
      cell('RESULT', [[first.unit]], [['2026-10']], '总分'),
      cell('RESULT', [['x'.repeat(2001)]], [['2026-10']]),
      cell('EXPLAIN', [[first.unit], [second.unit]], [['2026-10']]),
      cell('EXPLAIN', [[{ type: 'Error', basicValue: '#N/A' }]], [['2026-10']]),
    ];
    expect(await Promise.all(asked.map(refusal))).toEqual([
      '#N/A no-text',
      '#N/A no-text',
      '#VALUE! not-a-period',
      '#VALUE! not-a-period',
      '#VALUE! unknown-word',
      '#VALUE! too-long',
      '#VALUE! one-cell',
      '#N/A not-available',
    ]);
    expect(server.asked).toEqual([]);
  });

  it('is about the one unit or period, while the others have their figures', async () => {
    const cell = workbook();
    const asked = [
      cell('RESULT', [['nobody']], [['2026-10']]),
      cell('RESULT', [[first.unit]], [['2026-11']]),
      cell('RESULT', [[first.unit]], [['2026-09']]),
      cell('RESULT', [[first.unit]], [['2026-10']], '等次'),
      cell('RESULT', [[first.unit]], [['2026-10']]),
    ];
    expect(await Promise.all(asked.map(refusal))).toEqual([
      '#VALUE! unknown-unit',
      '#N/A not-published',
      '#N/A results-changed',
      '#N/A no-such-figure',
      `gave ${first.final}`,
    ]);
  });

  it('is that the unit is not scored, and never 0', async () => {
    server.answer = () => {
      const { unit, category } = first;
      const result = { unit, category, complete: false, missing: ['safety'], waitsFor: [] };
      return { status: 200, body: { answers: [[{ found: true, result, grade: null, explanation: null }]] } };
    };
    expect(await refusal(workbook()('RESULT', [[first.unit]], [['2026-10']]))).toBe('#N/A incomplete');
  });

  it('is that the unit is taken out of the ranking, which still has its score', async () => {
    const result = { ...first, place: null, placeFromBottom: null, rewards: [], excluded: '发生责任事故' };
    server.answer = () => ({
      status: 200,
      body: { answers: [[{ found: true, result, grade: null, explanation: null }]] },
    });
    const cell = workbook();
    expect(await cell('RESULT', [[first.unit]], [['2026-10']])).toBe(first.final);
    for (const what of ['名次', '倒数名次', '等次']) {
      expect(await refusal(cell('RESULT', [[first.unit]], [['2026-10']], what))).toBe('#N/A not-ranked');
    }
  });

  it.each([
    ['not-allowed', () => ({ status: 403, body: problem(403, 'not-allowed') })],
    ['not-signed-in', () => ({ status: 401, body: problem(401, 'not-signed-in') })],
    ['service-failed', () => ({ status: 503, body: problem(503, 'unavailable') })],
    ['service-failed', () => ({ status: 200, body: { answers: [] } })],
    ['service-failed', () => ({ status: 200, body: '<h1>Proxy</h1>' })],
    ['no-connection', () => 'drop' as const],
  ])('is %s', async (name, answer) => {
    server.answer = answer;
    expect(await refusal(workbook()('RESULT', [[first.unit]], [['2026-10']]))).toBe(`#N/A ${name}`);
  });

  it('is that nobody is signed in, and then nothing is sent', async () => {
    expect(await refusal(workbook(nobody)('EXPLAIN', [[first.unit]], [['2026-10']]))).toBe('#N/A not-signed-in');
    expect(server.asked).toEqual([]);
  });
});

describe('cells that were there before anybody signed in', () => {
  it('are asked for again at once when somebody does, and only then', async () => {
    let present = false;
    const figures = createFiguresAsk(
      createApiClient(server.origin, { ...signedIn, token: () => (present ? signedIn : nobody).token() }),
    );
    const lookup = createLookup(figures.ask, 'zh-CN');
    const question = functions.RESULT([[first.unit]], [['2026-10']]);
    const cell = async () => question.read(await lookup(question.wanted), 'zh-CN');
    expect(figures.hadNobody()).toBe(false);
    expect(await refusal(cell())).toBe('#N/A not-signed-in');
    present = true;
    expect(figures.hadNobody()).toBe(true);
    expect(await cell()).toBe(first.final);
    expect(figures.hadNobody()).toBe(false);
  });
});

describe('the functions in Excel', () => {
  /** The part of the host that functions are handed to. */
  const host = { handed: new Map<string, (...cells: unknown[]) => unknown>() };
  beforeAll(() => {
    Object.assign(globalThis, {
      CustomFunctions: {
        associate: (id: string, handed: (...cells: unknown[]) => unknown) => host.handed.set(id, handed),
        ErrorCode: { notAvailable: '#N/A', invalidValue: '#VALUE!' },
        Error: class extends Error {
          constructor(
            readonly code: string,
            message: string,
          ) {
            super(message);
          }
        },
      },
    });
  });
  afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

  it('give figures, and errors with a sentence in the reader’s language', async () => {
    associateFunctions('zh-CN', createFiguresAsk(createApiClient(server.origin, signedIn)).ask);
    const call = (...cells: unknown[]) => host.handed.get('RESULT')?.(...cells);
    expect(await call([[first.unit]], [['2026-10']], null, null)).toBe(first.final);
    await expect(call([['nobody']], [['2026-10']])).rejects.toMatchObject({
      code: '#VALUE!',
      message: '这一周期的结果中没有该单位。',
    });
    expect(() => call([['']], [['2026-10']])).toThrow('“单位”是空白，请填写。');
    associateFunctions('en-US', createFiguresAsk(createApiClient(server.origin, nobody)).ask);
    await expect(call([[first.unit]], [['2026-10']])).rejects.toMatchObject({
      code: '#N/A',
      message: 'Nobody is signed in: sign in in the task pane, and this cell is calculated.',
    });
  });
});
