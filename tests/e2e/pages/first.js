// The page's first script. It listens where an extension that came too late would stand behind it, and tells the
// server what it could see; a page guarded in time sees nothing of what is held.
const report = (what) =>
  fetch("/seen", { method: "POST", body: JSON.stringify(what), headers: { "content-type": "application/json" } });

addEventListener("paste", (event) => report({ event: "paste", text: event.clipboardData.getData("text/plain") }), true);
addEventListener("submit", () => report({ event: "submit" }), true);
addEventListener("keydown", (event) => event.key === "Enter" && report({ event: "Enter" }), true);

// Editors write markup through innerHTML; on a Trusted Types page a site brings a policy of this name for them.
globalThis.trustedTypes?.createPolicy("default", { createHTML: (markup) => markup });
