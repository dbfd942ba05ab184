throw new Error('at top level');
