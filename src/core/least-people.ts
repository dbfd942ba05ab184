/** Of fewer people nothing is told but how many they are: figures of a handful would be figures of someone. */
export const MIN_PEOPLE = 10;
