// Every front end, each behind a posed host: `FRONT_ENDS[name](internet)` starts it and gives `{ arrived(), open(session),
// composer, send, ready(page), stop() }`. `arrived` are the prompts that its server received, by its own record.
import { forward } from "../internet/forward.js";
import { connected, startChainlit } from "./chainlit.js";
import * as gradio from "./gradio.js";
import { inPython } from "./in_python.js";
import { openWebUi, signIn } from "./open_webui.js";
import * as streamlit from "./streamlit.js";

const HOST = "claude.ai";

const behind = (start, { composer, send, ready = () => {} }) =>
  async (internet) => {
    const server = await start();
    internet.serve(HOST, forward(server.port, internet.received, HOST));
    const open = async (session) => {
      const page = await session.page(`https://${HOST}/`);
      await page.waitForSelector(composer, { visible: true, timeout: 60_000 });
      return page;
    };
    return { arrived: server.prompts, stop: server.stop, open, composer, send, ready };
  };

export const FRONT_ENDS = {
  Chainlit: behind(startChainlit, { composer: "#chat-input", send: "#chat-submit", ready: connected }),
  Gradio: behind(gradio.startGradio, { composer: gradio.COMPOSER, send: gradio.SEND }),
  Streamlit: behind(streamlit.startStreamlit, { composer: streamlit.COMPOSER, send: streamlit.SEND }),
  Panel: behind(inPython("panel"), { composer: ">>> textarea", send: ">>> .bk-btn" }),
  NiceGUI: behind(inPython("nicegui"), { composer: "footer input", send: "footer button" }),
  Shiny: behind(inPython("shiny"), { composer: "shiny-chat-container [contenteditable=true]", send: ".shiny-chat-btn-send" }),
  async "Open WebUI"(internet) {
    internet.serve(HOST, openWebUi());
    return {
      arrived: () =>
        internet.received.list({ path: "/api/chat/completions" }).map(({ body }) => JSON.parse(body).user_message.content),
      async open(session) {
        const page = await session.page();
        await signIn(page);
        await page.goto(`https://${HOST}/`, { waitUntil: "load", timeout: 60_000 });
        await page.waitForSelector("#chat-input", { visible: true, timeout: 60_000 });
        return page;
      },
      composer: "#chat-input",
      send: "#send-message-button",
      ready: () => {},
      stop: () => {},
    };
  },
};
