// A page whose code comes when it is first asked for; what has come is shown at once ever after.
import { useState, type ComponentType } from 'react';
import { LoadedContent } from './loaded-content';
import { useLoaded } from './use-loaded';

/** `load` imports the page, by `loadPart`. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let known: ComponentType<Props> | null = null;
  const fetchPage = async (): Promise<ComponentType<Props>> => (known ??= await load());

  function Arriving(props: Props) {
    const [page, again] = useLoaded(fetchPage);
    return (
      <LoadedContent of={page} again={again}>
        {(Page) => <Page {...props} />}
      </LoadedContent>
    );
  }

  function LazyPage(props: Props) {
    const [{ Page }] = useState(() => ({ Page: known ?? Arriving }));
    return <Page {...props} />;
  }

  /** `fetch` brings the code before anybody asks for it. */
  return Object.assign(LazyPage, { fetch: fetchPage });
}
