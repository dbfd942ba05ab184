/** The dictionary is large, so only the card that shows it loads it. */
export { DEPARTMENT_WORDS, LEVEL_WORDS } from './dictionary';
export { DEPARTMENTS, LEVELS } from './levels';
