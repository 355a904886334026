// Gets a file by the browser's file system interface, as pages with a picker do. The picker itself cannot be driven in a
// test; the file is one that the page has put into its own storage, which comes by the same call.
import { send } from "./send.js";
globalThis.pick = async (name, text) => {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name, { create: true });
  const out = await handle.createWritable();
  await out.write(text);
  await out.close();
  try {
    await send([await handle.getFile()]);
    return "sent";
  } catch (error) {
    return error.name;
  }
};
