// A site that stands in front of a real server on loopback and lets everything through, so that a real front end
// can be visited under any host name while its traffic is recorded.
import http from "node:http";
import net from "node:net";

/** Forwards to 127.0.0.1:`port`; messages that the page sends by WebSocket are recorded too. */
export function forward(port, received, host) {
  return {
    answer(request, response, body) {
      const headers = { ...request.headers, host: `127.0.0.1:${port}` };
      // Servers behind a proxy give addresses of their own by what it says of itself.
      Object.assign(headers, { "x-forwarded-host": host, "x-forwarded-proto": "https" });
      delete headers.origin;
      const behind = http.request({ port, host: "127.0.0.1", path: request.url, method: request.method, headers });
      behind.on("response", (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      behind.on("error", () => response.writeHead(502).end());
      behind.end(body);
    },
    upgrade(request, socket, head) {
      const behind = net.connect(port, "127.0.0.1", () => {
        behind.write(handshake(request, port));
        behind.write(head);
        behind.pipe(socket);
        const messages = unmask((body) => received.add({ kind: "WS", host, path: request.url.split("?")[0], body }));
        socket.on("data", messages);
        socket.pipe(behind);
      });
      behind.on("error", () => socket.destroy());
      socket.on("close", () => behind.destroy());
    },
  };
}

// No extension is offered to the server behind: compressed messages could not be recorded as they are.
function handshake(request, port) {
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const [name, value] = request.rawHeaders.slice(i, i + 2);
    if (/^(sec-websocket-extensions|origin)$/i.test(name)) continue;
    lines.push(`${name}: ${/^host$/i.test(name) ? `127.0.0.1:${port}` : value}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** Reads the frames that a browser sends (RFC 6455 section 5.2) and gives each frame's payload. */
export function unmask(give) {
  let held = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (let frame = next(held); frame; frame = next(held)) {
      held = held.subarray(frame.end);
      if (frame.opcode <= 2) give(frame.payload);
    }
  };
}

function next(bytes) {
  if (bytes.length < 6) return null;
  let [length, at] = [bytes[1] & 0x7f, 2];
  if (length === 126) [length, at] = [bytes.readUInt16BE(2), 4];
  else if (length === 127) {
    if (bytes.length < 14) return null;
    [length, at] = [Number(bytes.readBigUInt64BE(2)), 10];
  }
  const end = at + 4 + length;
  if (bytes.length < end) return null;
  const mask = bytes.subarray(at, at + 4);
  const payload = Buffer.from(bytes.subarray(at + 4, end)).map((byte, i) => byte ^ mask[i % 4]);
  return { opcode: bytes[0] & 0x0f, payload, end };
}
