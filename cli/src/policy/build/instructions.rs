use super::Artefact;
use super::deployment::Deployment;
use super::server::UPDATES;
use quick_xml::escape::escape;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1.25rem}\
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}\
p.facts{margin:0 0 2rem;opacity:.75}code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}\
pre{margin:.5rem 0;padding:.6rem .8rem;border-radius:.5rem;overflow-x:auto;\
background:color-mix(in srgb,currentColor 8%,transparent)}pre code{overflow-wrap:normal}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;\
border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}td:last-child{width:40%}td code{font-size:.8em}li{margin:.35rem 0}";

/// The page that says what goes where, with the organisation's own values.
pub fn page(deployment: &Deployment, artefacts: &[Artefact]) -> anyhow::Result<Artefact> {
    let policy = &deployment.policy;
    let title = format!("Pushing {} {}", policy.title, policy.version);
    let files: String = artefacts
        .iter()
        .map(|a| format!("<tr><td><code>{}</code></td><td>{}</td></tr>\n", escape(&a.path), escape(a.about)))
        .collect();
    let body = [
        format!("<h1>{}</h1>\n<p class=\"facts\">{}</p>\n", escape(&title), facts(deployment)),
        install(deployment),
        WINDOWS.to_owned(),
        MAC.to_owned(),
        LINUX.to_owned(),
        host(deployment, artefacts),
        google(deployment),
        blocked(deployment),
        check(deployment),
        CHANGE.to_owned(),
        format!("<h2>The files</h2>\n<table>\n{files}</table>\n"),
    ];
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n<body>\n{}</body>\n</html>\n",
        escape(&title),
        body.concat()
    );
    Ok(Artefact { path: "instructions.html".into(), bytes: html.into_bytes(), about: "begin here" })
}

fn facts(deployment: &Deployment) -> String {
    let policy = &deployment.policy;
    let of = if policy.organisation.is_empty() { "" } else { " · " };
    format!(
        "{}{of}fingerprint <code>{}</code> · Handrail {}",
        escape(&policy.organisation),
        escape(policy.hash.get(..8).unwrap_or(&policy.hash)),
        env!("CARGO_PKG_VERSION")
    )
}

fn install(deployment: &Deployment) -> String {
    let mut lines = String::from("<h2>The extension</h2>\n<ul>\n");
    lines += &match &deployment.install {
        Some(install) => format!(
            "<li>Chrome, Edge and Brave install it by themselves from <code>{}</code>, and staff cannot remove it. \
             On Windows this works only on computers that are joined to a domain or enrolled, unless the address is \
             the browser's own store.</li>\n",
            escape(&install.url)
        ),
        None => "<li>Chrome, Edge and Brave are not told to install Handrail: run the command again with \
                 <code>--update-url</code>, or install it another way.</li>\n"
            .to_owned(),
    };
    lines += &match &deployment.firefox_install {
        Some(install) => format!(
            "<li>Firefox installs it from <code>{}</code>, in private windows too.</li>\n",
            escape(&install.url)
        ),
        None => "<li>Firefox is not told to install Handrail: run the command again with \
                 <code>--firefox-url</code>, or install it another way.</li>\n"
            .to_owned(),
    };
    if deployment.install.is_some() {
        lines +=
            "<li>Private windows in Chrome, Edge and Brave wait until a person allows Handrail there.</li>\n";
    }
    lines += "<li>Guest windows, where no extension runs, are off.</li>\n";
    let ids = [
        ("Chrome, Chromium, Brave", &deployment.chromium_id),
        ("Edge", &deployment.edge_id),
        ("Firefox", &deployment.firefox_id),
    ];
    for (browser, id) in ids {
        lines += &format!("<li>Id in {browser}: <code>{}</code></li>\n", escape(id));
    }
    lines + "</ul>\n"
}

