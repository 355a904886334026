//! The Group Policy template that `handrail policy build` writes, held against Microsoft's schemas for ADMX files as far as
//! the template uses them (\[MS-GPREG\]: PolicyDefinitionFiles.xsd, PolicyDefinitions.xsd, BaseTypes.xsd, read in November
//! 2026), and against what Group Policy's editor refuses besides: references that lead nowhere and ids that are there twice.
#![allow(clippy::panic, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

mod run;

use quick_xml::events::{BytesStart, Event};
use run::run;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

/// The schemas' simple types.
#[derive(Clone, Copy)]
enum Type {
    Any,
    Name,
    Reference,
    StringReference,
    PresentationReference,
    Version,
    Boolean,
    Class,
}

impl Type {
    fn fits(self, value: &str) -> bool {
        let name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
        let of = |kind: &str| value.strip_prefix(kind).and_then(|v| v.strip_suffix(')')).is_some_and(name);
        let digits =
            |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        match self {
            Type::Any => true,
            Type::Name => name(value),
            Type::Reference => value.split(':').count() <= 2 && value.split(':').all(name),
            Type::StringReference => of("$(string."),
            Type::PresentationReference => of("$(presentation."),
            Type::Version => value.split_once('.').is_some_and(|(a, b)| digits(a, 4) && digits(b, 5)),
            Type::Boolean => matches!(value, "true" | "false" | "0" | "1"),
            Type::Class => matches!(value, "User" | "Machine" | "Both"),
        }
    }
}

/// An element below another: its attributes, and its children in the order in which they must stand, with how many there
/// must and may be. `true` for an attribute that must be there.
struct Shape {
    element: &'static str,
    below: &'static str,
    attributes: &'static [(&'static str, Type, bool)],
    children: &'static [(&'static str, usize, usize)],
    text: bool,
}

const MANY: usize = usize::MAX;

macro_rules! shapes {
    ($($element:literal in $below:literal [$($name:literal $type:ident $must:literal),*] {$($child:literal $least:literal $most:expr),*} $text:literal;)*) => {
        &[$(Shape {
            element: $element, below: $below,
            attributes: &[$(($name, Type::$type, $must)),*],
            children: &[$(($child, $least, $most)),*],
            text: $text,
        }),*]
    };
}

