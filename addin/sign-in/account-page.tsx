// Sign-in with an account of the organisation's: one button for each service that keeps accounts, the last used one first.
import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { textIn } from '../../shared/scheme/text';
import type { AccountKeeper, AccountSignIn } from '../session/account-sign-in';
import { Heading } from '../ui/heading';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { TaskStatus } from '../ui/task-status';
import { useTask } from '../ui/use-task';

// On a wide screen a button is no band across it.
const useStyles = makeStyles({ keeper: { width: '100%', maxWidth: '400px' } });

export function AccountPage({ signIn, onSignedIn }: { readonly signIn: AccountSignIn; onSignedIn(): void }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const styles = useStyles();
  const task = useTask();
  const { run } = task;
  // Why a sign-in that left this page was refused is told where it began.
  useEffect(() => run(() => signIn.cameBack()), [run, signIn]);
  const last = signIn.lastKeeper();
  const keepers = [...signIn.keepers].sort((one, other) => Number(other.id === last) - Number(one.id === last));
  const enter = (keeper: string): void =>
    run((signal) => signIn.signIn(signal, { keeper, mayLeave: true }).then(onSignedIn));
  const nameOf = ({ title }: AccountKeeper): string =>
    title === null ? say('signIn.account') : say('signIn.with', { name: textIn(title, language) });
  return (
    <main className={layout.page}>
      <Heading level={1}>{say('signIn.title')}</Heading>
      {keepers.map((keeper) => (
        <Button
          key={keeper.id}
          className={styles.keeper}
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
