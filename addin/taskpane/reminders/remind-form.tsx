// Remind now (催办): a button, a word with it, and what became of the messages. Whoever may not remind is told so by the service.
import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Reminded } from '../../../shared/api/reminders';
import type { DueRecord } from '../../../shared/api/records';
import { sentencesListed } from '../../../shared/text/lists';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';

interface Props {
  /** what the record is called here */
  readonly what: string;
  /** the record, or a draft that nobody has touched with what names it */
  readonly record: Pick<DueRecord, 'scheme' | 'period' | 'register' | 'number' | 'unit'> & {
    readonly key: DueRecord['values'];
  };
}

const mostWords = 500;
/** What is told of the messages, where there are any. */
const counted = ['sent', 'failed', 'unclear', 'withoutMail'] as const;

export function RemindForm({ what, record }: Props) {
  const { api } = useServices();
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const task = useTask();
  /** the key of what is being asked: the same however often it is sent, another for other words */
  const [asked, setAsked] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = usePassing<Reminded | null>(null);
  const { scheme, period, register, number, unit, key } = record;
  const send = (idempotencyKey: string): void =>
    task.run(async (signal) => {
      setOutcome(null);
      const said = words.trim();
      const body = {
        register,
        ...(number !== null ? { number } : { ...(unit !== null && { unit }), set: key }),
        ...(said !== '' && { words: said }),
      };
      const headers = { 'idempotency-key': idempotencyKey };
      setOutcome(await api.ask('remind', { params: { s: scheme, p: period }, headers, body, signal }));
      setAsked(null);
      setWords('');
    });
  return (
    <div className={layout.section}>
      {asked === null ? (
        <div>
          <Button
            size="small"
            aria-label={say('remind.buttonOf', { what })}
            onClick={() => setAsked(crypto.randomUUID())}
          >
            {say('remind.button')}
          </Button>
        </div>
      ) : (
        <>
          <Field label={say('remind.words')}>
            <Input
              value={words}
              maxLength={mostWords}
              onChange={(_, { value }) => {
                setWords(value);
                setAsked(crypto.randomUUID());
              }}
            />
          </Field>
          <div className={layout.row}>
            <Button size="small" appearance="primary" disabled={task.running} onClick={() => send(asked)}>
              {say('remind.send')}
            </Button>
            <Button size="small" disabled={task.running} onClick={() => setAsked(null)}>
              {say('busy.cancel')}
            </Button>
          </div>
        </>
      )}
      <TaskStatus task={task} doing={say('remind.sending')} />
      {outcome !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">
            {sentencesListed(language, [
              say('remind.done'),
              ...counted.flatMap((of) => (outcome[of] > 0 ? say(`remind.${of}`, { count: outcome[of] }) : [])),
            ])}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
