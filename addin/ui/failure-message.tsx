// A failure in the reader's language: what happened, every fault, what to do next.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useContext, useState } from 'react';
import { textIn, type Language } from '../../shared/scheme/text';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import { faultSentence, message, problemSentence, type TitleOf } from '../../shared/text/sentences';
import {
  ApiProblem,
  NetworkFailure,
  PartReplaced,
  PopupBlocked,
  ProviderAway,
  SettingsWrong,
  SignInNeeded,
  SignInRefused,
  SignInUnsupported,
  UnexpectedAnswer,
  isSignInNeeded,
} from '../session/failures';
import { FileRefused } from '../workbook/file/file-refused';
import { WorkbookRefused } from '../workbook/port';
import { TooManyRecords } from '../register-workbook/too-many-records';
import { RowsLeft, TypedUnread } from '../score-workbook/rows-refused';
import { useLanguage, useSay } from './language';
import { refusedSentence } from './refused-sentence';
import { SchemeUnreadable } from '../session/scheme-source';
import { SignInHereContext } from './sign-in-here';
import { useTask } from './use-task';

/** The refusals of a sign-in for which there is more to say than their code. */
const refusals: Readonly<Record<string, MessageKey>> = {
  access_denied: 'failure.sign-in-denied',
  consent_required: 'failure.sign-in-denied',
  invalid_client: 'failure.sign-in-client',
  unauthorized_client: 'failure.sign-in-client',
  invalid_request: 'failure.sign-in-client',
  invalid_scope: 'failure.sign-in-client',
  invalid_target: 'failure.sign-in-client',
  unsupported_response_type: 'failure.sign-in-client',
  invalid_grant: 'failure.sign-in-late',
  clock: 'failure.sign-in-clock',
  mismatch: 'failure.sign-in-mismatch',
};

/** The sentence for any failure; one that nobody foresaw is named by its message. */
export function failureSentence(language: Language, failure: unknown): string {
  const say = message.bind(null, language);
  if (failure instanceof ApiProblem) return problemSentence(language, failure.problem);
  if (failure instanceof ProviderAway) return say('failure.sign-in-away');
  if (failure instanceof NetworkFailure) return say('failure.network');
  if (failure instanceof PartReplaced) return say('failure.replaced');
  if (failure instanceof UnexpectedAnswer)
    return say('failure.answer', { route: failure.route, status: failure.status });
  if (failure instanceof SettingsWrong) return say('failure.settings', { wrong: failure.message });
  if (failure instanceof SignInNeeded) return say('failure.sign-in');
  if (failure instanceof SignInUnsupported) return say('failure.sign-in-unsupported');
  if (failure instanceof PopupBlocked) return say('failure.popup-blocked');
  if (failure instanceof SignInRefused)
    return say(refusals[failure.reason] ?? 'failure.sign-in-refused', { reason: failure.reason });
  if (failure instanceof WorkbookRefused) {
    const sheet = failure.sheet === null ? say('failure.a-sheet') : say('failure.the-sheet', { name: failure.sheet });
    return say(`failure.workbook.${failure.code}`, { sheet });
  }
  if (failure instanceof FileRefused) return refusedSentence(language, failure);
  if (failure instanceof TooManyRecords) return say('registerSheet.tooMany', { most: failure.most });
  if (failure instanceof RowsLeft) {
    const component = textIn(failure.component.title, language);
    return say(failure.inMatrix ? 'failure.rows.matrix' : 'failure.rows', { component, count: failure.count });
  }
  if (failure instanceof TypedUnread) {
    const { component, place } = failure;
    return say('failure.typedUnread', { component: textIn(component.title, language), ...place });
  }
  if (failure instanceof SchemeUnreadable) return say('failure.scheme');
  return say('failure.unknown', { message: failure instanceof Error ? failure.message : String(failure) });
}

interface Props {
  readonly failure: unknown;
  readonly again?: () => void;
  /** where the scheme is known that faults are about */
  readonly titleOf?: TitleOf;
}

const byId: TitleOf = (_, id) => id;

export function FailureMessage({ failure, again, titleOf = byId }: Props) {
  const language = useLanguage();
  const say = useSay();
  const signInHere = useContext(SignInHereContext);
  const task = useTask();
  /** the failure after which the person has signed in again */
  const [mended, setMended] = useState<unknown>(null);
  const enter = (): void =>
    task.run(async (signal) => {
      await signInHere?.(signal);
      setMended(failure);
      again?.();
    });
  const asksToSignIn = signInHere !== null && isSignInNeeded(failure);
  if (asksToSignIn && mended === failure) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">{say('failure.signed-in')}</MessageBarBody>
      </MessageBar>
    );
  }
  const faults = failure instanceof ApiProblem ? failure.problem.faults : [];
  const told = task.failure ?? failure;
  // Trying again brings nothing that is no longer there.
  const isReplaced = told instanceof PartReplaced;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody role="alert">
        {failureSentence(language, told)}
        {faults.length > 0 && (
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.code} ${fault.path}`}>{faultSentence(language, fault, titleOf)}</li>
            ))}
          </ul>
        )}
      </MessageBarBody>
      {(again || asksToSignIn || isReplaced) && (
        <MessageBarActions>
          {asksToSignIn && (
            <Button appearance="primary" disabled={task.running} onClick={enter}>
              {say('signIn.title')}
            </Button>
          )}
          {isReplaced ? (
            <Button onClick={() => window.location.reload()}>{say('action.reload')}</Button>
          ) : (
            again && <Button onClick={again}>{say('action.again')}</Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
