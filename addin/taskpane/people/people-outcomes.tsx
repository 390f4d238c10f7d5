// How writing a list of people went: how many are written, and whoever is not, with why.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { failureSentence } from '../../ui/failure-message';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { PersonOutcome } from './write-people';

export function PeopleOutcomes({ outcomes }: { readonly outcomes: readonly PersonOutcome[] }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const left = outcomes.filter(({ kind }) => kind !== 'written');
  const told = left.filter(({ kind }) => kind !== 'not-reached');
  const sentence = (outcome: PersonOutcome): string => {
    const { id, name } = outcome.change;
    const named = say('people.named', { name, id });
    switch (outcome.kind) {
      case 'refused':
        return say('peopleFile.refused', { name: named, sentence: failureSentence(language, outcome.failure) });
      default:
        return say('peopleFile.stale', { name: named });
    }
  };
  return (
    <>
      <MessageBar intent={left.length === 0 ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody role={left.length === 0 ? 'status' : 'alert'}>
          {say('peopleFile.written', { count: outcomes.length - left.length })}
          {left.length > 0 && ` ${say('peopleFile.leftOut', { count: left.length })}`}
        </MessageBarBody>
      </MessageBar>
      {left.length > 0 && (
        <ul className={layout.plainList}>
          {told.map((outcome) => (
            <li key={outcome.change.id}>
              <Text>{sentence(outcome)}</Text>
            </li>
          ))}
          {told.length < left.length && (
            <li>
              <Text>{say('peopleFile.notReached', { count: left.length - told.length })}</Text>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
