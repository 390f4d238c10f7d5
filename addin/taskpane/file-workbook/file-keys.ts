// What a file is remembered under in this browser.
import type { Me } from '../../../shared/api/people';

export const fileKey = ({ organisation, id: person }: Pick<Me, 'organisation' | 'id'>, file: string): string =>
  JSON.stringify([organisation, person, file]);

/** One file among those that are known by the same id: two people's copies of one template may have one name, but never the same bytes. */
export const copyKey = (
  me: Pick<Me, 'organisation' | 'id'>,
  id: string,
  { name, digest }: { readonly name: string; readonly digest: string },
): string => fileKey(me, `${id}/${name}/${digest}`);
