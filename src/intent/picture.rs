//! Whether a prompt asks for a picture or a film, which takes more electricity and water than words. Nothing is held up for
//! it; a policy may have a tip for the moment.

use crate::text::lower;

/// Words that ask for something to be made, and what is made, English and Spanish.
const MAKE: [&str; 18] = [
    "generate",
    "create",
    "draw",
    "make",
    "design",
    "paint",
    "render",
    "illustrate",
    "produce",
    "imagine",
    "genera",
    "crea",
    "dibuja",
    "haz",
    "hazme",
    "diseña",
    "pinta",
    "ilustra",
];
const PICTURE: [&str; 26] = [
    "image",
    "images",
    "picture",
    "pictures",
    "photo",
    "photos",
    "drawing",
    "illustration",
    "illustrations",
    "logo",
    "poster",
    "painting",
    "portrait",
    "cartoon",
    "video",
    "animation",
    "imagen",
    "imágenes",
    "foto",
    "dibujo",
    "ilustración",
    "cartel",
    "retrato",
    "caricatura",
    "vídeo",
    "animación",
];
/// How many words into a prompt the asking begins at the latest, and how many may stand between the two.
const BEGINS_WITHIN: usize = 5;
const APART: usize = 5;

/// Whether a prompt asks for a picture or a film.
pub fn asks_for_picture(prompt: &str) -> bool {
    let words = prompt.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(BEGINS_WITHIN + APART + 1).map(lower).collect();
    let is_in = |list: &[&str], word: &String| list.contains(&word.as_str());
    words.iter().take(BEGINS_WITHIN).enumerate().any(|(at, word)| {
        let after = words.iter().skip(at + 1).take(APART);
        is_in(&MAKE, word) && after.into_iter().any(|word| is_in(&PICTURE, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_to_be_made_is_a_picture_or_is_none() {
        for (prompt, expected) in [
            ("Generate an image of a food bank volunteer handing out apples", true),
            ("Please draw me a quick cartoon about recycling", true),
            ("Could you create a colorful poster for our fall picnic?", true),
            ("Hazme una imagen de un jardín comunitario", true),
            ("Crea un cartel para la fiesta de otoño", true),
            ("Describe this image in two sentences", false),
            ("Make a list of grants for our photo archive project and sort it by deadline", false),
            ("Write a caption for the picture of our new building", false),
            ("Summarize the meeting. Later we will create a logo.", false),
            ("", false),
        ] {
            assert_eq!(asks_for_picture(prompt), expected, "{prompt}");
        }
    }
}
