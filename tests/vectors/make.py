"""Makes ids.tsv and phones.tsv beside this file, always the same:

    pip install python-stdnum==2.2 phonenumbers==9.0.43
    python make.py

ids.tsv: numbers drawn at random that python-stdnum (LGPL-2.1) says are valid, and the same with one character changed
so that it says they are not. phones.tsv: the example numbers of libphonenumber (Apache-2.0), as it writes them. Each
line: detector, `yes` or `no`, text with the number marked «so».
"""

import importlib
import pathlib
import random
import string

import phonenumbers

HERE = pathlib.Path(__file__).parent
EACH = 12

# detector, text, oracle in python-stdnum, template. In a template `#` is a digit, `A` a capital, YYMMDD and so on
# parts of one date, `|` parts alternatives; everything else is itself.
IDS = [
    ("us_ssn", "SSN {}", "us.ssn", "###-##-####"),
    ("us_itin", "ITIN {}", "us.itin", "9##-##-####"),
    ("us_atin", "ATIN {}", "us.atin", "9##-93-####"),
    ("us_ein", "EIN: {}", "us.ein", "##-#######"),
    ("us_ptin", "PTIN {}", "us.ptin", "P########"),
    ("us_aba_routing", "routing number {}", "us.rtn", "01#######|06#######|11#######|12#######|32#######"),
    ("iban", "IBAN {}", "iban", "DE####################|BE##############|NO#############|PL##########################"),
    ("imei", "IMEI {}", "imei", "35#############"),
    ("ca_sin", "SIN {}", "ca.sin", "###-###-###|#########"),
    ("ca_health", "PHN {}", "ca.bc_phn", "9#########|9### ### ###"),
    ("au_tfn", "TFN {}", "au.tfn", "### ### ###"),
    ("au_abn_acn", "ABN {}", "au.abn", "## ### ### ###|###########"),
    ("au_abn_acn", "ACN {}", "au.acn", "### ### ###"),
    ("nz_ird", "IRD number {}", "nz.ird", "##-###-###|1##-###-###"),
    ("uk_nhs", "NHS number {}", "gb.nhs", "### ### ####|##########"),
    ("uk_upn", "UPN {}", "gb.upn", "A80#000######"),
    ("uk_utr", "UTR {}", "gb.utr", "##########"),
    ("ie_pps", "PPS number {}", "ie.pps", "#######A|#######AA"),
    ("es_ids", "DNI {}", "es.dni", "########A"),
    ("es_ids", "NIE {}", "es.nie", "X#######A|Y#######A"),
    ("fr_nir", "NIR {}", "fr.nir", "1YYMM75######DD"),
    ("it_cf", "codice fiscale {}", "it.codicefiscale", "AAAAAAYYC##A###A"),
    ("de_steuer_id", "Steuer-ID {}", "de.idnr", "## ### ### ###"),
    ("nl_bsn", "BSN {}", "nl.bsn", "#########"),
    ("pl_pesel", "PESEL {}", "pl.pesel", "YYMMDD#####"),
    ("se_personnummer", "personnummer {}", "se.personnummer", "YYMMDD-####|19YYMMDD-####"),
    ("no_fodselsnummer", "fødselsnummer {}", "no.fodselsnummer", "DDMMYY#####|DDMMYY #####"),
    ("dk_cpr", "CPR-nummer {}", "dk.cpr", "DDMM81-1###"),
    ("fi_hetu", "henkilötunnus {}", "fi.hetu", "DDMMYY-###C|DDMMYY-####"),
    ("is_kennitala", "kennitala {}", "is_.kennitala", "DDMMYY-###9"),
    ("be_rijksregister", "rijksregisternummer {}", "be.nn", "YY.MM.DD-###.##|YYMMDD#####"),
    ("at_svnr", "Sozialversicherungsnummer {}", "at.vnr", "#### DDMMYY"),
    ("ch_ahv", "AHV-Nummer {}", "ch.ssn", "756.####.####.##"),
    ("pt_ids", "NIF {}", "pt.nif", "#########|### ### ###"),
    ("pt_ids", "cartão de cidadão {}", "pt.cc", "######## # AA#"),
    ("gr_amka", "AMKA {}", "gr.amka", "DDMMYY#####"),
    ("ro_cnp", "CNP {}", "ro.cnp", "1YYMMDD######"),
    ("bg_egn", "EGN {}", "bg.egn", "YYMMDD####"),
    ("cz_sk_rodne_cislo", "rodné číslo {}", "cz.rc", "YYMMDD/####"),
    ("hr_oib", "OIB {}", "hr.oib", "###########"),
    ("si_emso", "EMŠO {}", "si.emso", "DDMM9##50####"),
    ("ee_lt_isikukood", "isikukood {}", "ee.ik", "3YYMMDD####"),
    ("ee_lt_isikukood", "asmens kodas {}", "lt.asmens", "4YYMMDD####"),
    ("ua_rntrc", "РНОКПП {}", "ua.rntrc", "##########"),
    ("ru_ids", "ИНН {}", "ru.inn", "############"),
    ("tr_kimlik", "TC kimlik no {}", "tr.tckimlik", "###########"),
    ("jp_mynumber", "マイナンバー {}", "jp.in_", "#### #### ####|############"),
    ("th_id", "Thai ID {}", "th.pin", "#-####-#####-##-#"),
    ("my_mykad", "MyKad {}", "my.nric", "YYMMDD-##-####"),
    ("id_nik", "NIK {}", "id.nik", "3174##DDMMYY00##"),
    ("il_id", "teudat zehut {}", "il.idnr", "#########"),
    ("pk_cnic", "CNIC {}", "pk.cnic", "#####-#######-#"),
    ("in_aadhaar", "Aadhaar {}", "in_.aadhaar", "#### #### ####"),
    ("in_pan", "PAN {}", "in_.pan", "AAAPA####A"),
    ("in_gstin", "GSTIN {}", "in_.gstin", "27AAAPA####A1Z#"),
    ("cn_ric", "ID number {}", "cn.ric", "11010119YYMMDD####"),
    ("za_id", "South African ID {}", "za.idnr", "YYMMDD####08#"),
    ("kr_rrn", "RRN {}", "kr.rrn", "YYMMDD-1######"),
    ("br_cpf", "CPF {}", "br.cpf", "###.###.###-##"),
    ("br_cnpj", "CNPJ {}", "br.cnpj", "##.###.###/0001-##"),
    ("cl_rut", "RUT {}", "cl.rut", "##.###.###-#"),
    ("ar_cuit", "CUIT {}", "ar.cuit", "20-########-#|27-########-#"),
    ("co_nit", "NIT {}", "co.nit", "9########-#"),
    ("ec_cedula", "cédula ecuatoriana {}", "ec.ci", "17#######-#|09########"),
    ("do_cedula", "cédula dominicana {}", "do.cedula", "###-#######-#"),
    ("pe_ids", "RUC {}", "pe.ruc", "10#########"),
    ("ve_rif", "RIF {}", "ve.rif", "V-########-#|J-########-#"),
    ("mx_curp", "CURP {}", "mx.curp", "AEAAYYMMDDHDFBCC0#"),
    ("eu_vat", "VAT number {}", "eu.vat", "DE#########|FR0########01|IT#######0585|ATU########|BE0#########|PL##########|DK########"),
]

