// What a wall shows: the dashboard of one category after the other, each for a while, until somebody stops it.
import { Button, Link, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NextRegular, PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useEffect, useMemo, useState } from 'react';
import type { Me } from '../../shared/api/people';
import type { Period } from '../../shared/api/periods';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn } from '../../shared/scheme/text';
import type { ApiClient } from '../session/api-client';
import { Dashboard } from '../taskpane/dashboard/dashboard';
import { DisplayContext } from '../taskpane/dashboard/display';
import type { WallAsked } from '../taskpane/dashboard/wall-address';
import { BehindNotice } from '../ui/behind-notice';
import { useLanguage, useSay } from '../ui/language';
import { timeText } from '../ui/moment';
import { titlesOf } from '../ui/titles';
import type { WallSize } from './wall-size';

/** As long as it takes to look at one screen. */
const TURN_MS = 30_000;

const useStyles = makeStyles({
  screen: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minHeight: '100vh',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  filling: { height: '100vh', overflow: 'hidden' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  title: { flexGrow: 1 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
});

interface Props {
  readonly api: ApiClient;
  readonly me: Me;
  readonly scheme: Scheme;
  readonly periods: readonly Period[];
  readonly period: Period;
  /** when it was asked for */
  readonly at: number;
  readonly asked: WallAsked;
  readonly size: WallSize;
}

export function WallScreen({ api, me, scheme, periods, period, at: asOf, asked, size }: Props) {
  const language = useLanguage();
  const say = useSay();
  const styles = useStyles();
  const { fills, font } = size;
  const known = scheme.categories.filter(({ id }) => asked.category === null || id === asked.category);
  // Of a category that is no longer there all are shown.
  const categories = known.length > 0 ? known : scheme.categories;
  const [at, setAt] = useState(0);
  const [turns, setTurns] = useState(true);
  const isTurning = turns && fills && categories.length > 1;
  useEffect(() => {
    if (!isTurning) return undefined;
    const clock = setInterval(() => setAt((one) => one + 1), TURN_MS);
    return () => clearInterval(clock);
  }, [isTurning]);
  const current = categories[at % categories.length];
  const category = fills ? (current?.id ?? null) : asked.category;
  const asking = useMemo(() => ({ api, me }), [api, me]);
  const display = useMemo(() => ({ fills, font }), [fills, font]);
  const titleOf = titlesOf(scheme, language);
  return (
    <div className={mergeClasses(styles.screen, fills && styles.filling)}>
      <header className={styles.head}>
        <Text as="h1" size={600} weight="semibold" className={styles.title}>
          {textIn(scheme.title, language)} ·{' '}
          {say('dashboard.head', { period: period.period, state: say(`state.${period.state}`) })}
          {category !== null && ` · ${titleOf('category', category)}`}
        </Text>
        <div className={styles.tools}>
          <Text>{say('wall.fresh', { time: timeText(language, asOf) })}</Text>
          {fills && categories.length > 1 && (
            <>
              <Text>{say('wall.at', { at: (at % categories.length) + 1, of: categories.length })}</Text>
              <Button icon={turns ? <PauseRegular /> : <PlayRegular />} onClick={() => setTurns(!turns)}>
                {say(turns ? 'wall.pause' : 'wall.go')}
              </Button>
              <Button icon={<NextRegular />} onClick={() => setAt(at + 1)}>
                {say('wall.next')}
              </Button>
            </>
          )}
          <Link href="/app.html#/dashboard">{say('wall.back')}</Link>
        </div>
      </header>
      <main className={styles.main}>
        <DisplayContext value={display}>
          <Dashboard {...{ asking, scheme, period, periods, category }} unit={asked.unit} />
        </DisplayContext>
      </main>
      <BehindNotice />
    </div>
  );
}
