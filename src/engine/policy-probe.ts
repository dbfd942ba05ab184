/** Reserved by RFC 2606: it leads nowhere, even where nothing forbids it. */
export const FORBIDDEN = 'https://forbidden.invalid/';
const graceMs = 500;

/** What keeps data in: a policy that lacks one of these does not seal anything. */
const SEALING = ["default-src 'none'", "connect-src 'self'", "worker-src 'self'"];

/** Whether a response's policy header keeps data in; several policies arrive joined by commas, and one that seals is enough. */
export function seals(header: string | null): boolean {
  return (header ?? '').split(',').some((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().replace(/\s+/g, ' '));
    return SEALING.every((wanted) => directives.includes(wanted));
  });
}

/**
 * Asks for a forbidden address and wants the browser to report the violation; a request that merely fails proves nothing.
 * For the page and for any worker: each answers for itself alone.
 */
export function policyHolds(): Promise<boolean> {
  const address = `${FORBIDDEN}?probe=${++probes}`;
  return new Promise((resolve) => {
    const settle = (held: boolean): void => {
      globalThis.removeEventListener('securitypolicyviolation', heard);
      clearTimeout(timer);
      resolve(held);
    };
    const heard = (event: Event): void => {
      const { blockedURI, disposition, effectiveDirective } = event as SecurityPolicyViolationEvent;
      if (blockedURI.startsWith(FORBIDDEN) && disposition === 'enforce' && effectiveDirective === 'connect-src') settle(true);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    globalThis.addEventListener('securitypolicyviolation', heard);
    // The event may come a turn after the failure; an answer leaves nothing to wait for.
    fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(
      () => settle(false),
      () => (timer = setTimeout(() => settle(false), graceMs)),
    );
  });
}

let probes = 0;
