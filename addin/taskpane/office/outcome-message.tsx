// What came of the last step that was taken with a period; the next change of the period makes it old.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';

export interface Outcome {
  readonly intent: 'success' | 'warning';
  readonly text: string;
  /** the change of the period that it tells of; null where it tells of none */
  readonly of: string | null;
}

export function OutcomeMessage({ outcome, period }: { readonly outcome: Outcome; readonly period: Period }) {
  if (outcome.of !== null && period.changedAt > outcome.of) return null;
  return (
    <MessageBar intent={outcome.intent} layout="multiline">
      <MessageBarBody role={outcome.intent === 'success' ? 'status' : 'alert'}>{outcome.text}</MessageBarBody>
    </MessageBar>
  );
}
