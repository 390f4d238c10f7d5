// The parts of the dashboard that are drawn from results: the board, places, scores over the periods, and how they are spread.
import { Link, Text } from '@fluentui/react-components';
import { useContext, useMemo } from 'react';
import { distributionFigures } from '../../../shared/dashboard/distribution-figures';
import { placeFigures } from '../../../shared/dashboard/place-figures';
import { trendFigures } from '../../../shared/dashboard/trend-figures';
import type { CategoryId } from '../../../shared/scheme/id';
import { boardLines, namesBoard } from '../../../shared/scoring/board';
import { BoardSide } from '../../board/board-side';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ChartFigure } from './chart-figure';
import { DisplayContext } from './display';
import { Part } from './part';
import { tellDistribution } from './tell-distribution';
import { tellPlaces } from './tell-places';
import { tellTrends } from './tell-trends';
import { useTeller } from './teller';
import { categoriesIn, type ResultsView } from './view';

/** As many rows, and small charts, as a page of paper holds; a larger category shows both its ends. */
const MOST = 24;
/** So many units of each side; all of them stand on the board's own page. */
const BOARD = { page: 12, wall: 5 };

export function BoardPart({ scheme, period, results, category }: ResultsView) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { fills } = useContext(DisplayContext);
  const most = fills ? BOARD.wall : BOARD.page;
  if (!namesBoard(scheme)) {
    return (
      <Part title={say('board.title')}>
        <Text>{say('dashboard.board.none')}</Text>
      </Part>
    );
  }
  const address = new URLSearchParams({ language, scheme: scheme.id, period: period.period });
  return (
    <Part title={say('board.title')}>
      {(['red', 'blue'] as const).map((side) => {
        const entries = boardLines(results, side).filter((line) => category === null || line.category === category);
        return (
          <div key={side}>
            <BoardSide side={side} entries={entries.slice(0, most)} scheme={scheme} level={3} brief={fills} />
            {entries.length > most && <Text>{say('dashboard.board.more', { count: entries.length - most })}</Text>}
          </div>
        );
      })}
      {!fills && (
        // The window keeps its opener, so that whoever is signed in here is so there.
        <Link className={layout.offPaper} href={`/board.html?${address.toString()}`} target="_blank" rel="opener">
          {say('dashboard.board.open')}
        </Link>
      )}
    </Part>
  );
}

export function PlacesPart(view: ResultsView) {
  const say = useSay();
  return (
    <Part title={say('dashboard.places')}>
      {categoriesIn(view, view.results).map((category) => (
        <CategoryPlaces key={category} view={view} category={category} />
      ))}
    </Part>
  );
}

interface OfCategory {
  readonly view: ResultsView;
  readonly category: CategoryId;
}

function CategoryPlaces({ view: { scheme, results, before, unit }, category }: OfCategory) {
  const teller = useTeller(scheme);
  const told = useMemo(() => {
    const figures = placeFigures(results, before, category, { most: MOST, unit });
    return tellPlaces(teller, figures, { before: before?.period ?? null, unit });
  }, [teller, results, before, category, unit]);
  return <ChartFigure {...told} />;
}

export function TrendPart(view: ResultsView) {
  const say = useSay();
  const scored = view.over.filter(({ results }) => results !== null);
  return (
    <Part title={say('dashboard.trend')}>
      {scored.length < 2 ? (
        <Text>{say('dashboard.trend.one', { period: view.period.period })}</Text>
      ) : (
        categoriesIn(view, view.results).map((category) => (
          <CategoryTrends key={category} view={view} category={category} />
        ))
      )}
    </Part>
  );
}

function CategoryTrends({ view: { scheme, over, unit }, category }: OfCategory) {
  const teller = useTeller(scheme);
  const told = useMemo(
    () => tellTrends(teller, trendFigures(over, category, { most: MOST, unit }), { unit, most: MOST }),
    [teller, over, category, unit],
  );
  return <ChartFigure {...told} />;
}

export function DistributionPart({ scheme, results, category }: ResultsView) {
  const say = useSay();
  const teller = useTeller(scheme);
  const told = useMemo(() => {
    const figures = distributionFigures(scheme, results, category);
    const title = category === null ? teller.say('compare.all') : teller.titleOf('category', category);
    return figures && tellDistribution(teller, figures, title);
  }, [teller, scheme, results, category]);
  return <Part title={say('dashboard.bands')}>{told && <ChartFigure {...told} />}</Part>;
}
