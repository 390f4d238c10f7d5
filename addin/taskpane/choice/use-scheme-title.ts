// What a scheme is called in the reader's language, by its id; one that is not stored yet stands by its id.
import { textIn } from '../../../shared/scheme/text';
import { useChoice } from './choice';
import { useLanguage } from '../../ui/language';

export function useSchemeTitle(): (id: string) => string {
  const { schemes } = useChoice();
  const language = useLanguage();
  return (id) => {
    const scheme = schemes.find((one) => one.id === id);
    return scheme ? textIn(scheme.title, language) : id;
  };
}
