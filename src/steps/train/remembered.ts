/** What was worked out of something that never changes, by name. It goes when the thing goes. */
const known = new WeakMap<object, Map<string, unknown>>();

/** @param name all that the result hangs on beside `of`, and of which kind it is */
export async function once<T>(of: object, name: string, make: () => T | Promise<T>): Promise<T> {
  let own = known.get(of);
  if (!own) known.set(of, (own = new Map()));
  if (own.has(name)) return own.get(name) as T;
  // kept when it is there, so that a cancelled run leaves nothing behind
  const made = await make();
  own.set(name, made);
  return made;
}

/** The same of what is made at once. */
export function onceNow<T>(of: object, name: string, make: () => T): T {
  const own = known.get(of) ?? new Map<string, unknown>();
  known.set(of, own);
  if (!own.has(name)) own.set(name, make());
  return own.get(name) as T;
}

const places = new WeakMap<object, number>();
let count = 0;

/** A number of its own for each thing, for names of what hangs on several. */
export function placeOf(of: object): number {
  const place = places.get(of) ?? ++count;
  places.set(of, place);
  return place;
}
