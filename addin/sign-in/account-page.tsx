// Sign-in with an account of the organisation's: one button for each service that keeps accounts, the last used one first.
import { Button, Text, mergeClasses } from '@fluentui/react-components';
import { useEffect } from 'react';
import { textIn } from '../../shared/scheme/text';
import type { AccountKeeper, AccountSignIn } from '../session/account-sign-in';
import type { ApiProblem } from '../session/failures';
import { FailureMessage } from '../ui/failure-message';
import { Heading } from '../ui/heading';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { TaskStatus } from '../ui/task-status';
import { useTask } from '../ui/use-task';

interface Props {
  readonly signIn: AccountSignIn;
  /** why the service does not take who has signed in; null where nobody has */
  readonly refused: ApiProblem | null;
  onSignedIn(): void;
}

export function AccountPage({ signIn, refused, onSignedIn }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const { run } = task;
  // Why a sign-in that left this page was refused is told where it began.
  useEffect(() => run(() => signIn.cameBack()), [run, signIn]);
  const last = signIn.lastKeeper();
  const keepers = [...signIn.keepers].sort((one, other) => Number(other.id === last) - Number(one.id === last));
  const enter = (keeper: string): void =>
    run((signal) => signIn.signIn(signal, { keeper, mayLeave: true, anew: refused !== null }).then(onSignedIn));
  const nameOf = ({ title }: AccountKeeper): string =>
    title === null ? say('signIn.account') : say('signIn.with', { name: textIn(title, language) });
  return (
    <main className={mergeClasses(layout.page, layout.enter)}>
      <Heading level={1}>{say('signIn.title')}</Heading>
      {refused !== null && <FailureMessage failure={refused} />}
      <Text>{say(refused === null ? 'signIn.who' : 'signIn.refused.other')}</Text>
      {keepers.map((keeper) => (
        <Button
          key={keeper.id}
          appearance={keepers.length === 1 || keeper.id === last ? 'primary' : 'secondary'}
          disabled={task.running}
          onClick={() => enter(keeper.id)}
        >
          {nameOf(keeper)}
        </Button>
      ))}
      <TaskStatus task={task} doing={say('signIn.title')} />
    </main>
  );
}
