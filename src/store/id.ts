/** A fresh id for a notebook, a data set or an import; works where `randomUUID` is withheld for want of https. @returns 20 hex digits */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
