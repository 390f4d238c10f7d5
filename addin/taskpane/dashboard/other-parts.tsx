// The parts of the dashboard that do not wait for results: lost points, the progress of the period, open records.
import { Text } from '@fluentui/react-components';
import { useContext, useMemo } from 'react';
import { linesFor } from '../../../shared/api/access';
import type { Progress } from '../../../shared/api/periods';
import { rolesAt } from '../../../shared/api/roles';
import { heatFigures, type UnitsLost } from '../../../shared/dashboard/heat-figures';
import { openFigures, type OpenCounts } from '../../../shared/dashboard/open-figures';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import { mayUse } from '../../session/roles';
import { useSay } from '../../ui/language';
import { LoadedContent } from '../../ui/loaded-content';
import { useAsked } from '../../ui/use-asked';
import { askOpen } from './ask-open';
import { askUnitsLost } from './ask-lost';
import { ChartFigure } from './chart-figure';
import { DisplayContext } from './display';
import { Part } from './part';
import { tellHeat } from './tell-heat';
import { tellOpen } from './tell-open';
import { tellProgress } from './tell-progress';
import { useTeller, type Teller } from './teller';
import type { Asking, View } from './view';

/** As many as a page of paper holds; fewer rows on a wall, where they share it with the rest. */
const HEAT = { rows: 20, wallRows: 12, columns: 24 };
/** More categories than this stand beside each other as means, not one below the other. */
const HEAT_MAPS = 6;
const OPEN_UNITS = 10;

type Props = View & { readonly asking: Asking };

/** Whether the service shows this person sheets of the period. */
export const seesSheets = ({ scheme, period, asking }: Props): boolean =>
  mayUse('listSheets', asking.me.roles, { scheme: scheme.id, period: period.period }, scheme);

export function HeatPart(props: Props) {
  const { scheme, period, asking } = props;
  const say = useSay();
  const cycle = parseCyclePeriod(scheme, period.period);
  const kinds = rolesAt(asking.me.roles, { scheme: scheme.id, period: period.period }).map(({ kind }) => kind);
  const isWhole = linesFor('listSheets', kinds).some(({ reach }) => reach === 'whole');
  return (
    <Part title={say('dashboard.heat')}>
      {cycle.ok ? <CycleHeat {...props} /> : <Text>{say('dashboard.heat.rollUp')}</Text>}
      {cycle.ok && !isWhole && <Text size={200}>{say('dashboard.heat.part')}</Text>}
    </Part>
  );
}

function CycleHeat(props: Props) {
  const { scheme, period, asking } = props;
  const key = ['units lost', scheme.id, period.period, period.submissions, period.results?.digest ?? null];
  const [lost, again] = useAsked(key, (signal) => askUnitsLost(asking, scheme, period.period, signal));
  return (
    <LoadedContent of={lost} again={again}>
      {(those) => <HeatMaps {...props} lost={those} />}
    </LoadedContent>
  );
}

/** One for each category where all their units have room; otherwise one of the categories. */
function HeatMaps({ scheme, category, unit, lost }: Props & { readonly lost: UnitsLost }) {
  const { fills } = useContext(DisplayContext);
  const teller = useTeller(scheme);
  const told = useMemo(() => {
    const { categories, units } = scheme;
    const isSmall = categories.length <= HEAT_MAPS && units.length <= categories.length * HEAT.columns;
    const looked = category !== null ? [category] : isSmall ? categories.map(({ id }) => id) : [null];
    return looked.map((one) => {
      const title = one === null ? teller.say('compare.all') : teller.titleOf('category', one);
      const asked = { rows: fills ? HEAT.wallRows : HEAT.rows, columns: HEAT.columns, unit };
      return { key: one ?? '', ...tellHeat(teller, heatFigures(scheme, lost, one, asked), title) };
    });
  }, [teller, scheme, lost, category, unit, fills]);
  return told.map(({ key, ...one }) => <ChartFigure key={key} {...one} />);
}

export function ProgressPart({ scheme, period, asking }: Props) {
  const say = useSay();
  const teller = useTeller(scheme);
  const { scheme: s, period: p } = period;
  // One answer with the office's page and Today.
  const [progress, again] = useAsked(['progress', s, p], (signal) =>
    asking.api.ask('progress', { params: { s, p }, signal }),
  );
  return (
    <Part title={say('dashboard.progress')}>
      <LoadedContent of={progress} again={again}>
        {({ cells }) => <GroupProgress teller={teller} cells={cells} />}
      </LoadedContent>
    </Part>
  );
}

interface GroupProgressProps {
  readonly teller: Teller;
  readonly cells: Progress['cells'];
}

function GroupProgress({ teller, cells }: GroupProgressProps) {
  // The same as long as it says the same: a chart that is drawn anew while it is printed is not on the paper.
  const told = useMemo(() => tellProgress(teller, cells), [teller, cells]);
  return <ChartFigure {...told} />;
}

/** Whether the service tells this person of a period's progress. */
export const seesProgress = ({ scheme, period, asking }: Props): boolean =>
  parseCyclePeriod(scheme, period.period).ok &&
  mayUse('progress', asking.me.roles, { scheme: scheme.id, period: period.period }, scheme);

export function OpenPart(props: Props) {
  const { scheme, asking } = props;
  const say = useSay();
  const has = (scheme.registers ?? []).length > 0;
  const [counts, again] = useAsked(['open records', scheme.id, scheme.version], (signal) =>
    askOpen(asking, scheme, signal),
  );
  return (
    <Part title={say('dashboard.open')}>
      {has ? (
        <LoadedContent of={counts} again={again}>
          {(those) => <OpenCharts {...props} counts={those} />}
        </LoadedContent>
      ) : (
        <Text>{say('dashboard.open.noRegisters')}</Text>
      )}
    </Part>
  );
}

function OpenCharts({ scheme, category, unit, counts }: Props & { readonly counts: readonly OpenCounts[] }) {
  const { fills } = useContext(DisplayContext);
  const teller = useTeller(scheme);
  const told = useMemo(() => {
    const own = new Set<string>(
      scheme.units.flatMap((one) => (one.category === category && category !== null ? [one.id] : [])),
    );
    const isMeant =
      unit !== null ? (id: string) => id === unit : category !== null ? (id: string) => own.has(id) : null;
    return tellOpen(teller, openFigures(counts, isMeant, OPEN_UNITS));
  }, [teller, scheme, category, unit, counts]);
  // A cell of a wall has room for one chart.
  return told.slice(0, fills ? 1 : told.length).map((one) => <ChartFigure key={one.title} {...one} />);
}
