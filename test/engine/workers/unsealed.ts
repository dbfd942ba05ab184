import { expose } from 'comlink';
import { computeApi } from '../../../src/engine/compute-api';
import { TASKS } from './tasks';

expose(computeApi(TASKS, Promise.resolve(false), () => undefined));
