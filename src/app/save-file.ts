/** Hands a file to the browser's own download; the address lives only as long as that takes. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name every file system takes. */
export function safeName(name: string): string {
  const plain = Array.from(name, (sign) => (sign < ' ' || '\\/:*?"<>|'.includes(sign) ? '-' : sign)).join('');
  return plain.replace(/^\.+/, '').slice(-120).trim() || 'leadlight';
}
