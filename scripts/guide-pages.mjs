// A step of the build: `node scripts/guide-pages.mjs <folder>` makes the guide's pages (使用指南) of docs/guide, so that the product
// serves its own help, with or without the internet. A link that leads nowhere stops it.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked } from 'marked';

const root = path.dirname(import.meta.dirname);
const docs = path.join(root, 'docs');
const template = readFileSync(path.join(root, 'addin/guide/page.html'), 'utf8');

/** The pages by their place in docs/: the index and what stands in guide/. */
const sources = ['guide.md', 'guide.zh-CN.md', ...readdirSync(path.join(docs, 'guide')).map((file) => `guide/${file}`)];

const isChinese = (source) => source.endsWith('.zh-CN.md');
const inEnglish = (source) => source.replace('.zh-CN.md', '.md');
const named = (source) =>
  path.posix
    .basename(source)
    .replace(/^guide\./, 'index.')
    .replace(/md$/, 'html');
const textOf = (source) => readFileSync(path.join(docs, source), 'utf8');
const parser = new Marked();

/** The words of a heading, as GitHub makes its anchor of them. */
const wordsOf = (token) => parser.parseInline(token.text).replace(/<[^>]+>/g, '');

function headingsOf(source) {
  const slugger = new GithubSlugger();
  return parser
    .lexer(textOf(source))
    .filter(({ type }) => type === 'heading')
    .map((token) => slugger.slug(wordsOf(token)));
}

const anchors = new Map(sources.map((source) => [source, headingsOf(source)]));

function render(source) {
  const own = anchors.get(source);
  // A page of either language has the anchors of the English one, so that what leads to it need not know the other's words.
  const english = anchors.get(inEnglish(source));
  if (english?.length !== own.length) throw new Error(`${source}: not the headings of ${inEnglish(source)}`);
  const images = new Set();
  let title = '';
  let position = 0;

  const targetOf = (href) => {
    if (/^https:/.test(href)) return href;
    const [file, anchor] = href.split('#');
    const wanted = file === '' ? source : path.posix.normalize(path.posix.join(path.posix.dirname(source), file));
    if (!anchors.has(wanted)) throw new Error(`${source}: leads to ${href}, which is no page of the guide`);
    if (anchor === undefined) return named(wanted);
    const at = anchors.get(wanted).indexOf(decodeURIComponent(anchor));
    if (at < 0) throw new Error(`${source}: leads to ${href}, and there is no such heading`);
    return `${wanted === source ? '' : named(wanted)}#${anchors.get(inEnglish(wanted))[at]}`;
  };

  const page = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const inside = this.parser.parseInline(tokens);
        if (depth === 1) title = inside;
        return `<h${depth} id="${english[position++]}">${inside}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${targetOf(href)}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text }) {
        const file = path.posix.join(path.posix.dirname(source), href);
        if (!existsSync(path.join(docs, file))) throw new Error(`${source}: there is no picture ${href}`);
        images.add(file);
        return `<img src="images/${path.posix.basename(file)}" alt="${text}" loading="lazy" />`;
      },
      html({ text }) {
        throw new Error(`${source}: holds HTML: ${text}`);
      },
    },
    hooks: {
      // What moves sideways can be moved with the keyboard.
      postprocess: (html) =>
        html.replaceAll('<table>', '<div class="table" tabindex="0"><table>').replaceAll('</table>', '</table></div>'),
    },
  });
  const body = page.parse(textOf(source));
  const language = isChinese(source) ? 'zh-CN' : 'en-US';
  const parts = { language, title, body: body.trim() };
  return { html: template.replace(/\{\{(\w+)\}\}/g, (_, part) => parts[part]), images };
}

const [, , target] = process.argv;
if (target === undefined) throw new Error('usage: node scripts/guide-pages.mjs <folder>');
mkdirSync(path.join(target, 'images'), { recursive: true });
copyFileSync(path.join(root, 'addin/guide/guide.css'), path.join(target, 'guide.css'));
for (const source of sources) {
  const { html, images } = render(source);
  writeFileSync(path.join(target, named(source)), html);
  for (const image of images)
    copyFileSync(path.join(docs, image), path.join(target, 'images', path.posix.basename(image)));
}
