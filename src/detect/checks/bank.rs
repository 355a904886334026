//! Bank identifiers.

use super::digits::{all_same, digit, luhn, weighted};

/// ABA routing number: weights 3, 7, 1, total a multiple of ten, first two digits in the assigned ranges
/// (American Bankers Association, Routing Number Policy).
pub fn aba(value: &[u8]) -> bool {
    let Some(head) = value.first_chunk::<2>() else { return false };
    let prefix = digit(head[0]) * 10 + digit(head[1]);
    value.len() == 9
        && matches!(prefix, 0..=12 | 21..=32 | 61..=72 | 80)
        && weighted(value, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)
        && !all_same(value)
}

/// An account number, which is no date: eight digits that are a year of our time, month and day.
pub fn account(value: &[u8]) -> bool {
    let recent = matches!(value.get(..2), Some(b"19" | b"20"));
    !(value.len() == 8 && recent && super::calendar::month_day(value, 4))
}

/// IBAN: ISO 13616, length by country and ISO 7064 mod 97-10.
pub fn iban(value: &[u8]) -> bool {
    let (Some(country), Some(head), Some(tail)) = (value.first_chunk::<2>(), value.get(..4), value.get(4..))
    else {
        return false;
    };
    let country = [country[0].to_ascii_uppercase(), country[1].to_ascii_uppercase()];
    let known = IBAN_LENGTHS.binary_search_by(|(c, _)| c.as_slice().cmp(&country));
    let length = known.ok().and_then(|i| IBAN_LENGTHS.get(i)).map(|(_, n)| usize::from(*n));
    length == Some(value.len()) && tail.iter().chain(head).fold(0, mod_97) == 1
}

/// CUSIP: nine characters, every second one doubled, digits summed, modulo ten (ANSI X9.6).
pub fn cusip(value: &[u8]) -> bool {
    let worth = |b: u8| if b.is_ascii_digit() { digit(b) } else { u32::from(b.wrapping_sub(b'A')) + 10 };
    let each = |(i, &b): (usize, &u8)| {
        let n = worth(b) * if i % 2 == 1 { 2 } else { 1 };
        n / 10 + n % 10
    };
    let sum: u32 = value.iter().take(8).enumerate().map(each).sum();
    value.len() == 9 && value.last().map(|&b| digit(b)) == Some((10 - sum % 10) % 10) && !all_same(value)
}

/// ISIN: twelve characters, letters written as two digits, Luhn (ISO 6166).
pub fn isin(value: &[u8]) -> bool {
    let mut digits = Vec::with_capacity(24);
    for &byte in value {
        if byte.is_ascii_digit() {
            digits.push(byte);
        } else {
            let worth = byte.to_ascii_uppercase().wrapping_sub(b'A').wrapping_add(10);
            digits.extend([b'0' + worth / 10 % 10, b'0' + worth % 10]);
        }
    }
    value.len() == 12 && luhn(&digits)
}

/// Business identifier code: four letters, a country, two or five more characters (ISO 9362).
pub fn bic(value: &[u8]) -> bool {
    let letters = value.get(..6).is_some_and(|head| head.iter().all(u8::is_ascii_uppercase));
    let rest = value.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let country = value.get(4..6).unwrap_or_default();
    matches!(value.len(), 8 | 11) && letters && rest && COUNTRIES.chunks(2).any(|c| c == country)
}

/// ISO 3166-1 alpha-2, and XK as SWIFT uses it.
const COUNTRIES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCF\
    CGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGY\
    HKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMN\
    MOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI\
    SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

fn mod_97(rest: u32, byte: &u8) -> u32 {
    match byte {
        b'0'..=b'9' => (rest * 10 + digit(*byte)) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    }
}

/// Length by country, from the SWIFT IBAN registry.
#[rustfmt::skip]
const IBAN_LENGTHS: [(&[u8; 2], u8); 89] = [
    (b"AD", 24), (b"AE", 23), (b"AL", 28), (b"AT", 20), (b"AZ", 28), (b"BA", 20), (b"BE", 16), (b"BG", 22),
    (b"BH", 22), (b"BI", 27), (b"BR", 29), (b"BY", 28), (b"CH", 21), (b"CR", 22), (b"CY", 28), (b"CZ", 24),
    (b"DE", 22), (b"DJ", 27), (b"DK", 18), (b"DO", 28), (b"EE", 20), (b"EG", 29), (b"ES", 24), (b"FI", 18),
    (b"FK", 18), (b"FO", 18), (b"FR", 27), (b"GB", 22), (b"GE", 22), (b"GI", 23), (b"GL", 18), (b"GR", 27),
    (b"GT", 28), (b"HN", 28), (b"HR", 21), (b"HU", 28), (b"IE", 22), (b"IL", 23), (b"IQ", 23), (b"IS", 26),
    (b"IT", 27), (b"JO", 30), (b"KW", 30), (b"KZ", 20), (b"LB", 28), (b"LC", 32), (b"LI", 21), (b"LT", 20),
    (b"LU", 20), (b"LV", 21), (b"LY", 25), (b"MC", 27), (b"MD", 24), (b"ME", 22), (b"MK", 19), (b"MN", 20),
    (b"MR", 27), (b"MT", 31), (b"MU", 30), (b"NI", 28), (b"NL", 18), (b"NO", 15), (b"OM", 23), (b"PK", 24),
    (b"PL", 28), (b"PS", 29), (b"PT", 25), (b"QA", 29), (b"RO", 24), (b"RS", 22), (b"RU", 33), (b"SA", 24),
    (b"SC", 31), (b"SD", 18), (b"SE", 24), (b"SI", 19), (b"SK", 24), (b"SM", 27), (b"SO", 23), (b"ST", 25),
    (b"SV", 28), (b"TL", 23), (b"TN", 24), (b"TR", 26), (b"UA", 29), (b"VA", 22), (b"VG", 24), (b"XK", 20),
    (b"YE", 30),
];
