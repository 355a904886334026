// Open WebUI's real front end, served from its wheel, over a stub of the few answers it cannot start without.
import { createReadStream, existsSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { installed } from "./installed.js";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const USER = {
  id: "staff",
  email: "staff@agency.test",
  name: "Member of staff",
  role: "user",
  profile_image_url: "/user.png",
  token: "stub",
  token_type: "Bearer",
  permissions: { chat: { temporary: true, edit: true }, features: {}, workspace: {} },
};

const MODEL = { id: "stub", name: "Stub", object: "model", owned_by: "openai", info: { meta: {} }, actions: [] };

const ANSWERS = {
  "/api/config": {
    status: true,
    name: "Open WebUI",
    version: "0.12.4",
    default_locale: "en-US",
    default_models: "stub",
    default_prompt_suggestions: [],
    features: { auth: true, enable_websocket: true },
    oauth: { providers: {} },
  },
  "/api/models": { data: [MODEL] },
  "/api/v1/auths/": USER,
  "/api/v1/users/user/settings": { ui: { models: ["stub"], version: "0.12.4" } },
  "/api/version": { version: "0.12.4" },
};

/** A site for `Internet.serve`. Visit it with `signIn` done first. */
export function openWebUi() {
  const files = join(installed("open_webui"), "open_webui/frontend");
  return {
    answer(request, response, body) {
      const path = decodeURIComponent(request.url.split("?")[0]);
      if (path.startsWith("/api/") || path.startsWith("/ollama/") || path.startsWith("/openai/")) {
        respond(response, api(request.method, path, body));
        return;
      }
      const file = normalize(join(files, path));
      const found = file.startsWith(files) && existsSync(file) && statSync(file).isFile();
      if (!found && extname(path) !== "") {
        response.writeHead(404).end();
        return;
      }
      const served = found ? file : join(files, "index.html");
      response.writeHead(200, { "content-type": TYPES[extname(served)] ?? "application/octet-stream" });
      createReadStream(served).pipe(response);
    },
  };
}

/** Signs in as the stub's only user; call before the page is visited. */
export const signIn = (page) => page.evaluateOnNewDocument(() => localStorage.setItem("token", "stub"));

function respond(response, value) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

function api(method, path, body) {
  if (path in ANSWERS) return ANSWERS[path];
  if (path === "/api/v1/chats/new" && method === "POST") return chat(body);
  if (path.startsWith("/api/v1/chats/") && method === "POST") return chat(body);
  if (path === "/api/chat/completions") return { status: true, task_id: "stub" };
  return [];
}

function chat(body) {
  return { id: "stub-chat", user_id: USER.id, title: "New chat", chat: {}, ...JSON.parse(body.toString() || "{}") };
}
