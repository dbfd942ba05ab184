/** Texts as bytes; up to seven behind one may be read. Lengths are 1 and more. */

@inline
function tail(at: usize, length: i32): u64 {
  return load<u64>(at) & (<u64>-1 >>> <u64>(64 - (length << 3)));
}

@inline
export function hashOf(at: usize, length: i32): i32 {
  let hash: u64 = <u64>length * 0x9e3779b97f4a7c15;
  while (length > 8) {
    hash = (hash ^ load<u64>(at)) * 0xff51afd7ed558ccd;
    hash ^= hash >>> 32;
    at += 8;
    length -= 8;
  }
  hash = (hash ^ tail(at, length)) * 0xff51afd7ed558ccd;
  return <i32>(hash ^ (hash >>> 32));
}

@inline
export function same(a: usize, b: usize, length: i32): bool {
  while (length > 8) {
    if (load<u64>(a) !== load<u64>(b)) return false;
    a += 8;
    b += 8;
    length -= 8;
  }
  return tail(a, length) === tail(b, length);
}
