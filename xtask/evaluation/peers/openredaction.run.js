const { createInterface } = require("node:readline");
const { OpenRedaction } = require("@openredaction/core");

const redactor = new OpenRedaction();
const points = (text, units) => Array.from(text.slice(0, units)).length;

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, text } = JSON.parse(line);
    const { detections } = await redactor.detect(text);
    const spans = detections.map(({ type, position: [start, end] }) => ({
      start: points(text, start),
      end: points(text, end),
      label: type,
    }));
    process.stdout.write(JSON.stringify({ id, spans }) + "\n");
  }
})();
