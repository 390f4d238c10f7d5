// The page around a paper: signs in, loads, offers to print; of all this nothing is printed but the paper.
import { Button, FluentProvider, Text } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { RecordForm } from '../../shared/documents/record-form';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { createApiClient } from '../session/api-client';
import type { PersonSignIn } from '../session/person-sign-in';
import { isSignInNeeded } from '../session/failures';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import type { AskedPaper } from './asked-paper';
import { FormSheet } from './form-sheet';
import { loadPaper } from './load-paper';

export interface PaperPageProps {
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  /** null where the address names no record */
  readonly asked: AskedPaper | null;
  readonly signIn: PersonSignIn;
}

type Shown = { readonly kind: 'nothing-asked' } | SignInAsked | { readonly kind: 'paper'; readonly form: RecordForm };

async function load({ apiOrigin, language, asked, signIn }: PaperPageProps, signal: AbortSignal): Promise<Shown> {
  if (asked === null) return { kind: 'nothing-asked' };
  try {
    return { kind: 'paper', form: await loadPaper(createApiClient(apiOrigin, signIn), asked, language, signal) };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function PaperPage(props: PaperPageProps) {
  const { language, asked, signIn } = props;
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const key = ['paper', ...(asked === null ? [] : [asked.scheme, asked.period, asked.register, asked.number])];
  const [shown, again] = useAsked(key, (signal) => load(props, signal));
  const form = shown.kind === 'ready' && shown.value.kind === 'paper' ? shown.value.form : null;
  useEffect(() => {
    // What a printout is saved as.
    if (form !== null) document.title = `${form.title} ${form.head[0]?.text ?? ''}`.trim();
  }, [form]);
  return (
    <FluentProvider theme={theme} className="desk">
      <LanguageContext value={language}>
        <LoadedContent of={shown} again={again}>
          {(what) => {
            if (what.kind === 'sign-in')
              return <SignInPage signIn={signIn} refused={what.refused} onSignedIn={() => void again()} />;
            if (what.kind === 'nothing-asked')
              return (
                <main className={layout.page}>
                  <Text>{message(language, 'paper.ask')}</Text>
                </main>
              );
            return (
              <main>
                <div className="tools">
                  <Button icon={<PrintRegular />} onClick={() => window.print()}>
                    {message(language, 'paper.print')}
                  </Button>
                </div>
                <FormSheet form={what.form} />
              </main>
            );
          }}
        </LoadedContent>
      </LanguageContext>
    </FluentProvider>
  );
}
