// The board of the scheme and the period that are chosen, and the choice itself.
import { Field, Select, Text, Title1 } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Me } from '../../shared/api/people';
import type { Period } from '../../shared/api/periods';
import { namesBoard } from '../../shared/scoring/board';
import { textIn } from '../../shared/scheme/text';
import type { ApiClient } from '../session/api-client';
import type { ListedScheme } from '../session/scheme-source';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { useAsked } from '../ui/use-asked';
import type { AskedBoard } from './board-address';
import { useBoardLayout } from './board-layout';
import { BoardSide } from './board-side';
import { loadBoard, loadBoardPeriods, meantPeriod, meantScheme } from './load-board';

interface Props {
  readonly api: ApiClient;
  readonly me: Me;
  readonly schemes: readonly ListedScheme[];
  readonly asked: AskedBoard;
  ask(next: AskedBoard): void;
}

export function ChosenScheme({ api, me, schemes, asked, ask }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const own = useBoardLayout();
  const id = asked.scheme ?? meantScheme(schemes, me.roles);
  const chosen = schemes.find((scheme) => scheme.id === id);
  const [periods, again] = useAsked(['board', 'periods', id], (signal) => loadBoardPeriods(api, id ?? '', signal), {
    enabled: chosen !== undefined,
  });
  return (
    <main className={own.page}>
      <Title1 as="h1" className={layout.heading}>
        {say('board.title')}
      </Title1>
      {!asked.wall && schemes.length > 0 && (
        <div className={layout.choices}>
          <Field label={say('choice.scheme')}>
            <Select
              className={layout.select}
              value={chosen?.id ?? ''}
              onChange={(_, { value }) => ask({ ...asked, scheme: value, period: null })}
            >
              {chosen === undefined && <option value="" disabled hidden />}
              {schemes.map((scheme) => (
                <option key={scheme.id} value={scheme.id}>
                  {textIn(scheme.title, language)}
                </option>
              ))}
            </Select>
          </Field>
          {periods.kind === 'ready' && periods.value.length > 0 && (
            <Field label={say('choice.period')}>
              <Select
                className={layout.select}
                value={asked.period ?? ''}
                onChange={(_, { value }) => ask({ ...asked, scheme: id, period: value === '' ? null : value })}
              >
                <option value="">{say('board.latest')}</option>
                {periods.value.map(({ period, state }) => (
                  <option key={period} value={period}>
                    {say('choice.withState', { period, state: say(`state.${state}`) })}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      )}
      {chosen === undefined ? (
        <Text role="status">{say(schemes.length === 0 ? 'choice.noSchemes' : 'board.noScheme')}</Text>
      ) : (
        <LoadedContent of={periods} again={again}>
          {(all) => {
            const period = asked.period === null ? meantPeriod(all) : all.find((one) => one.period === asked.period);
            if (!period) return <Text role="status">{say(period === null ? 'board.none' : 'board.noPeriod')}</Text>;
            return <PeriodBoard {...{ api, period }} askAgain={asked.wall ? again : null} />;
          }}
        </LoadedContent>
      )}
    </main>
  );
}

/** On a wall nobody looks it up again. */
const EVERY_MS = 300_000;

interface BoardProps {
  readonly api: ApiClient;
  readonly period: Period;
  /** asks which periods there are by now; null where somebody is there to do so */
  readonly askAgain: (() => Promise<void>) | null;
}

function PeriodBoard({ api, period, askAgain }: BoardProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useBoardLayout();
  const key = ['board', period.scheme, period.period, period.state, period.results?.digest ?? null];
  const [board, again] = useAsked(key, (signal) => loadBoard(api, period, signal));
  useEffect(() => {
    if (askAgain === null) return;
    const clock = setInterval(() => void Promise.all([askAgain(), again()]), EVERY_MS);
    return () => clearInterval(clock);
  }, [again, askAgain]);
  return (
    <LoadedContent of={board} again={again}>
      {(known) =>
        known === null ? (
          <Text role="status">{say('board.notOpen')}</Text>
        ) : (
          <>
            <Text size={400}>
              {textIn(known.scheme.title, language)} · {known.board.period}
            </Text>
            {!namesBoard(known.scheme) && <Text>{say('dashboard.board.none')}</Text>}
            <div className={layout.sides}>
              <BoardSide side="red" entries={known.board.red} scheme={known.scheme} />
              <BoardSide side="blue" entries={known.board.blue} scheme={known.scheme} />
            </div>
          </>
        )
      }
    </LoadedContent>
  );
}
