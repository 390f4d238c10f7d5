// What an administrator of a new organisation does first (先做什么): people, then the office's scheme and period; done steps are told as such.
import { Button, Text } from '@fluentui/react-components';
import { useServices } from '../../session/services';
import { isOffice } from '../../session/roles';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useAsked } from '../../ui/use-asked';
import { useChoice } from '../choice/choice';
import type { PageId } from '../pages';
import { everybody } from '../people/people-source';

export function FirstSteps({ goTo }: { goTo(page: PageId): void }) {
  const { api } = useServices();
  const { schemes } = useChoice();
  const say = useSay();
  const layout = useLayout();
  const [loaded, again] = useAsked(['everybody'], (signal) => everybody(api, signal));
  return (
    <section className={layout.section} aria-label={say('organisation.steps')}>
      <Heading>{say('organisation.steps')}</Heading>
      <LoadedContent of={loaded} again={again}>
        {(people) => {
          const withRoles = people.filter(({ roles }) => roles.length > 0).length;
          const offices = people.filter(({ roles }) => isOffice(roles)).length;
          return (
            <ol className={layout.plainList}>
              <li className={layout.item}>
                <Text weight="semibold">{say('organisation.steps.people')}</Text>
                <Text>{say('organisation.steps.people.now', { count: withRoles, offices })}</Text>
                <Button size="small" onClick={() => goTo('people')}>
                  {say('organisation.steps.people.go')}
                </Button>
              </li>
              <li className={layout.item}>
                <Text weight="semibold">{say('organisation.steps.scheme')}</Text>
                <Text>{say('organisation.steps.scheme.now', { count: schemes.length })}</Text>
              </li>
              <li className={layout.item}>
                <Text weight="semibold">{say('organisation.steps.period')}</Text>
                <Text>{say('organisation.steps.period.now')}</Text>
              </li>
            </ol>
          );
        }}
      </LoadedContent>
    </section>
  );
}
