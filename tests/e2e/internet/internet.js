// The whole internet of a test: a proxy on loopback that poses as every host a test names, and refuses and
// remembers all others.
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { WebSocketServer } from "ws";
import { certificate } from "./certificate.js";
import { Received } from "./received.js";

export class Internet {
  received = new Received();
  /** Hosts that the browser asked for and no test named. */
  strangers = new Set();
  #sites = new Map();
  #sockets = new Set();
  #webSockets = new WebSocketServer({ noServer: true });

  static async start() {
    const internet = new Internet();
    internet.plain = http.createServer((request, response) => internet.#answer(request, response));
    internet.secure = https.createServer(certificate(), (request, response) => internet.#answer(request, response));
    internet.proxy = http.createServer((request, response) => internet.#answer(request, response));
    internet.proxy.on("connect", (request, socket, head) => internet.#tunnel(request, socket, head));
    for (const server of [internet.plain, internet.secure, internet.proxy]) {
      server.on("upgrade", (request, socket, head) => internet.#upgrade(request, socket, head));
      server.on("connection", (socket) => internet.#remember(socket));
      await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    }
    return internet;
  }

  /** The port that a browser is told to send everything to. */
  get port() {
    return this.proxy.address().port;
  }

  /**
   * Serves a host. A site is `{ answer(request, response, body), socket(webSocket, request), upgrade(request, socket,
   * head), instrument }`; only `answer` must be there. `instrument` is a path by which a page reports to the test and
   * which is no part of what the site received.
   */
  serve(host, site) {
    this.#sites.set(host, site);
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    const servers = [this.plain, this.secure, this.proxy];
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  }

  #remember(socket) {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  }

  #tunnel(request, socket, head) {
    const [host, port] = request.url.split(":");
    this.#remember(socket);
    if (!this.#sites.has(host)) {
      this.strangers.add(host);
      socket.end("HTTP/1.1 502 Nobody poses as this host\r\n\r\n");
      return;
    }
    const server = port === "80" ? this.plain : this.secure;
    const behind = net.connect(server.address().port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connected\r\n\r\n");
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    this.#remember(behind);
  }

  async #answer(request, response) {
    const { host, site, path } = this.#site(request);
    const body = await whole(request);
    if (body.length > 0 && path !== site?.instrument) this.received.add({ kind: request.method, host, path, body });
    if (!site) {
      response.writeHead(502).end();
      return;
    }
    await site.answer(request, response, body);
  }

  #upgrade(request, socket, head) {
    const { host, site, path } = this.#site(request);
    if (site?.upgrade) {
      site.upgrade(request, socket, head);
    } else if (site?.socket) {
      this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on("message", (body) => this.received.add({ kind: "WS", host, path, body }));
        site.socket(webSocket, request);
      });
    } else {
      socket.destroy();
    }
  }

  #site(request) {
    if (/^https?:/.test(request.url)) {
      const asked = new URL(request.url);
      request.url = asked.pathname + asked.search;
      request.headers.host = asked.host;
    }
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const site = this.#sites.get(host);
    if (!site) this.strangers.add(host);
    return { host, site, path: request.url.split("?")[0] };
  }
}

async function whole(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
