/** Chromium in containers and for tests: nothing it does by itself may look like a request of ours. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The address bar's lists are two pages of their own for every window: half the work of opening one, and nobody types there.
  '--disable-features=AutofillServerCommunication,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];
