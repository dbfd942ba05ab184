/** ln Γ(a), a > 0; Lanczos's approximation with g = 7, n = 9, about 15 digits. */
function logGamma(a: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (a < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * a)) - logGamma(1 - a);
  const x = a - 1;
  const t = x + 7.5;
  const sum = terms.reduce((total, term, i) => total + term / (x + i + 1), 0.9999999999998099);
  return Math.log(2 * Math.PI) / 2 + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Chance that a chi-square variable exceeds the value: the regularised upper incomplete gamma function Q(df/2, value/2). */
export function chiSquareTail(value: number, degrees: number): number {
  const a = degrees / 2;
  const x = value / 2;
  if (!(x > 0)) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > sum * 1e-16; n++) sum += term *= x / (a + n);
    return Math.max(0, 1 - scale * sum);
  }
  // Lentz's continued fraction
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 500; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return scale * h;
}

/** ln of the chance of at least so many successes in `rows` draws, each with chance `share`: the upper binomial tail, summed from its first term. */
export function logBinomialTail(successes: number, rows: number, share: number): number {
  if (successes <= 0) return 0;
  if (successes > rows || share <= 0) return -Infinity;
  if (share >= 1) return 0;
  const first =
    logGamma(rows + 1) -
    logGamma(successes + 1) -
    logGamma(rows - successes + 1) +
    successes * Math.log(share) +
    (rows - successes) * Math.log1p(-share);
  let term = 1;
  let sum = 1;
  for (let k = successes; k < rows; k++) {
    term *= ((rows - k) / (k + 1)) * (share / (1 - share));
    sum += term;
    if (term < 1e-17 * sum && k > rows * share) break;
  }
  return Math.min(0, first + Math.log(sum));
}
