// How saving one of the office's tables ended, where it did not fail; where somebody else was first, the way to what is there now.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSay } from '../../ui/language';
import type { GuardedSave } from './use-guarded-save';

interface Props {
  readonly of: Pick<GuardedSave, 'outcome' | 'renew'>;
  readonly text: string;
}

export function SavedMessage({ of: { outcome, renew }, text }: Props) {
  const say = useSay();
  if (outcome === null) return null;
  return (
    <MessageBar intent={outcome === 'saved' ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody role={outcome === 'saved' ? 'status' : 'alert'}>{text}</MessageBarBody>
      {outcome === 'stale' && (
        <MessageBarActions>
          <Button onClick={renew}>{say('calendar.latest')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
