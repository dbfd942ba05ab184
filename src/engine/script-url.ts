/** As much of Trusted Types as we use; browsers without it need no blessing. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/**
 * The one Trusted Types policy of this page or worker: it blesses the listed addresses and no other. Called once per realm;
 * the header names the policy without `allow-duplicates`.
 * @throws TypeError for an address that is not on the list
 */
export function scriptPolicy(urls: readonly string[]): (url: string) => string {
  const listed = (url: string): string => {
    if (!urls.includes(url)) throw new TypeError('not one of our scripts');
    return url;
  };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy('app-script-url', { createScriptURL: listed });
  // What `new Worker` takes is typed as a string; the browser sees the blessed object.
  return policy ? (url) => policy.createScriptURL(url) as string : listed;
}
