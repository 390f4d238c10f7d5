// Under a long action: its progress once it takes a second, the way to cancel it, and how it ended if not well.
import { Button, Field, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import type { TitleOf } from '../../shared/text/sentences';
import { FailureMessage } from './failure-message';
import { useSay } from './language';
import type { Task } from './use-task';

interface Props {
  readonly task: Task;
  readonly doing: string;
  /** where the scheme is known that faults are about */
  readonly titleOf?: TitleOf;
}

export function TaskStatus({ task, doing, titleOf }: Props) {
  const say = useSay();
  if (task.failure !== null) return <FailureMessage failure={task.failure} {...(titleOf && { titleOf })} />;
  if (task.stopped) {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>{say('busy.stopped')}</MessageBarBody>
      </MessageBar>
    );
  }
  if (!task.slow) return null;
  return (
    <div role="status">
      <Field validationMessage={doing} validationState="none">
        <ProgressBar aria-label={doing} />
      </Field>
      <Button onClick={task.stop}>{say('busy.cancel')}</Button>
    </div>
  );
}
