// Any preset, any of its components, anything typed, laid anew in any language: refused at any step, the workbook is as it was.
import fc from 'fast-check';
import { layOut, type LayOutRequest } from '../../../addin/score-workbook/lay-out';
import { recallScoreWorkbook } from '../../../addin/score-workbook/score-workbook';
import { scoreLayouts } from '../../../shared/sheets/matrix/score-layout';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { languages } from '../../../shared/scheme/text';
import { parameters, patience, runs } from '../../functions/fuzz/runs';
import { period } from '../../shared/accepted';
import { openOfficeWorkbook, stateOf, type OfficeWorkbook } from './office-workbook';

const { signal } = new AbortController();
const cycles = { month: '2026-10', quarter: '2026-Q4', half: '2026-H2', year: '2026' } as const;

const typedCell = fc.oneof(
  fc.integer({ min: -9, max: 99 }),
  fc.constantFrom('', '未评', '=1+1', '迟交', '１２', '2026-11-05', '😀'),
);
const layouts = fc.record({
  id: fc.constantFrom(...presetIds),
  some: fc.nat(),
  first: fc.constantFrom(...languages),
  second: fc.constantFrom(...languages),
  cells: fc.array(fc.tuple(typedCell, typedCell), { minLength: 1, maxLength: 6 }),
  step: fc.nat({ max: 40 }),
});

test(
  'the workbook is as it was',
  async () => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(layouts, async ({ id, some, first, second, cells, step }) => {
        const scheme = preset(id);
        const { group } = scheme.components[some % scheme.components.length] ?? { group: '' };
        const components = scheme.components.filter((one) => one.group === group).map((one) => one.id);
        const counted = {
          postings: scheme.units.slice(0, some % 3).map(({ id: unit }, index) => ({
            ...{ unit, component: components[0] ?? '', points: 0.5, reason: '=1+1', record: `F-${index}` },
          })),
          gates: [],
          rows: [],
        };
        const lay = async (office: OfficeWorkbook, language: LayOutRequest['language']) =>
          layOut(
            office.workbook,
            {
              scheme,
              period: { scheme: id, version: scheme.version, period: period(cycles[scheme.cycle]) },
              components,
              groups: [group],
              layouts: Object.fromEntries(
                components.map((component, index) => [component, scoreLayouts[(some + index) % 3] ?? 'list']),
              ),
              host: null,
              language,
              accepted: [],
              counted,
              before: await recallScoreWorkbook(office.workbook),
              assessor: 'assessor-1',
            },
            signal,
          );
        const office = openOfficeWorkbook();
        await lay(office, first);
        const sheet = `score:${components[0]}`;
        for (const [at, [points, reason]] of cells.entries()) {
          await office.workbook.write({ sheet, address: `F${5 + at}` }, [[points]]);
          await office.workbook.write({ sheet, address: `H${5 + at}` }, [[reason]]);
        }
        const before = stateOf(office);
        office.refuseAfter(step);
        const refused: unknown = await lay(office, second).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (refused === null) return;
        refusals += 1;
        expect(stateOf(office)).toEqual(before);
      }),
      parameters(runs.workbooks),
    );
    expect(refusals).toBeGreaterThan(0);
  },
  patience,
);
