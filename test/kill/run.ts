/** `npm run kill`: a 200 MB import, killed at 20 moments by a crashing tab and at 20 by killing the browser. `-- 3 10`: 3 moments, 10 MB. */
import { blows } from './kill';

const [points = 20, megabytes = 200] = process.argv.slice(2).map(Number);
const all = await blows(megabytes * 1e6, points, ({ how, when, at, found, notebook, wrong }) => {
  process.stdout.write(
    `${how} while ${when} at ${(at * 100).toFixed(0)} %: ${found}${found === 'whole' && !notebook ? ', no notebook yet' : ''}${wrong === null ? '' : `, WRONG: ${wrong}`}\n`,
  );
});
const between = all.filter(({ found, notebook }) => found === 'whole' && !notebook).length;
process.stdout.write(`${between} between the data set and its notebook\n`);
const good = all.filter(({ wrong }) => wrong === null).length;
process.stdout.write(`${good} of ${all.length}\n`);
process.exit(good === points * 2 ? 0 : 1);
