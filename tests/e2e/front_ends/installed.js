import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder into which `cargo xtask` installed a front end. */
export function installed(name) {
  const target = process.env.HANDRAIL_TARGET ?? fileURLToPath(new URL("../../../target", import.meta.url));
  const folder = join(target, "front-ends", name);
  if (!existsSync(folder)) {
    throw new Error(`${name} is not installed: \`cargo xtask test --only e2e\` does it, or set HANDRAIL_TARGET`);
  }
  return folder;
}