# Kinds where a number with another check digit is still one: no check digit, or one that is not given out any more.
LENIENT = {"us_ssn", "us_itin", "us_ein", "us_atin", "us_ptin", "dk_cpr", "in_pan", "kr_rrn", "fr_nir", "mx_curp"}


def date(rng):
    year, month, day = rng.randint(1950, 1999), rng.randint(1, 12), rng.randint(1, 28)
    return {"YY": f"{year % 100:02}", "MM": f"{month:02}", "DD": f"{day:02}"}


def draw(rng, template):
    text = rng.choice(template.split("|"))
    for part, value in date(rng).items():
        text = text.replace(part, value, 1)
    sets = {"#": string.digits, "A": string.ascii_uppercase, "C": "BCDFHJKLMNPRSTVXY"}
    keep = text[:2] if text[:2].isalpha() and "#" in text else ""
    rest = text[len(keep):] if keep in {"DE", "BE", "NO", "PL", "FR", "IT", "AT", "DK"} else text
    return text[: len(text) - len(rest)] + "".join(rng.choice(sets[c]) if c in sets else c for c in rest)


def valid(rng, oracle, template):
    for _ in range(2_000_000):
        number = draw(rng, template)
        if oracle.is_valid(number):
            return number
    raise SystemExit(f"no valid number for {template}")


def spoil(rng, oracle, number):
    for _ in range(10_000):
        at = rng.randrange(len(number))
        if number[at].isdigit():
            other = number[:at] + rng.choice(string.digits) + number[at + 1:]
            if not oracle.is_valid(other):
                return other
    raise SystemExit(f"cannot spoil {number}")


def ids():
    rng = random.Random(9303)
    for detector, text, module, template in IDS:
        oracle = importlib.import_module(f"stdnum.{module}")
        for _ in range(EACH):
            number = valid(rng, oracle, template)
            yield detector, "yes", text.format(f"«{number}»")
            if detector not in LENIENT:
                yield detector, "no", text.format(f"«{spoil(rng, oracle, number)}»")


def phones():
    kinds = [phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE]
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in kinds:
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            write = lambda form: phonenumbers.format_number(number, form)
            yield region, "yes", f"«{write(phonenumbers.PhoneNumberFormat.E164)}»"
            yield region, "yes", f"reach her on «{write(phonenumbers.PhoneNumberFormat.INTERNATIONAL)}» today"
            yield region, "yes", f"Phone: «{write(phonenumbers.PhoneNumberFormat.NATIONAL)}»"


def main():
    for name, rows in (("ids.tsv", ids()), ("phones.tsv", phones())):
        lines = dict.fromkeys("\t".join(row) for row in rows)
        (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
