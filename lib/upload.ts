import { largestFile, readUpload, type Upload } from './config';

/**
 * The bytes of a dropped file as text. A file that is plainly not configuration is refused with the reason, in the
 * admin's words; a byte order mark stays where it is.
 */
export function readBytes(path: string, bytes: Uint8Array): { readonly upload: Upload } | { readonly says: string } {
  if (bytes.length > largestFile) {
    return { says: `${path} is larger than 5 MB. Configuration files are a few kilobytes: is this the right file?` };
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return {
      says: `${path} is text in UTF-16, which Apache and Tomcat do not read here. Save it as UTF-8 and drop it again.`,
    };
  }
  if (bytes.includes(0)) return { says: `${path} is a binary file, not a text: it contains zero bytes.` };
  try {
    return readText(path, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { says: `${path} is not UTF-8. Save it as UTF-8 and drop it again; nothing in it was changed.` };
  }
}

/** A pasted or decoded text as an upload. What must not be kept at all, a private key, is refused here. */
export function readText(path: string, text: string): { readonly upload: Upload } | { readonly says: string } {
  const read = readUpload(path, text);
  if (read.kind === 'refused' && !read.at) return { says: read.says };
  return { upload: { path, text } };
}
