// A page's script made of its modules and what they bring from npm, once for each run.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { compile } from "svelte/compiler";
import { fileURLToPath } from "node:url";

const bundles = new Map();

/** The script whose first module is `path`, below this folder. */
export function bundle(path) {
  if (!bundles.has(path)) {
    const entryPoints = [fileURLToPath(new URL(path, import.meta.url))];
    bundles.set(path, build({ entryPoints, ...OPTIONS }).then(({ outputFiles }) => outputFiles[0].text));
  }
  return bundles.get(path);
}

/** Style sheets that a library brings, as elements of the page. */
const styles = {
  name: "styles",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: `const style = document.createElement("style"); style.textContent = ${JSON.stringify(await readFile(path, "utf8"))}; document.head.append(style);`,
    })),
};

const svelte = {
  name: "svelte",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, "utf8"), { generate: "client", filename: path }).js.code,
    })),
};

const OPTIONS = {
  bundle: true,
  write: false,
  format: "iife",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  conditions: ["browser"],
  loader: { ".ttf": "empty" },
  plugins: [styles, svelte],
  logLevel: "error",
};
