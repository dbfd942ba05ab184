import { policyHolds } from '../src/engine/policy-probe';

/** Tells the page whether workers are under the policy, before any worker meets data. */
void policyHolds().then((held) => postMessage(held));
