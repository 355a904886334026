// The extension as an administrator hands it out: packed, at an address of the organization's own.
import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built } from "./launch.js";

/** Half bytes as letters from a to p, as Chromium writes ids. */
const letters = (bytes) => [...bytes].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join("");

/** A CRX signed with a key of its own: `{ id, version, crx, updates(address) }`. */
export function packedForChromium() {
  const folder = mkdtempSync(join(tmpdir(), "handrail-packed-"));
  try {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = join(folder, "key.pem");
    writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
    const extension = join(folder, "handrail");
    cpSync(built("chromium"), extension, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(extension, "manifest.json")));
    delete manifest.key;
    writeFileSync(join(extension, "manifest.json"), JSON.stringify(manifest));
    const pack = [`--pack-extension=${extension}`, `--pack-extension-key=${key}`];
    execFileSync("chromium", ["--no-sandbox", "--headless", `--user-data-dir=${join(folder, "profile")}`, ...pack], {
      stdio: "ignore",
      timeout: 60_000,
    });
    const der = publicKey.export({ type: "spki", format: "der" });
    const id = letters(createHash("sha256").update(der).digest().subarray(0, 16));
    const crx = readFileSync(`${extension}.crx`);
    const updates = (address) => `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}"><updatecheck codebase="${address}" version="${manifest.version}"/></app>
</gupdate>`;
    return { id, version: manifest.version, crx, updates };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An unsigned XPI. */
export function packedForFirefox() {
  const folder = mkdtempSync(join(tmpdir(), "handrail-packed-"));
  try {
    const file = join(folder, "handrail.xpi");
    const program = "import shutil, sys; shutil.make_archive(sys.argv[1], 'zip', sys.argv[2])";
    execFileSync("python3", ["-c", program, file, built("firefox")], { timeout: 60_000 });
    return readFileSync(`${file}.zip`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
