// The channels that are set up, without their addresses; a test message to each, and what became of the messages of the latest days.
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import type { ShownChannels, TrialOutcome } from '../../../shared/api/reminders';
import { namesListed } from '../../../shared/text/lists';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { WholeDates } from '../../ui/whole-dates';
import { useSchemeTitle } from '../choice/use-scheme-title';

interface Tried {
  readonly channel: string;
  readonly outcome: TrialOutcome;
}

export function Channels() {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [tried, setTried] = usePassing<Tried | null>(null);
  const [loaded, again] = useAsked(['reminders'], (signal) => api.ask('listChannels', { signal }));
  const attempt = (channel: string, name: string): void =>
    task.run(async (signal) => {
      setTried(null);
      setTried({ channel: name, outcome: await api.ask('tryChannel', { body: { channel }, signal }) });
    });
  return (
    <section className={layout.section} aria-label={say('reminders.channels')}>
      <Heading>{say('reminders.channels')}</Heading>
      <Text>{say('reminders.channels.hint')}</Text>
      <TaskStatus task={task} doing={say('reminders.trying')} />
      {tried !== null && !task.running && <Outcome tried={tried} />}
      <LoadedContent of={loaded} again={again}>
        {(channels) => (
          <>
            <ChannelList channels={channels} busy={task.running} onTry={attempt} />
            <SentDays channels={channels} />
          </>
        )}
      </LoadedContent>
    </section>
  );
}

function Outcome({ tried: { channel, outcome } }: { readonly tried: Tried }) {
  const say = useSay();
  const { kind, because } = outcome;
  const intent = kind === 'sent' ? 'success' : kind === 'failed' ? 'error' : 'warning';
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody role={kind === 'sent' ? 'status' : 'alert'}>
        {say(`reminders.tried.${kind}`, {
          channel,
          because: because === undefined ? '' : say(`reminders.because.${because}`),
        })}
      </MessageBarBody>
    </MessageBar>
  );
}

interface ListProps {
  readonly channels: ShownChannels;
  readonly busy: boolean;
  onTry(channel: string, name: string): void;
}

function ChannelList({ channels: { mail, groups, hasLink }, busy, onTry }: ListProps) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const titleOf = useSchemeTitle();
  if (mail === null && groups.length === 0) return <Text>{say('reminders.channel.none')}</Text>;
  const rows = [
    ...(mail === null
      ? []
      : [
          { id: 'mail', name: say('reminders.channel.mail'), says: say('reminders.channel.from', { from: mail.from }) },
        ]),
    ...groups.map(({ id, kind, schemes }) => ({
      id,
      name: say('reminders.channel.named', { kind: say(`reminders.channel.${kind}`), id }),
      says:
        schemes === null
          ? say('reminders.channel.allSchemes')
          : say('reminders.channel.schemes', { schemes: namesListed(language, schemes.map(titleOf)) }),
    })),
  ];
  return (
    <>
      <ul className={layout.plainList} aria-label={say('reminders.channels')}>
        {rows.map(({ id, name, says }) => (
          <li key={id} className={layout.item}>
            <Text weight="semibold">{name}</Text>
            <Text size={200}>{says}</Text>
            <Button
              size="small"
              disabled={busy}
              aria-label={say('reminders.try.of', { channel: name })}
              onClick={() => onTry(id, name)}
            >
              {say('reminders.try')}
            </Button>
          </li>
        ))}
      </ul>
      {mail === null && <Text>{say('reminders.channel.noMail')}</Text>}
      {!hasLink && <Text>{say('reminders.link.none')}</Text>}
    </>
  );
}

function SentDays({ channels: { days, withoutMail, mail } }: { readonly channels: ShownChannels }) {
  const say = useSay();
  const layout = useLayout();
  return (
    <>
      {mail !== null && withoutMail > 0 && <Text>{say('reminders.noAddress', { count: withoutMail })}</Text>}
      <Text as="h3" weight="semibold" className={layout.heading}>
        {say('reminders.days')}
      </Text>
      {days.length === 0 && <Text>{say('reminders.days.none')}</Text>}
      <ul className={layout.plainList} aria-label={say('reminders.days')}>
        {days.map(({ because, ...day }) => (
          <li key={day.day} className={layout.item}>
            <Text>
              <WholeDates>{say('reminders.day', day)}</WholeDates>
            </Text>
            {because.map((one) => (
              <Text size={200} key={one.because}>
                {say('reminders.day.because', {
                  because: say(`reminders.because.${one.because}`),
                  count: one.count,
                })}
              </Text>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
