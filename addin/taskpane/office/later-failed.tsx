// Whose consolidation it was that the service has done later (后台汇总) and refused, when, and that it can be asked for again.
import { Text } from '@fluentui/react-components';
import type { Consolidation } from '../../../shared/api/results';
import { useLanguage, useSay } from '../../ui/language';
import { momentText } from '../../ui/moment';
import { useNames } from '../../ui/use-names';

export function LaterFailed({ failed: { by, since } }: { readonly failed: Consolidation }) {
  const language = useLanguage();
  const say = useSay();
  const nameOf = useNames([by]);
  return <Text>{say('office.later.failed', { name: nameOf(by), time: momentText(language, since) })}</Text>;
}
