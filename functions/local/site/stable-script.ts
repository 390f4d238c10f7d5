// The manifest names one script for good, and a release names its files by their content: this script brings those of the page.

/** The script for a built page. Throws where the page names no scripts of its own. */
export function scriptOf(html: string): string {
  const files = [...html.matchAll(/<script defer="defer" src="(\/static\/[\w.-]+)">/g)].map(([, file]) => file);
  if (files.length === 0) throw new Error('the page names no scripts');
  return `for (const file of ${JSON.stringify(files)}) {
  const script = document.createElement('script');
  script.src = file;
  script.async = false;
  document.head.append(script);
}
`;
}
