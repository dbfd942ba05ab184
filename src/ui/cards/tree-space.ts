/** Pixels around and between the branches of a tree's picture. */
export const PITCH = 9;
export const TOP = 30;
export const BOTTOM = 40;
export const LEFT = 6;
export const RIGHT = 86;