const SHAPES: &[Shape] = shapes! {
    "policyDefinitions" in "" ["revision" Version true, "schemaVersion" Version true, "xmlns" Any true]
        {"policyNamespaces" 1 1, "supersededAdm" 0 MANY, "annotation" 0 MANY, "resources" 1 1, "supportedOn" 0 1, "categories" 0 1, "policies" 0 1} false;
    "policyNamespaces" in "policyDefinitions" [] {"target" 1 1, "using" 0 MANY} false;
    "target" in "policyNamespaces" ["prefix" Name true, "namespace" Any true] {} false;
    "using" in "policyNamespaces" ["prefix" Name true, "namespace" Any true] {} false;
    "resources" in "policyDefinitions" ["minRequiredRevision" Version true, "fallbackCulture" Any false] {} false;
    "supportedOn" in "policyDefinitions" [] {"products" 0 1, "definitions" 0 1} false;
    "definitions" in "supportedOn" [] {"definition" 1 MANY} false;
    "definition" in "definitions" ["name" Name true, "displayName" StringReference true] {"or" 0 1, "and" 0 1} false;
    "categories" in "policyDefinitions" [] {"category" 1 MANY} false;
    "category" in "categories" ["name" Name true, "displayName" StringReference true, "explainText" StringReference false]
        {"annotation" 0 MANY, "parentCategory" 0 1, "seeAlso" 0 MANY, "keywords" 0 1} false;
    "parentCategory" in "category" ["ref" Reference true] {} false;
    "policies" in "policyDefinitions" [] {"policy" 1 MANY} false;
    "policy" in "policies" ["name" Name true, "class" Class true, "displayName" StringReference true, "explainText" StringReference false,
        "presentation" PresentationReference false, "key" Any true, "valueName" Any false, "clientExtension" Any false]
        {"annotation" 0 MANY, "parentCategory" 0 1, "seeAlso" 0 MANY, "keywords" 0 1, "supportedOn" 1 1, "enabledValue" 0 1,
         "disabledValue" 0 1, "enabledList" 0 1, "disabledList" 0 1, "elements" 0 1} false;
    "parentCategory" in "policy" ["ref" Reference true] {} false;
    "supportedOn" in "policy" ["ref" Reference true] {} false;
    "elements" in "policy" [] {"text" 1 MANY} false;
    "text" in "elements" ["id" Any true, "clientExtension" Any false, "key" Any false, "valueName" Any false, "required" Boolean false,
        "maxLength" Any false, "expandable" Boolean false, "soft" Boolean false] {} false;
    "policyDefinitionResources" in "" ["revision" Version true, "schemaVersion" Version true, "xmlns" Any true]
        {"displayName" 1 1, "description" 1 1, "annotation" 0 MANY, "resources" 1 1} false;
    "displayName" in "policyDefinitionResources" [] {} true;
    "description" in "policyDefinitionResources" [] {} true;
    "resources" in "policyDefinitionResources" [] {"stringTable" 0 1, "presentationTable" 0 1} false;
    "stringTable" in "resources" [] {"string" 1 MANY} false;
    "string" in "stringTable" ["id" Name true] {} true;
    "presentationTable" in "resources" [] {"presentation" 1 MANY} false;
    "presentation" in "presentationTable" ["id" Name true] {"textBox" 0 MANY} false;
    "textBox" in "presentation" ["refId" Any true] {"label" 1 1, "defaultValue" 0 1} false;
    "label" in "textBox" [] {} true;
};

/// An element of a file.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn new(start: &BytesStart) -> Result<Self, String> {
        let mut element = Self { name: start.name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| e.to_string())?;
            element.attributes.insert(attribute.key.as_ref().to_owned(), attribute.value.to_string());
        }
        Ok(element)
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Itself and everything below.
    fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.children.iter().flat_map(Element::all)).collect()
    }

    fn named<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }
}

fn tree(xml: &str) -> Result<Element, String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(start) => open.push(Element::new(&start)?),
            Event::Empty(start) => open.last_mut().ok_or("no root")?.children.push(Element::new(&start)?),
            Event::End(_) => {
                let done = open.pop().ok_or("no root")?;
                open.last_mut().ok_or("no root")?.children.push(done);
            }
            Event::Text(text) => open.last_mut().ok_or("no root")?.text += text.as_ref(),
            Event::Eof => return open.pop().and_then(|mut root| root.children.pop()).ok_or("no root".into()),
            _ => {}
        }
    }
}

/// What a file has against the schemas.
fn against_shapes(element: &Element, below: &str, wrong: &mut Vec<String>) {
    let name = element.name.as_str();
    let Some(shape) = SHAPES.iter().find(|shape| (shape.element, shape.below) == (name, below)) else {
        return wrong.push(format!("no <{name}> may stand in <{below}>"));
    };
    for (attribute, kind, must) in shape.attributes {
        match element.attributes.get(*attribute) {
            Some(value) if !kind.fits(value) => wrong.push(format!("{attribute}=\"{value}\" of <{name}>")),
            None if *must => wrong.push(format!("<{name}> without {attribute}")),
            _ => {}
        }
    }
    for attribute in element.attributes.keys() {
        if !shape.attributes.iter().any(|(known, ..)| known == attribute) {
            wrong.push(format!("{attribute} of <{name}> is unknown"));
        }
    }
    if !shape.text && !element.text.trim().is_empty() {
        wrong.push(format!("text in <{name}>"));
    }
    let mut at = 0;
    for (child, least, most) in shape.children {
        let count = element.children[at..].iter().take_while(|c| c.name == *child).count();
        if !(*least..=*most).contains(&count) {
            wrong.push(format!("{count} <{child}> in <{name}>"));
        }
        at += count;
    }
    if let Some(child) = element.children.get(at) {
        wrong.push(format!("<{}> out of its order in <{name}>", child.name));
    }
    for child in &element.children {
        against_shapes(child, name, wrong);
    }
}

