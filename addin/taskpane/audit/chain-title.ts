// What a chain of the audit is called: people, schemes, or a period of a scheme by the scheme's title.
import { textIn } from '../../../shared/scheme/text';
import { useChoice } from '../choice';
import { useLanguage, useSay } from '../language';

export function useChainTitle(): (chain: string) => string {
  const { schemes } = useChoice();
  const language = useLanguage();
  const say = useSay();
  return (chain) => {
    if (chain === 'people' || chain === 'schemes') return say(`audit.chain.${chain}`);
    const [id, period = ''] = chain.split('/');
    const scheme = schemes.find((one) => one.id === id);
    return `${scheme ? textIn(scheme.title, language) : id} · ${period}`;
  };
}
