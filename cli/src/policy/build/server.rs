use super::Artefact;
use super::deployment::Deployment;
use quick_xml::escape::escape;

/// Where the file lies in what is written.
pub const UPDATES: &str = "server/updates.xml";

/// What Chrome, Edge and Brave ask an own server for (Chrome, "Update manifest"): the version that lies beside it. `None` where
/// a store has the extension, or the address is no file of XML.
pub fn updates(deployment: &Deployment) -> Option<Artefact> {
    let url = &deployment.install.as_ref()?.url;
    let (folder, _) = url.rsplit_once('/').filter(|(_, file)| file.ends_with(".xml"))?;
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gupdate xmlns=\"http://www.google.com/update2/response\" protocol=\"2.0\">\n  <app appid=\"{}\">\n    \
         <updatecheck codebase=\"{}/handrail.crx\" version=\"{}\"/>\n  </app>\n</gupdate>\n",
        escape(&deployment.chromium_id),
        escape(folder),
        env!("CARGO_PKG_VERSION"),
    );
    Some(Artefact {
        path: UPDATES.into(),
        bytes: text.into_bytes(),
        about: "your own server: beside handrail.crx",
    })
}
