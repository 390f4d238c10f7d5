// Formulas that need no add-in where plain ones say the same, and that show nothing where none do.
import { plainFormula } from '../../../../addin/workbook/file/plain-formulas';

test.each([
  ['=SUM(A1:A3)', 'SUM(A1:A3)'],
  ['=JX.SHEETSCORE("deduct",E5,F5+G5)', 'ROUND(MAX(0,E5-SUM(F5+G5)),10)'],
  ['=JX.SHEETSCORE("rate",20,F5)', 'ROUND(SUM(F5),10)'],
  ['=JX.SHEETSCORE("add",8,F5,G5:G6)', 'ROUND(MIN(8,SUM(F5,G5:G6)),10)'],
  ['=JX.SHEETSCORE("penalty","",F5)', 'ROUND(-SUM(F5),10)'],
  ['=IF(A1="a,b)",JX.ROUNDSCORE(MAX(A2,1),2),"JX.")', 'IFERROR(IF(A1="a,b)",ROUND(ROUND(MAX(A2,1),10),2),"JX."),"")'],
  ['=JX.BLENDSCORE(A1,B1:B2,0.3,2)', 'ROUND(ROUND(A1*(1-0.3)+AVERAGE(B1:B2)*0.3,10),2)'],
  [
    "=JX.ROUNDSCORE(JX.COMPOSITE('安全,(一)'!A1:B1,C1:D1),2)",
    "ROUND(ROUND(ROUND(SUMPRODUCT('安全,(一)'!A1:B1,C1:D1),10),10),2)",
  ],
  ['=JX.TIERBONUS(JX.SHEETSCORE("rate",9,A1),13)', 'IFERROR(JX.TIERBONUS(ROUND(SUM(A1),10),13),"")'],
  ['=JX.SHEETSCORE("deduct"', 'IFERROR(JX.SHEETSCORE("deduct","")'],
])('%s', (formula, plain) => {
  expect(plainFormula(formula)).toBe(plain);
});
