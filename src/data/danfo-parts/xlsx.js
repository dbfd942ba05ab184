const refuse = () => {
  throw new Error('workbooks are not read through danfojs');
};

export const read = refuse;
export const writeFile = refuse;
export const utils = {};
