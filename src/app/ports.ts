import type { EngineClient } from '../engine/client';

/** What the page needs of the engine; tests bring their own. */
export type EnginePort = Omit<EngineClient, 'close'>;
