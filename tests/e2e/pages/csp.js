// The content security policies that pages of AI tools are served with.
export const CSP = {
  none: null,
  strict:
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; " +
    "frame-src 'self'; require-trusted-types-for 'script'",
  nonce: "script-src 'nonce-bm9uY2U' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
};
