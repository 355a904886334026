// redact-pii gives back the redacted text only. What was replaced is found by lining up the words that stayed.
const { createInterface } = require("node:readline");
const { SyncRedactor } = require("redact-pii");

const redactor = new SyncRedactor();
const PLACEHOLDER =
  /\b(PERSON_NAME|NAME|EMAIL_ADDRESS|PHONE_NUMBER|CREDIT_CARD_NUMBER|US_SOCIAL_SECURITY_NUMBER|STREET_ADDRESS|ZIPCODE|IP_ADDRESS|URL|USERNAME|PASSWORD|CREDENTIALS|DIGITS)\b/;

function spans(text) {
  const pieces = redactor.redact(text).split(PLACEHOLDER);
  const found = [];
  let at = pieces[0].length;
  for (let i = 1; i < pieces.length; i += 2) {
    const after = pieces[i + 1];
    const last = i + 2 >= pieces.length;
    const end = last ? text.length - after.length : after === "" ? at : text.indexOf(after, at + 1);
    if (end < at) break;
    found.push({ start: points(text, at), end: points(text, end), label: pieces[i] });
    at = end + after.length;
  }
  return found;
}

const points = (text, units) => Array.from(text.slice(0, units)).length;

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, text } = JSON.parse(line);
  process.stdout.write(JSON.stringify({ id, spans: spans(text) }) + "\n");
});