/// What Group Policy's editor refuses although the schemas let it pass.
fn against_references(template: &Element, words: &Element, wrong: &mut Vec<String>) {
    let ids = |root: &Element, element: &str, attribute: &str, wrong: &mut Vec<String>| -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        for id in root.named(element).into_iter().map(|e| e.attribute(attribute).to_owned()) {
            if !seen.insert(id.clone()) {
                wrong.push(format!("two <{element}> called {id}"));
            }
        }
        seen
    };
    let strings = ids(words, "string", "id", wrong);
    let presentations = ids(words, "presentation", "id", wrong);
    let categories = ids(template, "category", "name", wrong);
    let supported = ids(template, "definition", "name", wrong);
    ids(template, "policy", "name", wrong);
    for value in template.all().into_iter().flat_map(|element| element.attributes.values()) {
        for (kind, known) in [("$(string.", &strings), ("$(presentation.", &presentations)] {
            if let Some(id) = value.strip_prefix(kind).and_then(|v| v.strip_suffix(')'))
                && !known.contains(id)
            {
                wrong.push(format!("{value} is nowhere"));
            }
        }
    }
    for (element, known) in [("parentCategory", &categories), ("supportedOn", &supported)] {
        for reference in template.named(element).into_iter().filter_map(|e| e.attributes.get("ref")) {
            if !known.contains(reference) {
                wrong.push(format!("<{element} ref=\"{reference}\"> leads nowhere"));
            }
        }
    }
    for policy in template.named("policy") {
        let presentation = policy.attribute("presentation");
        let id = presentation.trim_start_matches("$(presentation.").trim_end_matches(')');
        let shown = words.named("presentation").into_iter().find(|p| p.attribute("id") == id);
        let boxes: BTreeSet<&str> = shown
            .map(|p| p.named("textBox").into_iter().map(|b| b.attribute("refId")).collect())
            .unwrap_or_default();
        let elements: BTreeSet<&str> = policy.named("text").into_iter().map(|e| e.attribute("id")).collect();
        if boxes != elements {
            wrong.push(format!("policy {}: boxes {boxes:?} for {elements:?}", policy.attribute("name")));
        }
        let key = policy.attribute("key");
        if key.is_empty()
            || key.len() > 255
            || key.starts_with("HKEY")
            || key.starts_with('\\')
            || key.ends_with('\\')
        {
            wrong.push(format!("key `{key}`"));
        }
    }
    let version = |text: &str| -> (u32, u32) {
        let (major, minor) = text.split_once('.').unwrap_or_default();
        (major.parse().unwrap_or_default(), minor.parse().unwrap_or_default())
    };
    let needed = template.named("resources").first().map_or("", |e| e.attribute("minRequiredRevision"));
    if version(words.attribute("revision")) < version(needed) {
        wrong.push(format!("the words are of revision {}, not {needed}", words.attribute("revision")));
    }
}

/// Everything that is wrong with a template and its words.
fn wrong(template: &str, words: &str) -> Vec<String> {
    let mut all = Vec::new();
    match (tree(template), tree(words)) {
        (Ok(template), Ok(words)) => {
            for (root, name) in [(&template, "policyDefinitions"), (&words, "policyDefinitionResources")] {
                if root.name != name || root.attribute("xmlns") != NAMESPACE {
                    all.push(format!("<{}> in {}", root.name, root.attribute("xmlns")));
                }
                against_shapes(root, "", &mut all);
            }
            against_references(&template, &words, &mut all);
        }
        (template, words) => all.extend([template.err(), words.err()].into_iter().flatten()),
    }
    all
}

