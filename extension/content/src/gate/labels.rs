//! Whether a control's name says that it sends.

use handrail::text::{lower, lowered};

/// Words that name a send control, one language a line; the data is `send_labels.txt`.
const WORDS: &str = include_str!("send_labels.txt");

/// Longest name, in words, in which words that can mean much else say that it sends.
const SHORT: usize = 3;

/// Whether `name` (an accessible name, a test id, an element id) says "send" in any language of the list.
pub fn says_send(name: &str) -> bool {
    let words = split_words(name);
    if words.iter().any(|w| listed('-').any(|not| not == w)) {
        return false;
    }
    let short = (words.len() <= SHORT).then(|| listed('?')).into_iter().flatten();
    listed('+').chain(short).any(|send| {
        if send.is_ascii() || send.chars().all(char::is_alphabetic) && !unspaced(send) {
            words.iter().any(|w| w == send)
        } else {
            lower(name).contains(send)
        }
    })
}

/// The list's entries: lines that begin with a language, then `+` for words that say send, `?` for words that do in a
/// short name, or `-` for words that turn them into something else.
fn listed(sign: char) -> impl Iterator<Item = &'static str> {
    WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| line.split_once(sign).filter(|(language, _)| language.trim().len() <= 3))
        .flat_map(|(_, words)| words.split(','))
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// Scripts that write words without spaces between them.
fn unspaced(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

/// `sendButton`, `send-button`, `Send prompt` -> their words, in lower case.
fn split_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        let begins = !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase());
        if c.is_alphanumeric() && begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(lowered(c));
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_send() {
        for name in [
            "Send",
            "Send prompt",
            "send-button",
            "sendButton",
            "chat-submit",
            "Enviar mensaje",
            "Nachricht senden",
            "Envoyer",
            "发送",
            "メッセージを送信",
            "보내기",
            "Gửi tin nhắn",
            "إرسال الرسالة",
            "Отправить",
            "Надіслати",
            "Dir",
            "U dir",
            "Ask",
            "Run",
            "Ask the assistant",
        ] {
            assert!(says_send(name), "{name}");
        }
    }

    #[test]
    fn names_that_do_not() {
        for name in [
            "Attach a file",
            "Send feedback",
            "Stop generating",
            "Resend code",
            "task-list",
            "Sender",
            "Directions",
            "running",
            "Cancel sending",
            "",
            "Enviar comentarios",
            "Ask about opening hours",
        ] {
            assert!(!says_send(name), "{name}");
        }
    }
}
