// The page of a written document: a notice, or letters.
import type { Language } from '../../shared/scheme/text';
import { PageNumbers } from '../paper/page-numbers';
import { PrintDesk } from '../paper/print-desk';
import type { PersonSignIn } from '../session/person-sign-in';
import type { AskedDocument } from './asked-document';
import { loadDocument, type PrintedDocument } from './load-document';
import { WrittenSheets } from './written-sheet';

interface Props {
  /** the page's own */
  readonly origin: string;
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  /** null where the address names no document */
  readonly asked: AskedDocument | null;
  readonly signIn: PersonSignIn;
}

const titleOf = ({ document }: PrintedDocument): string => document.title;

export function PrintedPage({ origin, ...props }: Props) {
  const { language } = props;
  return (
    <PrintDesk
      {...props}
      hint="print.ask"
      load={(api, asked, signal) => loadDocument(api, asked, { language, origin }, signal)}
      titleOf={titleOf}
    >
      {(printed) => (
        <>
          {/* Letters are counted together, so that none of them says how many there are of others. */}
          {printed.document.papers.length === 1 && <PageNumbers says="document.page" />}
          <WrittenSheets printed={printed} />
        </>
      )}
    </PrintDesk>
  );
}
