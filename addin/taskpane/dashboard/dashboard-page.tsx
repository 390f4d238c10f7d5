// Dashboard (看板) as a page of the pane: what is looked at is chosen above, printed or shown on a wall as it stands.
import { Button, Link, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PrintRegular, SlideSizeRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Period } from '../../../shared/api/periods';
import { rolesAt } from '../../../shared/api/roles';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { linesFor } from '../../../shared/api/access';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { momentText } from '../../ui/moment';
import { useShown } from '../../ui/shown';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { Chooser } from './chooser';
import { Dashboard } from './dashboard';
import type { Chosen } from './view';
import { wallAddress } from './wall-address';

const useStyles = makeStyles({
  // Beside each other where there is room.
  choices: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    alignItems: 'end',
    '@media print': { display: 'none' },
  },
  // Who reads the paper has no page around it.
  onPaper: { display: 'none', '@media print': { display: 'block' } },
  paper: { '@media print': { display: 'block', padding: 0 } },
});

export function DashboardPage() {
  const { me } = useServices();
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const styles = useStyles();
  const { period, periods, scheme } = useChoice();
  const known = scheme.kind === 'ready' ? scheme.value : null;
  const [kept, keep] = useState<(Chosen & { readonly of: string }) | null>(null);
  // What was chosen in another scheme is nothing in this one.
  const chosen = known === null || kept?.of === known.id ? kept : firstChosen(known, me.roles);
  usePaper();
  return (
    <div className={mergeClasses(layout.page, styles.paper)}>
      <div className={layout.offPaper}>
        <Heading>{say('dashboard.title')}</Heading>
      </div>
      <div className={styles.choices}>
        <ChoiceBar />
        {known && period && chosen && (
          <>
            <div className={layout.section}>
              <Chooser
                scheme={known}
                units={unitsOf(known, me.roles)}
                chosen={chosen}
                onChoose={(next) => keep({ ...next, of: known.id })}
              />
            </div>
            <div className={layout.row}>
              <Button icon={<PrintRegular />} onClick={() => window.print()}>
                {say('dashboard.print')}
              </Button>
              {/* The window keeps its opener, so that whoever is signed in here is so there. */}
              <Link
                href={wallAddress({
                  ...{ language, scheme: known.id, period: null, category: chosen.category, unit: chosen.unit },
                })}
                target="_blank"
                rel="opener"
              >
                <SlideSizeRegular aria-hidden /> {say('dashboard.wall')}
              </Link>
            </div>
          </>
        )}
      </div>
      {period && chosen && periods.kind === 'ready' && (
        <LoadedContent of={scheme}>
          {(whole) => <OfPeriod scheme={whole} period={period} periods={periods.value} chosen={chosen} />}
        </LoadedContent>
      )}
      {scheme.kind === 'failed' && <LoadedContent of={scheme}>{() => null}</LoadedContent>}
    </div>
  );
}

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly chosen: Chosen;
}

function OfPeriod({ scheme, period, periods, chosen: { category, unit } }: Props) {
  const { api, me } = useServices();
  const say = useSay();
  const language = useLanguage();
  const styles = useStyles();
  const { digest } = period.results ?? {};
  const printed = usePrinted();
  return (
    <>
      <div className={styles.onPaper}>
        <Text as="h1" size={600} weight="semibold" align="center" block>
          {textIn(scheme.title, language)} · {say('dashboard.title')}
        </Text>
        <Text align="center" block>
          {say('dashboard.head', { period: period.period, state: say(`state.${period.state}`) })}
        </Text>
        <Text align="center" block size={200}>
          {say('dashboard.printed', { organisation: me.organisation, moment: momentText(language, printed) })}
          {digest !== undefined && ` · ${say('dashboard.digest', { digest: digest.slice(0, 12) })}`}
        </Text>
      </div>
      <Dashboard asking={{ api, me }} {...{ scheme, period, periods, category, unit }} />
    </>
  );
}

/** While it is before somebody's eyes, the whole page of the browser is this page's paper. */
function usePaper(): void {
  const shown = useShown();
  useEffect(() => {
    if (!shown) return undefined;
    document.body.classList.add('prints-dashboard');
    return () => document.body.classList.remove('prints-dashboard');
  }, [shown]);
}

/** Whoever may look for one unit alone looks for that. */
function firstChosen(scheme: Scheme, roles: readonly string[]): Chosen {
  const own = unitsOf(scheme, roles);
  const [only] = own.length === 1 ? own : [];
  return { category: only?.category ?? null, unit: only?.id ?? null };
}

/** When it was printed: told on the paper, so it is there before the paper is. */
function usePrinted(): number {
  const [moment, setMoment] = useState(0);
  useEffect(() => {
    const print = (): void => flushSync(() => setMoment(Date.now()));
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  return moment;
}

/** The units whose results a person may be shown: all, or the own ones. */
function unitsOf(scheme: Scheme, roles: readonly string[]): Scheme['units'] {
  const held = rolesAt(roles, { scheme: scheme.id });
  const lines = linesFor(
    'results',
    held.map(({ kind }) => kind),
  );
  if (lines.some(({ reach }) => reach === 'whole')) return scheme.units;
  const own = new Set<string>(held.flatMap((role) => ('unit' in role ? [role.unit] : [])));
  return scheme.units.filter(({ id }) => own.has(id));
}
