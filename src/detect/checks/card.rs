//! Payment cards.

use super::benefits::ebt;
use super::digits::{all_same, digit, luhn};

/// Whether the digits are a payment card number: Luhn, and an issuer range with a length that range uses
/// (ISO/IEC 7812; ranges as the networks publish them). Benefit cards are a kind of their own.
pub fn card(value: &[u8]) -> bool {
    issuer(value) && luhn(value) && !TEST_CARDS.contains(&value) && !ebt(value)
}

/// A test number that a card network or payment provider publishes.
pub fn test_card(value: &[u8]) -> bool {
    TEST_CARDS.contains(&value)
}

/// Luhn holds for 12 to 19 digits, whatever the issuer.
pub fn luhn_card(value: &[u8]) -> bool {
    luhn(value) && !all_same(value) && !TEST_CARDS.contains(&value) && !ebt(value)
}

/// Track 1 of a card's magnetic stripe: `B` and a card number (ISO/IEC 7813).
pub fn card_track_1(value: &[u8]) -> bool {
    let number = value.get(1..).unwrap_or_default();
    let length = number.iter().take_while(|b| b.is_ascii_digit()).count();
    number.get(..length).is_some_and(luhn_card)
}

/// Track 2 of a card's magnetic stripe: a card number, year and month of expiry, service code (ISO/IEC 7813).
pub fn card_track_2(value: &[u8]) -> bool {
    let expires = |tail: &[u8]| matches!(tail.get(2..4), Some([b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2']));
    (13..=19).any(|n| value.split_at_checked(n).is_some_and(|(number, tail)| card(number) && expires(tail)))
}

fn prefix(value: &[u8], digits: usize) -> u32 {
    value.iter().take(digits).fold(0, |n, &b| n * 10 + digit(b))
}

fn issuer(value: &[u8]) -> bool {
    let length = value.len();
    let (two, three, four) = (prefix(value, 2), prefix(value, 3), prefix(value, 4));
    match two {
        40..=49 => matches!(length, 13 | 16 | 19),
        51..=55 => length == 16,
        22..=27 if (2221..=2720).contains(&four) => length == 16,
        34 | 37 => length == 15,
        60 if four == 6011 => (16..=19).contains(&length),
        64 if (644..=649).contains(&three) => (16..=19).contains(&length),
        65 => (16..=19).contains(&length),
        62 | 81 => (16..=19).contains(&length),
        30 if (300..=305).contains(&three) || four == 3095 => (14..=19).contains(&length),
        36 | 38 | 39 => (14..=19).contains(&length),
        35 if (3528..=3589).contains(&four) => (16..=19).contains(&length),
        18 if four == 1800 => length == 15,
        21 if four == 2131 => length == 15,
        50 | 56..=58 | 63 | 67 => (12..=19).contains(&length),
        _ => false,
    }
}

/// Published by Visa, Mastercard, American Express, Discover, JCB, Diners Club, Stripe, PayPal and Adyen.
const TEST_CARDS: [&[u8]; 24] = [
    b"4111111111111111",
    b"4242424242424242",
    b"4012888888881881",
    b"4000056655665556",
    b"4000000000000002",
    b"4000000000000077",
    b"4222222222222",
    b"4917610000000000",
    b"5555555555554444",
    b"5105105105105100",
    b"5200828282828210",
    b"5500000000000004",
    b"5454545454545454",
    b"2223003122003222",
    b"2223000048400011",
    b"378282246310005",
    b"371449635398431",
    b"378734493671000",
    b"6011111111111117",
    b"6011000990139424",
    b"6011000000000004",
    b"3530111333300000",
    b"3566002020360505",
    b"30569309025904",
];
