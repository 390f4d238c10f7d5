// Verify (核验): asks the service to hold every chain against its digests, page by page, and says what it found.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { VerifiedChain } from '../../../shared/api/audit';
import { Digest } from '../../ui/digest';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { wholeList } from '../../../shared/api/whole-list';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { WholeDates } from '../../ui/whole-dates';
import { useChainTitle } from './chain-title';

export function VerifyChains() {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [verified, setVerified] = useState<readonly VerifiedChain[]>([]);
  const verify = (): void =>
    task.run(async (signal) => {
      setVerified([]);
      await wholeList(async (next) => {
        const { chains, next: more } = await api.ask('verifyAudit', { query: { next }, signal });
        setVerified((before) => [...before, ...chains]);
        return { items: chains, next: more };
      });
    });
  const done = verified.length > 0 && !task.running && task.failure === null && !task.stopped;
  return (
    <section className={layout.section} aria-label={say('audit.verify.title')}>
      <Heading>{say('audit.verify.title')}</Heading>
      <Text>{say('audit.verify.hint')}</Text>
      <Button appearance="primary" disabled={task.running} onClick={verify}>
        {say('audit.verify')}
      </Button>
      <TaskStatus task={task} doing={say('audit.verifying', { chains: verified.length })} />
      {done && <Verdict verified={verified} />}
    </section>
  );
}

function Verdict({ verified }: { readonly verified: readonly VerifiedChain[] }) {
  const say = useSay();
  const layout = useLayout();
  const titleOf = useChainTitle();
  const entries = verified.reduce((sum, { end }) => sum + end.sequence, 0);
  const broken = verified.flatMap(({ chain, break: found }) => (found === null ? [] : [{ chain, ...found }]));
  return (
    <>
      <MessageBar intent={broken.length === 0 ? 'success' : 'error'} layout="multiline">
        <MessageBarBody role={broken.length === 0 ? 'status' : 'alert'}>
          {broken.length === 0
            ? say('audit.whole', { chains: verified.length, entries })
            : say('audit.broken', { count: broken.length })}
          {broken.length > 0 && (
            <ul>
              {broken.map(({ chain, because, row, sequence }) => (
                <li key={chain}>
                  <WholeDates>
                    {say(sequence === null ? 'audit.broken.row' : 'audit.broken.entry', {
                      chain: titleOf(chain),
                      because: say(`audit.break.${because}`),
                      row,
                      sequence: sequence ?? '',
                    })}
                  </WholeDates>
                </li>
              ))}
            </ul>
          )}
        </MessageBarBody>
      </MessageBar>
      <ClockDoubts verified={verified} />
      <details>
        <summary className={layout.summary}>{say('audit.ends')}</summary>
        <ul className={layout.plainList}>
          {verified.map(({ chain, end }) => (
            <li key={chain} className={layout.item}>
              <Text>
                <WholeDates>{say('audit.entry', { chain: titleOf(chain), sequence: end.sequence })}</WholeDates>
              </Text>
              <Digest digest={end.digest} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The chains in which a clock was ahead: nothing was changed in them, but their times may be wrong. */
function ClockDoubts({ verified }: { readonly verified: readonly VerifiedChain[] }) {
  const language = useLanguage();
  const say = useSay();
  const titleOf = useChainTitle();
  const doubtful = verified.flatMap(({ chain, ahead }) => (ahead === undefined ? [] : [{ chain, ...ahead }]));
  if (doubtful.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody role="status">
        {say('audit.ahead', { count: doubtful.length })}
        <ul>
          {doubtful.map(({ chain, sequence, at, clock }) => (
            <li key={chain}>
              <WholeDates>
                {say('audit.ahead.entry', {
                  chain: titleOf(chain),
                  sequence,
                  at: momentText(language, at),
                  clock: momentText(language, clock),
                })}
              </WholeDates>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
