// The digest of results, so that a person can hold what one page shows against what another one says of it.
import { Text } from '@fluentui/react-components';
import { useSay } from './language';
import { useLayout } from './layout';
import { shortDigest } from './short-digest';

export function ResultsDigest({ digest }: { readonly digest: string }) {
  const say = useSay();
  const layout = useLayout();
  return (
    <Text size={200} className={layout.secondary} title={digest}>
      {say('results.digest', { digest: shortDigest(digest) })}
    </Text>
  );
}
