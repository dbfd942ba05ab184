import { expose } from 'comlink';
import { computeApi } from '../src/engine/compute-api';
import { policyHolds } from '../src/engine/policy-probe';
import { TASKS } from '../src/ml/tasks';

expose(computeApi(TASKS, policyHolds(), (progress) => postMessage(progress)));
