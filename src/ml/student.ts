/**
 * How far out the standard normal holds this share of everything below (Abramowitz & Stegun 1964, 26.2.23; off by less than 4.5e-4).
 * @param share 0.5 … 1
 */
export function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - share));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/**
 * Student's t as far out as `z` is in the standard normal (Abramowitz & Stegun 1964, 26.7.5). @param freedom degrees of freedom, eight or more; within
 * 1 % up to z = 4
 */
export function studentQuantile(z: number, freedom: number): number {
  const z2 = z * z;
  const terms = [
    (z * (z2 + 1)) / 4,
    (z * (3 + z2 * (16 + 5 * z2))) / 96,
    (z * (-15 + z2 * (17 + z2 * (19 + 3 * z2)))) / 384,
    (z * (-945 + z2 * (-1920 + z2 * (1482 + z2 * (776 + 79 * z2))))) / 92160,
  ];
  return terms.reduceRight((sum, term) => (sum + term) / freedom, 0) + z;
}
