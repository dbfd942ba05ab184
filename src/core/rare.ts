/** Below this share an outcome is called rare: ranking a few right among many wrong then says little by AUC. */
const RARE = 0.05;

/** Whether precision and what the top of the list finds tell more than pairs ranked right. */
export function isRare(positives: number, rows: number): boolean {
  return rows > 0 && positives / rows < RARE;
}
