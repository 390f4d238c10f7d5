// Formulas as files spell them, and as people write them: newer functions and those of add-ins have prefixes in a file.

const addInFunction = /_xldudf_([A-Za-z]+)_(?=[A-Za-z0-9_.]+\()/g;

/** The formula as a person writes it, with its equals sign. */
export function readFormula(formula: string): string {
  const plain = formula.replace(/^=/, '').replace(/\b_xl(?:fn|ws)\.(?:_xl(?:fn|ws)\.)?/g, '');
  return `=${plain.replace(addInFunction, '$1.')}`;
}

/** Functions that came after the format was fixed: without the prefix Excel does not know them. */
const newer =
  /(?<![\w.])(XLOOKUP|XMATCH|IFS|SWITCH|TEXTJOIN|CONCAT|MAXIFS|MINIFS|LET|LAMBDA|UNIQUE|SORTBY|SEQUENCE|RANDARRAY|TEXTBEFORE|TEXTAFTER|TEXTSPLIT|VSTACK|HSTACK|TOCOL|TOROW|TAKE|DROP|STDEV\.S|STDEV\.P|VAR\.S|VAR\.P|RANK\.EQ|RANK\.AVG|PERCENTILE\.INC|PERCENTILE\.EXC|QUARTILE\.INC|QUARTILE\.EXC|MODE\.SNGL|IFNA)(?=\()/gi;
const newest = /(?<![\w.])(FILTER|SORT)(?=\()/gi;

/** The formula as a file spells it, without its equals sign. */
export function writtenFormula(formula: string): string {
  return formula
    .replace(/^=/, '')
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(newer, '_xlfn.$1').replace(newest, '_xlfn._xlws.$1')))
    .join('');
}
