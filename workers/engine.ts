// Placeholder until the engine is wired.
export {};
