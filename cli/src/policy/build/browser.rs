/// A browser family's way of being managed.
pub struct Browser {
    /// In file names.
    pub id: &'static str,
    pub name: &'static str,
    pub engine: Engine,
    /// Below `HKEY_LOCAL_MACHINE`.
    pub registry: &'static str,
    /// Preference domain on macOS.
    pub domain: &'static str,
    /// Where policies lie on Linux.
    pub linux: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
}

/// The browsers that a policy is pushed to. Places: Chromium's policy loaders, Microsoft's and Brave's administrator
/// pages, Mozilla's policy templates.
pub const BROWSERS: [Browser; 5] = [
    Browser {
        id: "chrome",
        name: "Google Chrome",
        engine: Engine::Chromium,
        registry: r"SOFTWARE\Policies\Google\Chrome",
        domain: "com.google.Chrome",
        linux: "/etc/opt/chrome/policies/managed",
    },
    Browser {
        id: "chromium",
        name: "Chromium",
        engine: Engine::Chromium,
        registry: r"SOFTWARE\Policies\Chromium",
        domain: "org.chromium.Chromium",
        linux: "/etc/chromium/policies/managed",
    },
    Browser {
        id: "edge",
        name: "Microsoft Edge",
        engine: Engine::Chromium,
        registry: r"SOFTWARE\Policies\Microsoft\Edge",
        domain: "com.microsoft.Edge",
        linux: "/etc/opt/edge/policies/managed",
    },
    Browser {
        id: "brave",
        name: "Brave",
        engine: Engine::Chromium,
        registry: r"SOFTWARE\Policies\BraveSoftware\Brave",
        domain: "com.brave.Browser",
        linux: "/etc/brave/policies/managed",
    },
    Browser {
        id: "firefox",
        name: "Firefox",
        engine: Engine::Firefox,
        registry: r"SOFTWARE\Policies\Mozilla\Firefox",
        domain: "org.mozilla.firefox",
        linux: "/etc/firefox/policies",
    },
];
