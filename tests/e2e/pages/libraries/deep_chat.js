import "deep-chat";

const chat = document.createElement("deep-chat");
chat.connect = { url: "/send" };
chat.style.cssText = "width: 36rem; height: 30rem";
document.body.append(chat);
globalThis.composer = "deep-chat >>> #text-input";
