// What every upload page does with its files: note them, and send them.
globalThis.got = [];

/** Sends each file as it is. */
export async function send(files) {
  for (const file of files) {
    globalThis.got.push({ name: file.name, size: file.size });
    await fetch(`/upload?${new URLSearchParams({ name: file.name })}`, { method: "POST", body: file });
  }
}

/** A file input that sends what is chosen in it. */
export function input(more = {}) {
  const input = Object.assign(document.createElement("input"), { type: "file", ...more });
  input.addEventListener("change", () => send(input.files));
  return input;
}

export const place = document.getElementById("place");
