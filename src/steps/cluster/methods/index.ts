import type { ClusterMethod } from '../method';
import type { MethodId } from '../meta';
import { dbscan } from './dbscan';
import { hdbscan } from './hdbscan';
import { hierarchical } from './hierarchical';
import { kmeans } from './kmeans';
import { mixed } from './mixed';
import { mixture } from './mixture';

export const METHODS: Readonly<Record<Exclude<MethodId, 'auto'>, ClusterMethod>> = {
  kmeans,
  hierarchical,
  mixture,
  mixed,
  dbscan,
  hdbscan,
};
