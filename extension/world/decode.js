// A content script cannot fetch without the page seeing it, so the build puts each module into its script: as base64 in the
// comment of a function, which a browser passes over in less than half the time that it takes to read a string.
const BEGIN = "/*";
const END = "*/";

/** The bytes that a function of the build carries. */
export const decode = (carrier) => {
  const source = carrier.toString();
  const encoded = source.slice(source.indexOf(BEGIN) + BEGIN.length, source.lastIndexOf(END));
  return Uint8Array.fromBase64?.(encoded) ?? Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));
};
