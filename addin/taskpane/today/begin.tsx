// What somebody reads first who can do nothing here yet (从这里开始): no role, or an organisation that has not begun; and the way on.
import { Button, Text } from '@fluentui/react-components';
import { isAdmin, isOffice } from '../../session/roles';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useChoice } from '../choice/choice';
import type { PageId } from '../pages';

export function Begin({ goTo }: { goTo(page: PageId): void }) {
  const { me } = useServices();
  const { schemes, periods } = useChoice();
  const say = useSay();
  const layout = useLayout();
  // Periods are those of the chosen scheme: whoever has several of them knows the way.
  const hasBegun =
    schemes.length > 1 || (schemes.length === 1 && (periods.kind !== 'ready' || periods.value.length > 0));
  const part = (text: string, way?: readonly [PageId, string]) => (
    <section className={layout.section} aria-label={say('begin.title')}>
      <Heading>{say('begin.title')}</Heading>
      <Text>{text}</Text>
      {way && (
        <div>
          <Button appearance="primary" onClick={() => goTo(way[0])}>
            {way[1]}
          </Button>
        </div>
      )}
    </section>
  );
  if (me.roles.length === 0) return part(say('begin.noRole', { id: me.id }));
  if (hasBegun) return null;
  if (isAdmin(me.roles)) return part(say('begin.admin'), ['organisation', say('begin.admin.go')]);
  if (!isOffice(me.roles)) return null;
  if (schemes.length === 0) return part(say('begin.scheme'), ['schemes', say('begin.scheme.go')]);
  return part(say('begin.period'), ['office', say('begin.period.go')]);
}
