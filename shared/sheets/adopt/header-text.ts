// What a header says (表头文字): its words in one form however they are typed, and the full marks that it may name.
import { withoutHidden } from '../../scheme/plain-text';
import { inSimplified } from './traditional';

const inBrackets = /[([{【〔〈《「][^)\]}】〕〉》」]*[)\]}】〕〉》」]/gu;

/**
 * A text in one writing (统一写法): compatibility forms as one, traditional as simplified, small letters, one blank at most between words
 * and none beside a Chinese character.
 * @example plainWriting('績 效\n考核 Ａ') // '绩效考核a'
 */
export function plainWriting(text: string): string {
  const simple = inSimplified(withoutHidden(text).normalize('NFKC')).toLowerCase();
  return simple
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/gu, '')
    .trim();
}

/**
 * A header as it is matched (表头规范写法): in one writing, without brackets and what stands in them, percent, numbering, punctuation at the ends.
 * @example headerForm('得 分\n（40%）') // '得分'
 */
export function headerForm(text: string): string {
  return plainWriting(text)
    .replace(inBrackets, '')
    .replace(/^[\d一二三四五六七八九十]+[、.．](?!\d)/u, '')
    .replace(/[*＊#%％‰_:：;；,，。./\\|"'“”]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/gu, '')
    .trim();
}

const passingBrackets =
  /\((?:续表?|续页|continued|cont\.?|[\d一二三四五六七八九十零〇~至.\-/]*[年月日季周期上下半][\d一二三四五六七八九十零〇年度月份日季周期上下半第~至.\-/]*)\)/gu;
const marksOnly =
  /[([【](?:(?:满分|标准分|分值|权重|最高|各项?|max\.?)[:：]?\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*(?:分|%|points?|pts?|marks?))\s*(?:分|%|points?|pts?|marks?)?[)\]】]/giu;

/**
 * A header as it is known again (表头指纹): in one writing, with what its brackets say but full marks, months and pages.
 * @example headerPrint('得 分\n（40%）') // '得分'
 * @example headerPrint('分数（扣）') // '分数扣'
 */
export function headerPrint(text: string): string {
  const lasting = plainWriting(text).replace(marksOnly, '').replace(passingBrackets, '');
  return headerForm(lasting.replace(/[()[\]{}【】〔〕〈〉《》「」]/gu, ' '));
}

const marksIn = [
  /[([【](?:满分|标准分|分值|权重|最高|各项?|max\.?)?[:：]?\s*(\d+(?:\.\d+)?)\s*(?:分|%|points?|pts?|marks?)[)\]】]/iu,
  // Without a word a figure in brackets is full marks at the end only: 七(2)班 has none.
  /[([【](?:满分|标准分|分值|权重|最高|max\.?)?[:：]?\s*(\d+(?:\.\d+)?)[)\]】]$/iu,
  /(?:满分|标准分|分值)[:：]?\s*(\d+(?:\.\d+)?)\s*分?/u,
  /(\d+(?:\.\d+)?)\s*[分%]\s*$/u,
];

/**
 * The full marks that a header names (表头标准分); null where it names none.
 * @example headerMarks('安全（40分）') // 40
 * @example headerMarks('一季度') // null
 */
export function headerMarks(text: string): number | null {
  const plain = plainWriting(text);
  for (const pattern of marksIn) {
    const found = pattern.exec(plain)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

const marksInBrackets =
  /\s*[(（[【](?:满分|标准分|分值|权重|最高|滿分|標準分|權重|max\.?)?[:：]?\s*\d+(?:\.\d+)?\s*(?:分|%|％|points?|pts?|marks?)\s*[)）\]】]/giu;

/**
 * What a header or a title is about (表头主题), as somebody reads it: without full marks, on one line.
 * @example topicText('安全\n（40分）') // '安全'
 * @example topicText('七（2）班') // '七（2）班'
 */
export function topicText(text: string): string {
  const line = withoutHidden(text).replace(/\s+/gu, ' ').trim();
  const short = line
    .replace(marksInBrackets, '')
    .replace(/\s*[(（[【]\s*\d+(?:\.\d+)?\s*[)）\]】]$/u, '')
    .replace(/\s*\d+(?:\.\d+)?\s*[分%％]$/u, '')
    .trim();
  return short === '' ? line : short;
}

/** Pairs of characters, by which two texts are compared. */
function bigrams(text: string): readonly string[] {
  const characters = [...text];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/**
 * How alike two texts are (相似度), 0 to 1: twice the pairs of characters that both have, by the pairs of both (Dice).
 * @example likeness('考核得分', '考核得分') // 1
 */
export function likeness(one: string, other: string): number {
  const rest = [...bigrams(other)];
  const first = bigrams(one);
  const all = first.length + rest.length;
  if (all === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const pair of first) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / all;
}
