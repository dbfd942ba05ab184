export { parseFormula } from '../../program/formula/parse';
export { printFormula, printName } from '../../program/formula/print';
