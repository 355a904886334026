// A send control without a name, and beside it a suggestion whose name could be a send control's.
import { AssistantRuntimeProvider, ComposerPrimitive, MessagePrimitive, ThreadPrimitive, useLocalRuntime } from "@assistant-ui/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const adapter = {
  async run({ messages }) {
    const prompt = messages.at(-1).content.map(({ text }) => text).join("");
    const answer = await fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
    return { content: [{ type: "text", text: (await answer.json()).text }] };
  },
};

const Message = () => createElement(MessagePrimitive.Root, null, createElement(MessagePrimitive.Parts));

function Chat() {
  const arrow = createElement("svg", { width: 20, height: 20 }, createElement("path", { d: "M2 18 18 10 2 2z" }));
  const composer = createElement(
    ComposerPrimitive.Root,
    { style: { display: "flex" } },
    createElement(ComposerPrimitive.Input, { placeholder: "Write a message", style: { flex: 1 } }),
    createElement(ComposerPrimitive.Send, null, arrow),
  );
  const suggestion = createElement(
    ThreadPrimitive.Suggestion,
    { id: "suggestion", prompt: "Ask about SSN 536-80-4398 again", send: true, method: "replace" },
    "Ask again",
  );
  const messages = createElement(ThreadPrimitive.Messages, { components: { Message } });
  const thread = createElement(ThreadPrimitive.Root, null, messages, suggestion, composer);
  return createElement(AssistantRuntimeProvider, { runtime: useLocalRuntime(adapter) }, thread);
}

const place = document.createElement("div");
document.body.append(place);
createRoot(place).render(createElement(Chat));
globalThis.composer = "textarea:not([aria-hidden])";
globalThis.suggestion = "#suggestion";
