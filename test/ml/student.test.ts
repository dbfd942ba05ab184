import { expect, it } from 'vitest';
import { normalQuantile, studentQuantile } from '../../src/ml/student';

// scipy.stats 1.10: norm.ppf(1 - .025 / m), and t.ppf(norm.cdf(z), df).
it.each([
  [1, 1.959964],
  [10, 2.807034],
  [100, 3.480756],
  [1000, 4.055627],
])('is as far out in the normal as one of %s asks', (asked, z) => {
  expect(Math.abs(normalQuantile(1 - 0.025 / asked) - z)).toBeLessThan(4.5e-4);
});

it.each([
  [9, 1.96, 2.2622],
  [9, 3, 4.0943],
  [9, 4, 6.9986],
  [15, 3, 3.5864],
  [30, 4, 4.6451],
  [300, 1.96, 1.9679],
])('is as far out with %s degrees of freedom as %s in the normal', (freedom, z, t) => {
  expect(Math.abs(studentQuantile(z, freedom) / t - 1)).toBeLessThan(0.01);
});
