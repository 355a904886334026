// Slots its field and its send control into shadow roots; the field is no higher than its letters.
import "@vaadin/message-input";
import "@vaadin/message-list";

const list = document.createElement("vaadin-message-list");
const input = document.createElement("vaadin-message-input");
document.body.append(list, input);
const say = (userName, text) => (list.items = [...(list.items ?? []), { userName, text }]);
input.addEventListener("submit", async ({ detail: { value: prompt } }) => {
  say("You", prompt);
  const answer = await fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
  say("AI", (await answer.json()).text);
});
globalThis.composer = "vaadin-message-input textarea";
