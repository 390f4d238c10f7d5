// What a chain of the audit is called: people, schemes, or a period of a scheme by the scheme's title.
import { useSay } from '../../ui/language';
import { useSchemeTitle } from '../choice/use-scheme-title';

export function useChainTitle(): (chain: string) => string {
  const titleOf = useSchemeTitle();
  const say = useSay();
  return (chain) => {
    if (chain === 'people' || chain === 'schemes') return say(`audit.chain.${chain}`);
    const [id = '', period = ''] = chain.split('/');
    return `${titleOf(id)} · ${period}`;
  };
}