/// Built once: both tests read it, and one must not write what the other is reading.
static BUILT: LazyLock<(String, String)> = LazyLock::new(|| {
    let policy = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies/nonprofit-uses.toml");
    let ran = run(&["policy", "build", policy, "--out", "push-template"], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let read = |path: &str| {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("push-template/windows").join(path);
        std::fs::read_to_string(path).expect("a file")
    };
    (read("handrail.admx"), read("en-US/handrail.adml"))
});

#[test]
fn the_template_and_its_words_fit_the_schemas_and_each_other() {
    let (template, words) = &*BUILT;
    assert_eq!(wrong(template, words), Vec::<String>::new());
}

#[test]
fn what_would_not_load_is_noticed() {
    let (template, words) = &*BUILT;
    let in_template: &[(&str, &str)] = &[
        ("</policies>", "</policy>"),
        ("GroupPolicy/2006/07", "GroupPolicy/2007/07"),
        (" schemaVersion=\"1.0\"", ""),
        ("revision=\"1.0\"", "revision=\"1\""),
        ("<resources minRequiredRevision=\"1.0\"/>", ""),
        ("minRequiredRevision=\"1.0\"", "minRequiredRevision=\"1.1\""),
        ("class=\"Both\"", "class=\"All\""),
        ("class=\"Both\" ", ""),
        ("name=\"chrome_policy\"", "name=\"chrome-policy\""),
        ("name=\"chrome_group\"", "name=\"chrome_policy\""),
        ("$(string.policy_help)", "$(string.policy_halp)"),
        ("$(presentation.edge_group)", "$(presentation.edge_groups)"),
        ("$(string.handrail)", "Handrail"),
        ("<parentCategory ref=\"edge\"/>", "<parentCategory ref=\"edges\"/>"),
        ("<supportedOn ref=\"supported\"/>", "<supportedOn ref=\"supportd\"/>"),
        ("<supportedOn ref=\"supported\"/>", ""),
        (
            "<parentCategory ref=\"brave\"/>\n      <supportedOn ref=\"supported\"/>",
            "<supportedOn ref=\"supported\"/><parentCategory ref=\"brave\"/>",
        ),
        ("id=\"group\" valueName", "valueName"),
        ("<text id=\"policy_url\"", "<text id=\"policy_address\""),
        ("<text id=\"policy_key\"", "<text size=\"9\" id=\"policy_key\""),
        ("required=\"true\"", "required=\"yes\""),
        ("key=\"SOFTWARE\\Policies\\Google", "key=\"HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google"),
        ("<elements>", "<elements>text"),
    ];
    for (from, to) in in_template {
        let changed = template.replacen(from, to, 1);
        assert_ne!(&changed, template, "{from} is not there");
        assert!(!wrong(&changed, words).is_empty(), "{from} -> {to}");
    }
    let in_words: &[(&str, &str)] = &[
        ("<string id=\"edge\">", "<string id=\"edges\">"),
        ("<string id=\"edge\">", "<string>"),
        ("<string id=\"group\">", "<string id=\"policy\">"),
        ("<presentation id=\"edge_group\">", "<presentation id=\"edge_policy\">"),
        ("refId=\"policy_url\"", "refId=\"policy_uri\""),
        ("<label>Policy</label>", ""),
        ("<label>Policy</label>", "<label>Policy</label><label>Policy</label>"),
        ("<displayName>Handrail</displayName>", ""),
        ("  <description>Safe AI use at work</description>\n", ""),
        ("stringTable>", "strings>"),
        ("revision=\"1.0\"", "revision=\"0.9\""),
    ];
    for (from, to) in in_words {
        let changed = words.replace(from, to);
        assert_ne!(&changed, words, "{from} is not there");
        assert!(!wrong(template, &changed).is_empty(), "{from} -> {to}");
    }
}
