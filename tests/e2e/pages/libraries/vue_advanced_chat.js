// Takes Enter at keydown and sends at keyup.
import { register } from "vue-advanced-chat";

register();
const people = [{ _id: "1", username: "You" }, { _id: "2", username: "Assistant" }];
const chat = document.createElement("vue-advanced-chat");
Object.assign(chat, {
  currentUserId: "1",
  rooms: JSON.stringify([{ roomId: "1", roomName: "Assistant", users: people }]),
  roomsLoaded: true,
  messages: "[]",
  messagesLoaded: true,
  singleRoom: "true",
  height: "30rem",
});
chat.addEventListener("send-message", ({ detail: [{ content }] }) =>
  fetch("/send", { method: "POST", body: JSON.stringify({ prompt: content }) }),
);
document.body.append(chat);
globalThis.composer = "vue-advanced-chat >>> textarea";
