// What an administrator of a new organisation does first (先做什么): the office, its scheme, those who assess and sign, the period; done steps are told as such.
import { Badge, Button, Text } from '@fluentui/react-components';
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useAsked } from '../../ui/use-asked';
import { useChoice } from '../choice/choice';
import type { PageId } from '../pages';
import { everybody } from '../people/people-source';
import { rolesMissing } from './roles-missing';

interface Step {
  readonly title: string;
  readonly now: string;
  readonly isDone: boolean;
  /** where it is done, for who sees that page */
  readonly way?: readonly [PageId, string];
}

export function FirstSteps({ goTo }: { goTo(page: PageId): void }) {
  const { api, me } = useServices();
  const { schemes: listed, scheme: chosen, periods } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const scheme = chosen.kind === 'ready' ? chosen.value : undefined;
  const [loaded, again] = useAsked(['everybody'], (signal) => everybody(api, signal));
  return (
    <section className={layout.section} aria-label={say('organisation.steps')}>
      <Heading>{say('organisation.steps')}</Heading>
      <LoadedContent of={loaded} again={again}>
        {(people) => {
          const offices = people.filter(({ roles }) => isOffice(roles)).length;
          const { groups, signatures } = scheme ? rolesMissing(scheme, people) : { groups: [], signatures: [] };
          const missing = [
            ...groups.map(({ title }) => say('organisation.steps.roles.assessor', { group: textIn(title, language) })),
            ...signatures.map(({ title }) => say('organisation.steps.roles.signs', { who: textIn(title, language) })),
          ];
          const opened = periods.kind === 'ready' ? periods.value.length : 0;
          const toPeople = ['people', say('organisation.steps.people.go')] as const;
          const isInOffice = isOffice(me.roles);
          const steps: Step[] = [
            {
              title: say('organisation.steps.office'),
              now: say('organisation.steps.office.now', { count: offices }),
              isDone: offices > 0,
              way: toPeople,
            },
            {
              title: say('organisation.steps.scheme'),
              now: say('organisation.steps.scheme.now', { count: listed.length }),
              isDone: listed.length > 0,
              ...(isInOffice && { way: ['schemes', say('begin.scheme.go')] as const }),
            },
            {
              title: say('organisation.steps.roles'),
              now:
                scheme === undefined
                  ? say(listed.length === 0 ? 'organisation.steps.roles.later' : 'busy.loading')
                  : say(missing.length === 0 ? 'organisation.steps.roles.all' : 'organisation.steps.roles.now', {
                      scheme: textIn(scheme.title, language),
                      missing: namesListed(language, missing),
                    }),
              isDone: scheme !== undefined && missing.length === 0,
              ...(scheme !== undefined && { way: toPeople }),
            },
            {
              title: say('organisation.steps.period'),
              now: say('organisation.steps.period.now', { count: opened }),
              isDone: opened > 0,
              ...(isInOffice && { way: ['office', say('begin.period.go')] as const }),
            },
          ];
          // Once there is a period, nothing of it is first any more.
          const next = opened > 0 ? undefined : steps.find(({ isDone }) => !isDone);
          return (
            <ol className={layout.plainList}>
              {steps.map((step) => (
                <li key={step.title} className={layout.item}>
                  <div className={layout.row}>
                    <Text weight="semibold">{step.title}</Text>
                    {step.isDone && (
                      <Badge appearance="tint" color="success">
                        {say('organisation.steps.done')}
                      </Badge>
                    )}
                    {step === next && <Badge appearance="filled">{say('organisation.steps.next')}</Badge>}
                  </div>
                  <Text>{step.now}</Text>
                  {step.way && (
                    <Button
                      size="small"
                      appearance={step === next ? 'primary' : 'secondary'}
                      onClick={() => step.way && goTo(step.way[0])}
                    >
                      {step.way[1]}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          );
        }}
      </LoadedContent>
    </section>
  );
}
