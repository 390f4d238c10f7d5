// A digest: as much of it as a person compares, with a signature or with an audit record, and the whole of it to be copied.
import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useSay } from './language';
import { useLayout } from './layout';

const SHORT = 12;

export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}

interface Props {
  readonly digest: string;
  /** the sentence in which the short digest stands */
  readonly says?: 'results.digest';
}

export function Digest({ digest, says }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [copy, setCopy] = useState<'copied' | 'refused' | null>(null);
  const short = shortDigest(digest);
  // Where this Excel lets no page copy, the person does it from what is shown.
  const put = (): void =>
    void navigator.clipboard.writeText(digest).then(
      () => setCopy('copied'),
      () => setCopy('refused'),
    );
  return (
    <span className={layout.row}>
      <Text size={200} className={layout.secondary} title={digest}>
        {copy === 'refused' ? digest : says ? say(says, { digest: short }) : `${short}…`}
      </Text>
      <Button size="small" appearance="subtle" aria-label={say('digest.copyOf', { digest: short })} onClick={put}>
        {say(copy === 'copied' ? 'digest.copied' : 'digest.copy')}
      </Button>
    </span>
  );
}
