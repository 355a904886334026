// Chat pages of AI tools that no list knows, in the shapes that open front ends and home-made pages have. `by` as in
// `ordinary.js`; `stream` answers with text/event-stream, `lines` with application/x-ndjson.
const bottom = (inner) => `<div style="position:fixed;bottom:0;left:0;right:0;padding:1rem">${inner}</div>`;
const field = (more = "") => `<textarea style="width:34rem;height:3rem" ${more}></textarea>`;

export const CHATS = {
  "Open WebUI's shape": {
    title: "Open WebUI",
    body: `<button id="model-selector-0-button">llama3.2:3b</button>${bottom('<div id="chat-input" class="tiptap ProseMirror" role="textbox" contenteditable style="width:34rem;height:3rem"></div><button id="send-message-button" type="submit">Send</button>')}`,
    by: "stream",
  },
  "Chainlit's shape": {
    title: "Assistant",
    body: bottom(`<textarea id="chat-input" placeholder="Type your message here..." style="width:34rem"></textarea><button id="chat-submit">Send</button>`),
    by: "socket",
  },
  "Gradio's shape": {
    title: "Gradio",
    body: `<gradio-app><div role="log" aria-label="chatbot conversation"></div>${field('data-testid="textbox" placeholder="Type a message..."')}<button data-testid="submit-button">Submit</button></gradio-app>`,
    by: "stream",
  },
  "Streamlit's shape": {
    title: "Streamlit",
    body: bottom(`<div data-testid="stChatInput"><textarea data-testid="stChatInputTextArea" placeholder="Your message" style="width:34rem"></textarea><button>Send</button></div>`),
    by: "socket",
  },
  "AnythingLLM's shape": {
    title: "AnythingLLM | Your personal LLM trained on anything",
    body: bottom(`<div id="prompt-input-wrapper"><textarea id="primary-prompt-input" placeholder="Send a message" style="width:34rem"></textarea><button type="submit">Send</button></div>`),
    by: "stream",
  },
  "NextChat's shape": {
    title: "NextChat",
    body: bottom(`<textarea id="chat-input" placeholder="Enter to send" style="width:34rem"></textarea><button class="button_icon-button chat_chat-input-send__a1">Send</button>`),
    by: "stream",
  },
  "a plain assistant with a model menu": {
    title: "Helper",
    body: `<button>New chat</button><select><option>mistral-small</option><option>qwen-2.5</option></select>${bottom(`${field('placeholder="Ask anything"')}<button aria-label="Send">></button>`)}`,
    by: "stream",
  },
  "an assistant whose entries have authors": {
    title: "Ask the handbook",
    body: `<div role="log"><div data-role="assistant">Hello</div></div>${bottom(`${field('placeholder="Message"')}<button>Send</button>`)}`,
    by: "fetch",
  },
  "a bare page that streams events": {
    title: "Chat",
    body: `<div id="out"></div>${bottom(`${field('placeholder="Ask a question"')}<button>Send</button>`)}`,
    by: "stream",
  },
  "a bare page that streams lines": {
    title: "AI chat",
    body: `<div id="out"></div>${bottom(`<input type="text" placeholder="Message" style="width:34rem"><button>Send</button>`)}`,
    by: "lines",
  },
  "a Spanish assistant": {
    title: "Asistente | AI",
    body: `<button>Nuevo chat</button><div aria-live="polite"></div>${bottom(`${field('placeholder="Pregúntame algo"')}<button aria-label="Enviar">></button>`)}`,
    by: "stream",
  },
  "an assistant that answers all at once and says little": {
    title: "Helpdesk",
    body: `<div id="out"></div>${bottom(`${field('placeholder="Type here"')}<button>Go</button>`)}`,
    by: "fetch",
  },
};
