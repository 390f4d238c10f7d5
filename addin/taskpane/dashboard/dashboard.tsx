// The dashboard (看板) of one period: who stands where and why, as charts, for leaders who look rather than read tables.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useContext, type ReactNode } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { PeriodResults } from '../../../shared/dashboard/trend-figures';
import { namesBoard } from '../../../shared/scoring/board';
import { useSay } from '../../ui/language';
import { LoadedContent } from '../../ui/loaded-content';
import { DisplayContext } from './display';
import { BoardPart, DistributionPart, PlacesPart, TrendPart } from './results-parts';
import { HeatPart, OpenPart, ProgressPart, seesProgress, seesSheets } from './other-parts';
import { useResultsOver } from './use-results-over';
import type { Asking, ResultsView, View } from './view';
import './dashboard.css';

const contrast = '@media (forced-colors: active)';
const wide = '@media (min-width: 1100px)';

const useStyles = makeStyles({
  root: {
    '--chart-text': tokens.colorNeutralForeground1,
    '--chart-quiet': tokens.colorNeutralForeground2,
    '--chart-line': tokens.colorNeutralStroke2,
    '--chart-back': tokens.colorNeutralBackground1,
    '--chart-main': tokens.colorBrandForeground1,
    '--chart-second': tokens.colorNeutralForeground3,
    '--chart-warn': tokens.colorPaletteRedForeground3,
    [contrast]: {
      '--chart-text': 'CanvasText',
      '--chart-quiet': 'CanvasText',
      '--chart-line': 'GrayText',
      '--chart-back': 'Canvas',
      '--chart-main': 'CanvasText',
      '--chart-second': 'CanvasText',
      '--chart-warn': 'CanvasText',
    },
    '@media print': {
      '--chart-text': '#000',
      '--chart-quiet': '#333',
      '--chart-line': '#bbb',
      '--chart-back': '#fff',
      '--chart-main': '#0f548c',
      '--chart-second': '#616161',
      '--chart-warn': '#b10e1c',
      display: 'block',
    },
  },
  page: {
    display: 'grid',
    gap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [wide]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  // A heat map wants the whole width.
  whole: { minWidth: 0, [wide]: { gridColumnEnd: 'span 2' } },
  single: { minWidth: 0 },
  // What fits a screen without moving it: the board and places beside the way of the scores, below them the rest.
  wall: {
    display: 'grid',
    gap: tokens.spacingHorizontalXL,
    flexGrow: 1,
    minHeight: 0,
    gridTemplateColumns: 'minmax(0, 1fr)',
    [wide]: {
      gridTemplateColumns: '22fr 17fr 17fr 22fr 22fr',
      gridTemplateRows: 'minmax(0, 11fr) minmax(0, 10fr)',
      gridTemplateAreas: '"board places places trend trend" "heat heat heat bands other"',
      '& > *': { minHeight: 0, display: 'flex', flexDirection: 'column' },
      '& > * > *': { flexGrow: 1, minHeight: 0 },
    },
  },
  board: { [wide]: { gridArea: 'board' } },
  places: { [wide]: { gridArea: 'places' } },
  trend: { [wide]: { gridArea: 'trend' } },
  heat: { [wide]: { gridArea: 'heat' } },
  bands: { [wide]: { gridArea: 'bands' } },
  other: { [wide]: { gridArea: 'other' } },
});

type Area = 'board' | 'places' | 'trend' | 'heat' | 'bands' | 'other';

interface Props extends View {
  readonly asking: Asking;
  /** all periods of the scheme */
  readonly periods: readonly Period[];
}

export function Dashboard(props: Props) {
  const { period } = props;
  return period.results === null ? <Parts {...props} over={null} /> : <WithResults {...props} />;
}

function WithResults(props: Props) {
  const { asking, scheme, periods, period } = props;
  const [over, again] = useResultsOver(asking, scheme, periods, period);
  return (
    <LoadedContent of={over} again={again}>
      {(loaded) => <Parts {...props} over={loaded} />}
    </LoadedContent>
  );
}

function Parts(props: Props & { readonly over: readonly PeriodResults[] | null }) {
  const { over, ...view } = props;
  const say = useSay();
  const styles = useStyles();
  const { fills } = useContext(DisplayContext);
  const results = over?.at(-1)?.results ?? null;
  const shown: ResultsView | null =
    over === null || results === null ? null : { ...view, results, before: beforeIn(over), over };
  const hasBoard = namesBoard(view.scheme) && shown !== null;
  const showsProgress = seesProgress(view) && (!hasBoard || view.period.results === null);
  const cell = (area: Area, isWhole: boolean, children: ReactNode) => (
    <div className={fills ? styles[area] : isWhole ? styles.whole : styles.single}>{children}</div>
  );
  return (
    <div className={mergeClasses(styles.root, fills ? styles.wall : styles.page)}>
      {shown === null ? (
        cell('places', true, <Text>{say(over === null ? 'dashboard.noResults' : 'results.notOpen')}</Text>)
      ) : (
        <>
          {(!fills || hasBoard) && cell('board', false, <BoardPart {...shown} />)}
          {cell('bands', false, <DistributionPart {...shown} />)}
          {cell('places', false, <PlacesPart {...shown} />)}
          {cell('trend', false, <TrendPart {...shown} />)}
        </>
      )}
      {seesSheets(view) && cell('heat', true, <HeatPart {...view} />)}
      {fills ? (
        <>
          {/* Where there is no board, its room is for what is open; else that waits until all is submitted. */}
          {!hasBoard && cell('board', false, <OpenPart {...view} />)}
          {cell('other', false, showsProgress ? <ProgressPart {...view} /> : <OpenPart {...view} />)}
        </>
      ) : (
        <>
          {seesProgress(view) && cell('other', false, <ProgressPart {...view} />)}
          {cell('other', false, <OpenPart {...view} />)}
        </>
      )}
    </div>
  );
}

/** The last period before that the reader is shown results of. */
const beforeIn = (over: readonly PeriodResults[]) =>
  over
    .slice(0, -1)
    .reverse()
    .find(({ results }) => results !== null)?.results ?? null;
