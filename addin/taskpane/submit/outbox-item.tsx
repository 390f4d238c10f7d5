// One entry of the outbox: how it stands, and what can be done about it.
import { Button, Text } from '@fluentui/react-components';
import { faultSentence, type TitleOf } from '../../../shared/text/sentences';
import type { Entry } from '../../session/outbox-entry';
import { useChoice } from '../choice/choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { canRetry, entrySentence, entryTitle, waitFacts } from './outbox-sentence';

const FAULTS_SHOWN = 20;

interface Props {
  readonly entry: Entry;
  readonly busy: boolean;
  onRetry(): void;
  onDiscard(): void;
}

export function OutboxItem({ entry, busy, onRetry, onDiscard }: Props) {
  const { outbox, signInAgain } = useServices();
  const { scheme: chosen } = useChoice();
  const schemeTitle = useSchemeTitle();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { state } = entry;
  const sending = outbox.sending(entry.key);
  const known = chosen.kind === 'ready' && chosen.value.id === entry.scheme ? chosen.value : null;
  const titleOf: TitleOf = known ? titlesOf(known, language) : (_, id) => id;
  const facts = waitFacts(entry, sending, say, language);
  // A stale base is told line by line where the sheets are.
  const faults = state.kind === 'refused' && state.problem.code !== 'stale' ? state.problem.faults : [];
  return (
    <li className={layout.item}>
      <Text weight="semibold">{entryTitle(entry, schemeTitle(entry.scheme), say)}</Text>
      <Text role="status">{entrySentence(entry, sending, say, language)}</Text>
      {facts && (
        <Text size={200} className={layout.secondary}>
          {facts}
        </Text>
      )}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, FAULTS_SHOWN).map((fault) => (
            <li key={`${fault.code} ${fault.path}`}>{faultSentence(language, fault, titleOf)}</li>
          ))}
        </ul>
      )}
      <div className={layout.row}>
        {state.kind === 'waiting' && state.because === 'sign-in' && (
          <Button size="small" appearance="primary" onClick={signInAgain}>
            {say('outbox.signIn')}
          </Button>
        )}
        {canRetry(entry) && (
          <Button size="small" disabled={busy || sending} onClick={onRetry}>
            {say('outbox.retry')}
          </Button>
        )}
        <Button size="small" onClick={onDiscard}>
          {say(state.kind === 'accepted' ? 'outbox.done' : 'outbox.discard')}
        </Button>
      </div>
    </li>
  );
}
