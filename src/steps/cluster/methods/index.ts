import type { ClusterMethod } from '../method';
import type { MethodId } from '../meta';
import { kmeans } from './kmeans';

export const METHODS: Readonly<Record<Exclude<MethodId, 'auto'>, ClusterMethod>> = { kmeans };
