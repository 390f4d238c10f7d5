// In the place of a page that broke down: what happened, the way back, and the detail to copy.
import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { breakdownText } from './breakdown-text';
import type { Breakdown } from './error-boundary';

export function BrokenPage({ breakdown, again }: { readonly breakdown: Breakdown; readonly again: () => void }) {
  const say = useSay();
  const layout = useLayout();
  const detail = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'broken.copied' | 'broken.select' | null>(null);
  const [at] = useState(() => new Date());
  const text = breakdownText(breakdown, at, navigator.userAgent);
  const copy = (): void => {
    detail.current?.select();
    // Not every Excel lets its panes write to the clipboard; the text is selected then.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setCopied('broken.copied'),
      () => setCopied('broken.select'),
    );
  };
  return (
    <div className={layout.page}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody role="alert">{say('broken.page')}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={again}>{say('broken.again')}</Button>
        </MessageBarActions>
      </MessageBar>
      <Text>{say('broken.next')}</Text>
      <Field label={say('broken.detail')}>
        <Textarea readOnly rows={8} resize="vertical" ref={detail} value={text} />
      </Field>
      <div className={layout.row}>
        <Button size="small" onClick={copy}>
          {say('broken.copy')}
        </Button>
        {copied && <Text role="status">{say(copied)}</Text>}
      </div>
    </div>
  );
}
