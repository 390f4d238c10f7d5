// Long texts within the workbook's settings: cut into pieces that a setting takes, and put together again.

// Excel for the web refuses long setting values; this stays well below what every Excel takes.
const longest = 8_000;

const prefix = 'scorebook';

/** Whether a setting holds one of our texts. */
export function isOurs(setting: string): boolean {
  return setting.startsWith(`${prefix}.`);
}

/** The setting that says in how many pieces the text of this name is kept. */
export function headName(name: string): string {
  return `${prefix}.${name}`;
}

/** The setting of one piece of the text of this name. */
export function pieceName(name: string, index: number): string {
  return `${prefix}.${name}.${index}`;
}

/** A text in pieces; no piece tears a surrogate pair apart. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + longest, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
