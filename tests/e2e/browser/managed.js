// A browser program that sees managed policies of its own: in a private mount namespace, so that nothing on this
// machine is changed and two browsers can be managed differently at the same time.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CHROMIUM_ID = "gbmdlempflbloebhmcjdhlneafmmmfdf";
const FIREFOX_ID = "handrail@handrail.example";

const PLACES = {
  chromium: {
    file: "handrail.json",
    mounts: (folder) =>
      `mount -t tmpfs tmpfs /etc/chromium && mkdir -p /etc/chromium/policies/managed && ` +
      `mount --bind ${folder} /etc/chromium/policies/managed`,
    policies: (values) => ({ "3rdparty": { extensions: { [CHROMIUM_ID]: values } } }),
  },
  firefox: {
    file: "policies.json",
    mounts: (folder) => `mount --bind ${folder} /usr/lib/firefox-esr/distribution/`,
    policies: (values) => ({ policies: { "3rdparty": { Extensions: { [FIREFOX_ID]: values } } } }),
  },
};

/** Wraps `program` so that it finds the policies last given to `set`; `set(null)` withdraws them. */
export function managed(name, program) {
  const place = PLACES[name];
  const folder = mkdtempSync(join(tmpdir(), `handrail-managed-${name}-`));
  const policies = join(folder, "policies");
  mkdirSync(policies);
  const wrapper = join(folder, "browser");
  const inside = `${place.mounts(policies)} && exec ${program} "$@"`;
  writeFileSync(wrapper, `#!/bin/sh\nexec unshare ${namespaces()} sh -c '${inside}' browser "$@"\n`);
  chmodSync(wrapper, 0o755);
  return {
    program: wrapper,
    /** `values` are what the extension's managed storage shall hold. */
    set(values) {
      const file = join(policies, place.file);
      if (values === null) rmSync(file, { force: true });
      else this.setFile(JSON.stringify(place.policies(values)));
    },
    /** `text` is the whole policy file of the browser. */
    setFile(text) {
      writeFileSync(join(folder, "next"), text);
      renameSync(join(folder, "next"), join(policies, place.file));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function namespaces() {
  const flags = process.getuid() === 0 ? ["-m"] : ["-rm"];
  try {
    execFileSync("unshare", [...flags, "true"], { stdio: "ignore" });
  } catch {
    throw new Error("managed policies are tested in a mount namespace: run as root, or allow user namespaces");
  }
  return flags.join(" ");
}
