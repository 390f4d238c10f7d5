// Formulas for programs that have no custom functions (WPS, LibreOffice): what can be said in plain ones is, and the rest shows nothing.

interface Call {
  readonly start: number;
  /** behind the closing bracket */
  readonly end: number;
  readonly name: string;
  readonly args: readonly string[];
}

/** The first call of a custom function in a formula; null where there is none, or none that ends. */
function firstCall(formula: string): Call | null {
  const opening = /\bJX\.([A-Z]+)\(/.exec(formula);
  if (opening === null) return null;
  const [{ length }, name = ''] = opening;
  const args: string[] = [];
  let [from, depth, isText, isName] = [opening.index + length, 0, false, false];
  for (let at = from; at < formula.length; at++) {
    const character = formula[at];
    if (character === '"' && !isName) isText = !isText;
    else if (character === "'" && !isText) isName = !isName;
    if (isText || isName) continue;
    if (character === '(') depth++;
    const isEnd = character === ')' && depth === 0;
    if (isEnd || (character === ',' && depth === 0)) {
      args.push(formula.slice(from, at));
      from = at + 1;
    }
    if (isEnd) return { start: opening.index, end: at + 1, name, args };
    if (character === ')') depth--;
  }
  return null;
}

/** Binary noise is rounded away, as the functions do. */
const withoutNoise = (value: string): string => `ROUND(${value},10)`;

function sheetScore([method, marks = '""', ...points]: readonly string[]): string | null {
  const sum = `SUM(${points.join(',')})`;
  switch (method) {
    case '"deduct"':
      return withoutNoise(`MAX(0,${marks}-${sum})`);
    case '"rate"':
      return withoutNoise(sum);
    case '"add"':
      return withoutNoise(`MIN(${marks},${sum})`);
    case '"penalty"':
      return withoutNoise(marks === '""' ? `-${sum}` : `-MIN(${marks},${sum})`);
    default:
      return null;
  }
}

/** A call as a plain formula; null where there is none that is as exact. */
function plainCall({ name, args }: Call): string | null {
  const [first = '', second = '', third = '', fourth = ''] = args;
  if (name === 'SHEETSCORE') return sheetScore(args);
  if (name === 'ROUNDSCORE') return `ROUND(${withoutNoise(first)},${second})`;
  if (name === 'COMPOSITE' && args.length === 2) return withoutNoise(`SUMPRODUCT(${first},${second})`);
  if (name === 'BLENDSCORE' && args.length === 4) {
    return `ROUND(${withoutNoise(`${first}*(1-${third})+AVERAGE(${second})*${third}`)},${fourth})`;
  }
  return null;
}

/**
 * A formula as it stands in a file, without its equals sign. Where a custom function is left, the cell shows nothing in a program that does not have
 * it, rather than an error that frightens; in Excel with the add-in it shows its value.
 */
export function plainFormula(formula: string): string {
  let text = formula.replace(/^=/, '');
  let done = '';
  for (let call = firstCall(text); call !== null; call = firstCall(text)) {
    const plain = plainCall(call);
    const kept = plain === null ? text.slice(call.start, call.start + 'JX.'.length) : '';
    done += text.slice(0, call.start) + kept;
    text = (plain ?? text.slice(call.start + kept.length, call.end)) + text.slice(call.end);
  }
  const whole = done + text;
  return /\bJX\./.test(whole) ? `IFERROR(${whole},"")` : whole;
}
