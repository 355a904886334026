// The build inlines each module as base64: a content script cannot fetch without the page seeing it.
export const decode = (encoded) =>
  Uint8Array.fromBase64?.(encoded) ?? Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));
