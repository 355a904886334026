import { createAiChat } from "@nlux/core";

const place = document.createElement("div");
document.body.append(place);
const adapter = {
  async streamText(prompt, observer) {
    const answer = await fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
    observer.next(await answer.text());
    observer.complete();
  },
};
createAiChat().withAdapter(adapter).mount(place);
globalThis.composer = "textarea";
