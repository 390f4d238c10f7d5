// JSON out (导出 JSON): the scheme in the workbook as a file, or copied.
import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { saveFile } from '../../ui/save-file';
import { jsonName, jsonText } from './scheme-json';

function download(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'application/json' }));
}

export function JsonOut({ scheme }: { readonly scheme: Scheme }) {
  const say = useSay();
  const layout = useLayout();
  const area = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState<'copied' | 'selected' | null>(null);
  const text = jsonText(scheme);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      // Some Excels keep the clipboard from add-ins; people may still use their own keys.
      area.current?.focus();
      area.current?.select();
      setDone('selected');
    }
  };
  return (
    <section className={layout.section} aria-label={say('schemes.out')}>
      <Field label={say('schemes.out.text')}>
        <Textarea ref={area} readOnly rows={8} value={text} />
      </Field>
      <div className={layout.row}>
        <Button onClick={() => download(jsonName(scheme), text)}>{say('schemes.out.download')}</Button>
        <Button onClick={() => void copy()}>{say('schemes.out.copy')}</Button>
      </div>
      {done && <Text role="status">{say(`schemes.out.${done}`)}</Text>}
    </section>
  );
}
