// Says that a file was handed to the browser: where it went, only the browser knows; in some Office windows nowhere.
import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useSay } from '../../../ui/language';
import { useFiles } from '../../file-workbook/files-context';

export function SavedNotice({ name }: { readonly name: string }) {
  const inExcel = useFiles() === null;
  const say = useSay();
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <span role="status">{say('documents.saved', { name })}</span>
        {inExcel && (
          <>
            {' '}
            {say('documents.notSaved')}{' '}
            <Link inline href="/app.html#/results" target="_blank" rel="opener">
              {say('documents.openWeb')}
            </Link>
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
