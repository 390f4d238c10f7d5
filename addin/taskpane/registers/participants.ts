// Who can be named in a record: whoever has a part in its scheme.
import { parseRole } from '../../../shared/api/roles';
import { wholeList } from '../../../shared/api/whole-list';
import { remarked } from '../../../shared/text/lists';
import { message } from '../../../shared/text/sentences';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import type { Chosen } from './choose-field';
import type { Reader } from './record-text';

/** Each with the first of their roles, which tells people of one name apart; nobody until the service has answered. */
export function useParticipants(reader: Reader): readonly Chosen[] {
  const { api } = useServices();
  const s = reader.scheme.id;
  const [asked] = useAsked(['participants', s], (signal) =>
    wholeList(async (next) => {
      const { people, next: more } = await api.ask('participants', { params: { s }, query: { next }, signal });
      return { items: people, next: more };
    }),
  );
  if (asked.kind !== 'ready') return [];
  return asked.value.map(({ id, name, roles }) => ({
    id,
    title: remarked(reader.language, name, partOf(reader, roles)),
  }));
}

function partOf({ language, titleOf }: Reader, roles: readonly string[]): string {
  const [role] = roles.flatMap((text) => parseRole(text) ?? []);
  if (role === undefined) return '';
  if ('unit' in role) return titleOf('unit', role.unit);
  return 'group' in role ? titleOf('group', role.group) : message(language, `role.${role.kind}`);
}
