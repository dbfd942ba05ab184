export default {};

export function newPlot() {
  throw new Error('plotting a frame is not part of this build');
}
