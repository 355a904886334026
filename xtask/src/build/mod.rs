//! `cargo xtask build`: `dist/chromium` and `dist/firefox`, loadable unpacked and equal to the byte each time.

mod forms;
mod imports;
mod manifest;
mod script;
mod strings;
mod twin;
mod wasm;
mod watch;

pub use forms::forms;

use crate::{Browser, project, setup};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// Build for this browser only.
    #[arg(long)]
    browser: Option<Browser>,
}

/// Builds for the chosen browsers and says where the result lies.
pub fn command(options: &Options) -> Result<()> {
    for folder in build(&Browser::chosen(options.browser))? {
        println!("{}", folder.display());
    }
    Ok(())
}

/// Builds for these browsers; gives the folder of each.
pub fn build(browsers: &[Browser]) -> Result<Vec<PathBuf>> {
    setup::wasm_target()?;
    setup::node_modules()?;
    let scripts = scripts()?;
    browsers.iter().map(|browser| assemble(*browser, &scripts)).collect()
}

/// The same scripts for every browser: (file name, content).
fn scripts() -> Result<Vec<(&'static str, String)>> {
    let world = project::root()?.join("extension/world");
    let (page, own) = (world.join("page.js"), world.join("own.js"));
    let content = wasm::compile("content")?;
    let background = wasm::compile("background")?;
    let pages = wasm::compile("pages")?;
    let reader = wasm::compile("reader")?;
    Ok(vec![
        ("guard.js", script::join(&world.join("guard/guard.js"))?),
        ("watch.js", watch::loader()?),
        ("twin.js", twin::translate(&content)?),
        ("page.js", script::bundle(&page, &content)?),
        ("background.js", script::bundle(&own, &background)?),
        ("pages.js", script::bundle(&own, &pages)?),
        ("reader.js", script::bundle(&own, &reader)?),
        ("frame.js", script::minify(&world.join("frame.js"))?),
    ])
}

fn assemble(browser: Browser, scripts: &[(&str, String)]) -> Result<PathBuf> {
    let root = project::root()?;
    let folder = root.join("dist").join(browser.name());
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    copy(&root.join("extension/static"), &folder)?;
    for (name, content) in scripts {
        project::write(&folder.join(name), content)?;
    }
    project::write(&folder.join("manifest.json"), manifest::derive(browser)?)?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).with_context(|| format!("{} cannot be copied", source.display()))?;
        }
    }
    Ok(())
}
