// The backstop: asks the page side about every text that is about to leave the page by the network, whether or not
// anybody saw it leave a composer. It runs in the page's own world, before the page's first script, reads what is
// sent, asks, and either calls the browser's own function with the very same arguments or does not. It decides nothing.
import { guardAccount } from "./account.js";
import { watchBlobs } from "./blobs.js";
import { guardClipboard } from "./clipboard.js";
import { guardFetch } from "./fetch.js";
import { guardFiles } from "./files.js";
import { guardForms } from "./forms.js";
import { guardFrames } from "./frames.js";
import { open } from "./line.js";
import { each, has, set, Weak } from "./natives.js";
import { guardReopened } from "./reopened.js";
import { guardSockets } from "./sockets.js";
import { guardStrangers } from "./strangers.js";
import { guardStreams } from "./streams.js";
import { guardWorkers } from "./workers.js";
import { watch } from "./written.js";
import { guardXhr } from "./xhr.js";

const WAYS = [
  guardFetch, guardXhr, guardSockets, guardStreams, guardForms, guardFiles, guardWorkers, watchBlobs, guardClipboard, guardFrames, guardReopened,
  guardAccount, guardStrangers,
];
const guarded = new Weak();

const install = (w) => {
  const { document } = w;
  if (has(guarded, document)) return;
  set(guarded, document, true);
  each(WAYS, (guard) => guard(w, install));
};

open();
watch();
install(window);
