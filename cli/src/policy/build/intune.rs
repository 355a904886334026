use super::Artefact;
use super::browser::Browser;
use super::registry::{Data, Entry, entries};
use super::settings::Settings;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// Every script begins so: the 32-bit PowerShell that Intune starts would write to another part of the registry.
const HEAD: &str = "\
#Requires -Version 5.1
$ErrorActionPreference = 'Stop'
if (-not [Environment]::Is64BitProcess -and [Environment]::Is64BitOperatingSystem) {
    & \"$env:WINDIR\\SysNative\\WindowsPowerShell\\v1.0\\powershell.exe\" -NoProfile -ExecutionPolicy Bypass -File $PSCommandPath
    exit $LASTEXITCODE
}
function Text([string] $base64) { [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($base64)) }
";

const DEPLOY: &str = "
foreach ($entry in $entries) {
    $path = \"HKLM:\\$($entry.Key)\"
    if (-not (Test-Path -LiteralPath $path)) { New-Item -Path $path -Force | Out-Null }
    New-ItemProperty -LiteralPath $path -Name $entry.Name -PropertyType $entry.Type -Value $entry.Value -Force | Out-Null
}
Write-Output \"Handrail: $($entries.Count) values written.\"
exit 0
";

const DETECT: &str = "
foreach ($entry in $entries) {
    $found = (Get-ItemProperty -LiteralPath \"HKLM:\\$($entry.Key)\" -Name $entry.Name -ErrorAction SilentlyContinue).($entry.Name)
    if ((@($found) -join \"`n\") -cne (@($entry.Value) -join \"`n\")) {
        Write-Output \"Handrail: $($entry.Key)\\$($entry.Name) is missing or different.\"
        exit 1
    }
}
Write-Output 'Handrail: in place.'
exit 0
";

const REMOVE: &str = "
foreach ($entry in $entries) {
    Remove-ItemProperty -LiteralPath \"HKLM:\\$($entry.Key)\" -Name $entry.Name -ErrorAction SilentlyContinue
}
Write-Output 'Handrail: removed. Empty keys were left.'
exit 0
";

/// Scripts for Intune: a platform script or the remediation of a pair, its detection, and the way back.
pub fn scripts(browser: &Browser, settings: &Settings) -> [Artefact; 3] {
    let table = table(&entries(browser, settings));
    let script = |name: &str, work: &str, about| Artefact {
        path: format!("windows/intune/{}-{name}.ps1", browser.id),
        bytes: format!("{HEAD}{table}{work}").replace('\n', "\r\n").into_bytes(),
        about,
    };
    [
        script("deploy", DEPLOY, "Intune: platform script or remediation, as System, 64-bit"),
        script("detect", DETECT, "Intune: detection for the remediation"),
        script("remove", REMOVE, "Intune: takes back what the deploy script wrote"),
    ]
}

/// The registry values. Texts travel as base64: no quoting, no code page.
fn table(entries: &[Entry]) -> String {
    let mut out = String::from("$entries = @(\n");
    for Entry { key, name, data } in entries {
        let (kind, value) = match data {
            Data::Text(text) => ("String", format!("(Text '{}')", STANDARD.encode(text))),
            Data::Lines(text) => ("MultiString", format!("@(Text '{}')", STANDARD.encode(text))),
            Data::Number(number) => ("DWord", number.to_string()),
        };
        let _ = writeln!(
            out,
            "    @{{ Key = '{}'; Name = '{}'; Type = '{kind}'; Value = {value} }}",
            quoted(key),
            quoted(name)
        );
    }
    out + ")\n"
}

fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}
