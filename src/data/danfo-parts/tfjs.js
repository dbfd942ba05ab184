// What danfojs takes from tfjs, out of the modular packages, so that there is one shared copy of the core.
export * from '@tensorflow/tfjs-core/dist/ops/ops';
export { Tensor, Variable, dispose, enableProdMode, getBackend, keep, ready, setBackend, tidy, time, util } from '@tensorflow/tfjs-core';
