import { expect, it } from 'vitest';
import { seals } from '../../src/engine/policy-probe';
import { CONTENT_SECURITY_POLICY, DEVELOPMENT_HEADERS, HEADERS, headersFile } from '../../workers/policy';

it('takes our own policy as sealing, alone, in development and beside a host’s own', () => {
  expect(seals(CONTENT_SECURITY_POLICY)).toBe(true);
  expect(seals(DEVELOPMENT_HEADERS['Content-Security-Policy'] ?? '')).toBe(true);
  expect(seals(`upgrade-insecure-requests, ${CONTENT_SECURITY_POLICY}`)).toBe(true);
});

it('takes a missing, empty or wider policy as no seal', () => {
  expect(seals(null)).toBe(false);
  expect(seals('')).toBe(false);
  expect(seals(CONTENT_SECURITY_POLICY.replace("connect-src 'self'", "connect-src 'self' https://elsewhere.invalid"))).toBe(false);
  expect(seals(CONTENT_SECURITY_POLICY.replace("default-src 'none'; ", ''))).toBe(false);
});

it('writes every header into the file for hosts', () => {
  for (const [name, value] of Object.entries(HEADERS)) expect(headersFile()).toContain(`\n  ${name}: ${value}\n`);
});
