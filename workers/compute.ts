// Placeholder until the compute is wired.
export {};
