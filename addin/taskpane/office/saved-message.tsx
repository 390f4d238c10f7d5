// How saving one of the office's tables ended, where it did not fail.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';

interface Props {
  readonly outcome: 'saved' | 'stale' | null;
  readonly text: string;
}

export function SavedMessage({ outcome, text }: Props) {
  if (outcome === null) return null;
  return (
    <MessageBar intent={outcome === 'saved' ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody role={outcome === 'saved' ? 'status' : 'alert'}>{text}</MessageBarBody>
    </MessageBar>
  );
}
