// The page of a record's paper.
import type { RecordForm } from '../../shared/documents/record-form';
import type { Language } from '../../shared/scheme/text';
import type { PersonSignIn } from '../session/person-sign-in';
import type { AskedPaper } from './asked-paper';
import { FormSheet } from './form-sheet';
import { loadPaper } from './load-paper';
import { PrintDesk } from './print-desk';

interface Props {
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  /** null where the address names no record */
  readonly asked: AskedPaper | null;
  readonly signIn: PersonSignIn;
}

const titleOf = ({ title, head }: RecordForm): string => `${title} ${head[0]?.text ?? ''}`.trim();

export function PaperPage(props: Props) {
  return (
    <PrintDesk
      {...props}
      hint="paper.ask"
      load={(api, asked, signal) => loadPaper(api, asked, props.language, signal)}
      titleOf={titleOf}
    >
      {(form) => <FormSheet form={form} />}
    </PrintDesk>
  );
}
