import path from 'node:path';
import { expect, it } from 'vitest';
import { locate } from './serve';

const home = path.resolve('/site');

it('finds files by their path and folders by their index', () => {
  expect(locate(home, '/', '/')).toBe(path.join(home, 'index.html'));
  expect(locate(home, '/', '/assets/a.js?x=1')).toBe(path.join(home, 'assets', 'a.js'));
  expect(locate(home, '/some/sub/path/', '/some/sub/path/samples/a%20b.csv')).toBe(path.join(home, 'samples', 'a b.csv'));
});

it('finds nothing outside the site', () => {
  for (const url of ['/../secret', '/%2e%2e/secret', '/a/../../secret', '/..%2fsecret', '/%00', '/%', '/../site-twin/a']) {
    expect(locate(home, '/', url), url).toBeUndefined();
  }
  expect(locate(home, '/some/sub/path/', '/index.html')).toBeUndefined();
});
