// Certificates for every host that the tests pose as, made once a run: trusted by nobody but the browser of a test that
// is told to, as an organization's browsers trust its own authority.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The hosts that a browser which trusts the authority believes in; others need a browser that believes anybody. */
const NAMES = ["*.test", "*.harborstreet.example"];

let made;

/** `{ key, cert, authority }`, each as PEM. */
export function certificate() {
  made ??= make();
  return made;
}

function make() {
  const folder = mkdtempSync(join(tmpdir(), "handrail-certificate-"));
  const at = (name) => join(folder, name);
  const openssl = (...args) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const fresh = ["-newkey", "rsa:2048", "-nodes"];
  openssl("req", "-x509", ...fresh, "-days", "2", "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Handrail tests' authority");
  openssl("req", ...fresh, "-keyout", "key.pem", "-out", "request.pem", "-subj", "/CN=Handrail tests");
  writeFileSync(at("names"), `subjectAltName=${NAMES.map((name) => `DNS:${name}`).join()}`);
  openssl(
    ...["x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
    ...["-days", "2", "-extfile", "names", "-out", "cert.pem"],
  );
  const [key, cert, authority] = ["key.pem", "cert.pem", "ca.pem"].map((name) => readFileSync(at(name)));
  rmSync(folder, { recursive: true });
  return { key, cert, authority };
}