const WINDOWS: &str = "\
<h2>Windows</h2>
<p>One of these ways, for each browser that you use. BROWSER stands for chrome, chromium, edge, brave or firefox.</p>
<ul>
<li><b>Intune, by scripts</b>: under Devices, Scripts and remediations, a new remediation for each browser: \
<code>windows/intune/BROWSER-detect.ps1</code> and <code>BROWSER-deploy.ps1</code>, run as System in 64-bit PowerShell. \
<code>BROWSER-remove.ps1</code> takes it back.</li>
<li><b>Intune, by a custom profile</b>, for all but Edge, where Windows allows only scripts: <code>BROWSER-profile.json</code> sets the same, and \
taking it away takes the values away. In PowerShell with the module Microsoft.Graph.Authentication:
<pre><code>Connect-MgGraph -Scopes DeviceManagementConfiguration.ReadWrite.All
Invoke-MgGraphRequest -Method POST `
  -Uri v1.0/deviceManagement/deviceConfigurations `
  -ContentType application/json `
  -InputFilePath windows/intune/BROWSER-profile.json</code></pre>
then assign the profile to a group of devices under Devices, Configuration. No Intune was at hand to try it: begin with one computer.</li>
<li><b>Group Policy</b>: bring the values of <code>windows/BROWSER.reg</code> in as registry preference items (Computer Configuration, \
Preferences, Windows Settings, Registry), or import the file in a startup script. The template, <code>handrail.admx</code> with \
<code>en-US/handrail.adml</code> in <code>PolicyDefinitions</code>, is for a group and for the address and key of a signed policy, and shows \
what is set. Its boxes hold 1,023 characters, too few for a policy itself.</li>
<li>If Firefox already has values of yours below <code>WebsiteFilter\\Block</code>, number ours on behind them: there it counts lists from 1.</li>
<li><b>One computer</b>: run <code>windows/BROWSER.reg</code> as administrator, and start the browser anew.</li>
</ul>
";

const MAC: &str = "\
<h2>macOS</h2>
<p>Upload <code>macos/BROWSER.mobileconfig</code> to your device management (Jamf, Kandji, Mosyle, Intune) as a custom profile, one for each \
browser that you use. A new version replaces the old one, because its identifier stays the same.</p>
";

const LINUX: &str = "\
<h2>Linux</h2>
<pre><code>sudo cp -r linux/etc /</code></pre>
<p>Or only the folders of the browsers that you use. Chromium's browsers read every file in their folder, beside yours. Firefox reads one \
<code>policies.json</code>: if you have one already, join the two.</p>
";

/// How the extension is put on a server of one's own.
fn host(deployment: &Deployment, artefacts: &[Artefact]) -> String {
    let own = artefacts.iter().any(|artefact| artefact.path == UPDATES);
    let (Some(install), true) = (&deployment.install, own) else { return String::new() };
    format!(
        "<h2>Your own server</h2>\n<p>Not needed where a store has the extension. Pack <code>dist/chromium</code>, without the line \
         <code>key</code> of its <code>manifest.json</code>, with a key that you keep, and put two files beside each other: \
         <code>{}</code> as <code>{}</code>, and the packed extension as <code>handrail.crx</code>.</p>\n\
         <pre><code>chromium --pack-extension=dist/chromium --pack-extension-key=handrail-crx.pem</code></pre>\n\
         <p>The id of what you packed stands on <code>chrome://extensions</code> once it is loaded; run this command with \
         <code>--extension-id</code> and that id. Firefox takes only a <code>.xpi</code> that Mozilla signed (an unlisted add-on on \
         addons.mozilla.org), except its ESR and developer editions.</p>\n",
        UPDATES,
        escape(&install.url)
    )
}

fn google(deployment: &Deployment) -> String {
    let from = match &deployment.install {
        Some(install) => format!(" from the address <code>{}</code>", escape(&install.url)),
        None => String::new(),
    };
    format!(
        "<h2>Google Admin console</h2>\n<p>Devices, Chrome, Apps &amp; extensions, Users &amp; browsers: add <code>{}</code>{from}, \
         set it to <i>Force install</i>, and paste <code>google-admin/extension-policy.json</code> into its policy.</p>\n",
        escape(&deployment.chromium_id)
    )
}

fn blocked(deployment: &Deployment) -> String {
    if deployment.blocked.is_empty() {
        return String::new();
    }
    let list: Vec<String> =
        deployment.blocked.iter().map(|place| format!("<code>{}</code>", escape(place))).collect();
    format!(
        "<h2>Blocked in the browser</h2>\n<p>Denied tools do not open at all, even where Handrail is missing: {}.</p>\n",
        list.join(", ")
    )
}

fn check(deployment: &Deployment) -> String {
    let hash = &deployment.policy.hash;
    format!(
        "<h2>Did it arrive?</h2>\n<ul>\n<li>Open Handrail's popup on any page. It shows the organization, the version and the \
         fingerprint <code>{}</code>.</li>\n<li><code>chrome://policy</code>, <code>edge://policy</code> or \
         <code>about:policies</code> show what the browser read. In Chrome, <i>Reload policies</i> applies a change at \
         once.</li>\n<li>If the policy was refused, the popup names the key, the line and the mend, and the last good one \
         stays in force.</li>\n</ul>\n",
        escape(hash.get(..8).unwrap_or(hash))
    )
}

const CHANGE: &str = "\
<h2>Changing it, and taking it back</h2>
<ul>
<li>Change the policy file, run <code>handrail policy check</code>, <code>policy diff</code> and <code>policy test</code>, then this \
command again, and push the same files. Chrome, Edge and Brave follow by themselves, Firefox when it is next started.</li>
<li>On Windows, values that were pushed stay until something removes them. Where fewer tools are denied than before, run the earlier \
<code>BROWSER-remove.ps1</code> first, or delete the values that are too many below <code>URLBlocklist</code> (ours are numbered from 9001).</li>
<li>To take it back, remove the files, profiles or values; the built-in rules protect from then on.</li>
</ul>
";
