// Sign-in with the organisation's account.
import { Button } from '@fluentui/react-components';
import type { EntraSignIn } from '../session/entra-sign-in';
import { useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { TaskStatus } from '../ui/task-status';
import { useTask } from '../ui/use-task';
import { Heading } from '../ui/heading';

export function EntraPage({ signIn, onSignedIn }: { readonly signIn: EntraSignIn; onSignedIn(): void }) {
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  return (
    <main className={layout.page}>
      <Heading level={1}>{say('signIn.title')}</Heading>
      <Button
        appearance="primary"
        disabled={task.running}
        onClick={() => task.run((signal) => signIn.signIn(signal).then(onSignedIn))}
      >
        {say('signIn.entra')}
      </Button>
      <TaskStatus task={task} doing={say('signIn.title')} />
    </main>
  );
}
