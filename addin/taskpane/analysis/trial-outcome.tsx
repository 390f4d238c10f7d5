// What a trial would change: the units whose places or rewards would be others, or why it breaks the rules.
import { MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { Period } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { compareEarnings } from '../../../shared/scoring/analysis/earnings';
import { whatIf, type WhatIf } from '../../../shared/scoring/analysis/what-if';
import type { Decisions } from '../../../shared/scoring/decisions';
import type { Sheet } from '../../../shared/scoring/sheet';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { titlesOf } from '../../ui/titles';
import { useLoaded } from '../../ui/use-loaded';
import { changesByCategory } from './changes-by-category';
import { earnedLines } from './earned-text';
import { changeOf, type Trial } from './trial';
import { UnitChanges } from './unit-changes';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly sheets: readonly Sheet[];
  readonly decisions: Decisions;
  readonly trial: Trial;
}

export function TrialOutcome({ scheme, period, sheets, decisions, trial }: Props) {
  const language = useLanguage();
  const say = useSay();
  const settled = useSettled(trial);
  const calculate = useCallback(
    async () => whatIf(scheme, period, sheets, changeOf(settled), decisions),
    [decisions, scheme, period, sheets, settled],
  );
  const [outcome] = useLoaded(calculate);
  if (settled !== trial) return <Spinner size="tiny" label={say('trial.calculating')} />;
  return (
    <LoadedContent of={outcome}>
      {(parsed) =>
        parsed.ok ? (
          <Outcome scheme={scheme} outcome={parsed.value} />
        ) : (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody role="alert">
              {say('trial.refused')}
              <ul>
                {parsed.faults.map((fault) => (
                  <li key={`${fault.code} ${fault.path}`}>
                    {faultSentence(language, fault, titlesOf(scheme, language))}
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )
      }
    </LoadedContent>
  );
}

function Outcome({ scheme, outcome }: { readonly scheme: Scheme; readonly outcome: WhatIf }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const { moved, present, results, comparison } = outcome;
  const earnings = compareEarnings(present, results);
  const otherwise = earnings.filter(({ changed }) => changed);
  const concerned = new Set([...moved, ...otherwise].map(({ unit }) => unit));
  const changes = comparison.units.filter(({ unit }) => concerned.has(unit));
  return (
    <div className={layout.section}>
      <div role="status">
        <Text block>{moved.length === 0 ? say('trial.unmoved') : say('trial.moved', { count: moved.length })}</Text>
        <Text block>
          {otherwise.length === 0 ? say('trial.unearned') : say('trial.earned', { count: otherwise.length })}
        </Text>
      </div>
      {changesByCategory(scheme, results, changes).map((group) => (
        <UnitChanges
          key={group.category.id}
          open
          scheme={scheme}
          title={titleOf('category', group.category.id)}
          changes={group.changes}
          earned={earnedLines(scheme, earnings, language)}
        />
      ))}
    </div>
  );
}

const REST_MS = 300;

/** A value that changes with every key, once it has rested a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(value), REST_MS);
    return () => clearTimeout(rest);
  }, [value]);
  return settled;
}
