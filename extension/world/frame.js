// The hidden frame that reads files: starts the reader in a worker and carries messages between it and the page side,
// which alone has the other end of the port. A page cannot reach this frame: it stands in a closed shadow root.
const READER = "reader.js";
const address = globalThis.trustedTypes
  ? trustedTypes.createPolicy("reader", { createScriptURL: () => READER }).createScriptURL("")
  : READER;

addEventListener(
  "message",
  ({ ports: [port] }) => {
    if (!port) return;
    const reader = new Worker(address);
    const broke = () => port.postMessage("broke");
    reader.onmessage = ({ data }) => port.postMessage(data);
    reader.onerror = broke;
    reader.onmessageerror = broke;
    port.onmessage = ({ data }) => reader.postMessage(data);
  },
  { once: true },
);
