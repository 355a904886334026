use handrail::guidance::NoticeView;
use handrail::upload::{Judged, copy_name, left_out};
use js_sys::{Array, JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

/// What the page side is answered.
pub struct Answer<'a> {
    /// The question's name.
    pub id: u32,
    /// Every file, judged.
    pub files: &'a [Judged],
    /// The question to put to the person; `None` where all may go.
    pub view: Option<NoticeView>,
    /// What to say of files that go unread.
    pub told: Option<String>,
    /// BCP 47 tag of the reader's language.
    pub language: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Plain<'a> {
    id: u32,
    /// By file: whether somebody has to decide.
    held: Vec<bool>,
    /// Whether anything was not read.
    unread: bool,
    view: &'a Option<NoticeView>,
    told: &'a Option<String>,
    /// What to say when all that is held is left out, and when what has no copy is.
    left: [Option<String>; 2],
}

impl Answer<'_> {
    /// The answer as a plain object, with the copies as files.
    pub fn to_js(&self) -> JsValue {
        let plain = Plain {
            id: self.id,
            held: self.files.iter().map(Judged::interrupts).collect(),
            unread: self.files.iter().any(Judged::is_unread),
            view: &self.view,
            told: &self.told,
            left: [
                left_out(self.files.iter().filter(|file| file.interrupts()), self.language),
                left_out(self.files.iter().filter(|f| f.interrupts() && f.copy.is_none()), self.language),
            ],
        };
        let Ok(value) = plain.serialize(&serde_wasm_bindgen::Serializer::json_compatible()) else {
            return JsValue::NULL;
        };
        let copies: Array =
            self.files.iter().map(|file| self.copy(file).map_or(JsValue::NULL, JsValue::from)).collect();
        let _ = Reflect::set(&value, &"copies".into(), &copies);
        value
    }

    fn copy(&self, file: &Judged) -> Option<File> {
        let text = Array::of1(&JsString::from(file.copy.as_deref()?));
        let options = FilePropertyBag::new();
        options.set_type("text/plain");
        let name = copy_name(&file.name, self.language);
        File::new_with_str_sequence_and_options(&text, &name, &options).ok()
    }
}
