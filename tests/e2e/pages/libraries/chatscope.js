import "@chatscope/chat-ui-kit-styles/dist/default/styles.min.css";
import { ChatContainer, MainContainer, Message, MessageInput, MessageList } from "@chatscope/chat-ui-kit-react";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

function Chat() {
  const [said, say] = useState([]);
  const onSend = (_, prompt) => {
    say((before) => [...before, { message: prompt, direction: "outgoing" }]);
    fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
  };
  const messages = said.map((model, key) => createElement(Message, { key, model }));
  const list = createElement(MessageList, null, ...messages);
  const input = createElement(MessageInput, { placeholder: "Type a message", onSend });
  return createElement(MainContainer, { style: { height: "30rem" } }, createElement(ChatContainer, null, list, input));
}

const place = document.createElement("div");
document.body.append(place);
createRoot(place).render(createElement(Chat));
globalThis.composer = ".cs-message-input__content-editor";
