import { arithmetic, compare, number, type Expr } from '../../../core/expr';
import { mostGroups } from '../../../ml/groups';
import { memberships, withoutFew, type Covariance, type Mixture } from '../../../ml/mixture';
import type { ClusterMethod, Level } from '../method';
import { rowsFrom } from './sample';

/** Clouds show in so many rows; every row is then given to the likeliest. */
const LOOKED = 10_000;

/** Long or tilted clouds of unlike size that may overlap. */
export const mixture: ClusterMethod = {
  id: 'mixture',
  async fit(cloud, { k: asked, least }, { context, seedKey, advice: advise }) {
    const { cols } = cloud;
    const advice = await advise();
    if (asked === 'auto' && advice.k === 0) return null;
    const looked = rowsFrom(cloud, LOOKED, `${seedKey}/mixture`);
    const ks = asked === 'auto' ? Array.from({ length: mostGroups(looked.rows) - 1 }, (_, i) => i + 2) : [asked];
    // a full covariance takes many rows
    const kinds: readonly Covariance[] = looked.rows >= 10 * cols * cols ? ['full', 'diagonal'] : ['diagonal'];
    const inputs = ks.flatMap((k) =>
      kinds.map((covariance) => ({ x: looked.x, rows: looked.rows, cols, k, covariance, seedKey: `${seedKey}/k ${k}` })),
    );
    const fits = await context.pool.map('mixture', inputs, { signal: context.signal });
    const best = fits.reduce((a, b) => (b.bic < a.bic ? b : a));
    const { covariance } = best;
    const peopled = withoutFew(looked.x, looked.rows, cols, best, least);
    const { k } = peopled;
    return {
      k,
      merged: best.k - k,
      labels: memberships(cloud.x, cloud.rows, cols, peopled),
      rule: 'own',
      levels: [scores(peopled, cols)],
      program: (_of, made) => likeliest(made),
      chances: (made) => made,
      sampled: looked.rows < cloud.rows ? looked.rows : null,
      spec: { method: 'mixture', k: best.k, covariance },
      learnt: { bic: ks.map((tried) => [tried, Math.min(...fits.filter((fit) => fit.k === tried).map(({ bic }) => bic))]), covariance },
      // what was seen of one number of groups says nothing of another
      verdict: asked !== 'auto' ? 'chosen' : k === advice.k ? advice.verdict : 'weak',
    };
  },
};

/** Log weight and log density of each component: its peak less half the squared distance in its own units. */
function scores({ k, means, factors, peaks }: Mixture, cols: number): Level {
  return (of) =>
    Array.from({ length: k }, (_unused, c): Expr => {
      const own = Array.from({ length: cols }, (_row, i): Expr => {
        const at = (c * cols + i) * cols;
        const terms = of.slice(0, i + 1).map((one, j) => ({ weight: factors[at + j] as number, of: one }));
        return { type: 'linear', bias: 0, terms: terms.filter(({ weight }) => weight !== 0) };
      });
      const centre = own.map((_line, i) => {
        let sum = 0;
        for (let j = 0; j <= i; j++) sum += (factors[(c * cols + i) * cols + j] as number) * (means[c * cols + j] as number);
        return sum;
      });
      const away: Expr = { type: 'nearest', of: own, centres: [centre], give: 'distance' };
      return arithmetic(number(peaks[c] as number), '-', arithmetic(arithmetic(away, '*', away), '/', number(2)));
    });
}

/** The place of the greatest; the first of equal ones. */
function likeliest(made: readonly Expr[]): Expr {
  const most: Expr = { type: 'greatest', all: made };
  return made.reduceRight<Expr>(
    (otherwise, score, i) => ({ type: 'if', when: compare(score, '>=', most), then: number(i), else: otherwise }),
    { type: 'missing', kind: 'number' },
  );
}
