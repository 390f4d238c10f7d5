// What goes at the next round by the rules that somebody is about to set (清除预览).
import { Text } from '@fluentui/react-components';
import { mostGoingAtOnce, type Expiring } from '../../../shared/api/organisation';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';

/** So many are told of by name. */
const most = 10;

export function ExpiringText({ of: { files, contacts, names, held, jump } }: { readonly of: Expiring }) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const isNothing = files.count + contacts.count + names.count === 0;
  const called = (people: Expiring['names']['people']) =>
    people.slice(0, most).map(({ id, name }) => say('people.named', { name, id }));
  const lists = [
    {
      text: say('organisation.expiring.files', { count: files.count }),
      items: files.periods
        .slice(0, most)
        .map(({ scheme, period, count }) => say('organisation.expiring.period', { scheme, period, count })),
      ...files,
    },
    {
      text: say('organisation.expiring.contacts', { count: contacts.count }),
      items: called(contacts.people),
      ...contacts,
    },
    { text: say('organisation.expiring.names', { count: names.count }), items: called(names.people), ...names },
  ].filter(({ count }) => count > 0);
  return (
    <div className={layout.section}>
      <Text>
        {say(isNothing ? 'organisation.expiring.nothing' : 'organisation.expiring.hint', { most: mostGoingAtOnce })}
      </Text>
      {lists.map(({ text, items }) => (
        <div key={text}>
          <Text weight="semibold">{text}</Text>
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      {jump !== undefined && (
        <Text>
          {say('organisation.expiring.jump', {
            from: momentText(language, jump.from),
            to: momentText(language, jump.to),
          })}
        </Text>
      )}
      {held > 0 && <Text>{say('organisation.expiring.held', { count: held })}</Text>}
      <Text>{say('organisation.expiring.stays')}</Text>
    </div>
  );
}
