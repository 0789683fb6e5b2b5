from __future__ import annotations

from decimal import Decimal

import pytest

from kie_desktop.fields.amounts import currency_of, decimal_of, find_amounts, guess_decimal
from kie_desktop.fields.codes import is_checksum, is_valid, plain_code
from kie_desktop.fields.dates import find_dates, find_times, guess_order, iso_date
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Option
from kie_desktop.fields.values import MOST_CHARACTERS, Writing, meaning, same_value, value_key

DATE, AMOUNT = FieldSpec("d", FieldType.DATE), FieldSpec("a", FieldType.AMOUNT)
TEXT, CODE = FieldSpec("t"), FieldSpec("c", FieldType.CODE)
IBAN = FieldSpec("i", FieldType.CODE, checksum="iban")


@pytest.mark.parametrize(
    ("text", "span", "day"),
    [
        ("DATE: 25/12/2018 10:35", "25/12/2018", "2018-12-25"),
        ("05-AUG-2017", "05-AUG-2017", "2017-08-05"),
        ("Berlin, 12. März 2018", "12. März 2018", "2018-03-12"),
        ("3 de marzo de 2019", "3 de marzo de 2019", "2019-03-03"),
        ("March 5, 2021", "March 5, 2021", "2021-03-05"),
        ("Sep. 5th, 2019", "Sep. 5th, 2019", "2019-09-05"),
        ("No 20180304", "20180304", "2018-03-04"),
        ("12/13/2016", "12/13/2016", "2016-12-13"),
        ("2018年3月4日", "2018年3月4日", "2018-03-04"),
        ("01 - 03 - 18 5:23PM", "01 - 03 - 18", "2018-03-01"),
        ("JUN03'14", "JUN03'14", "2014-06-03"),
        ("jeudi23juin2016", "23juin2016", "2016-06-23"),
        ("Aug28,2014", "Aug28,2014", "2014-08-28"),
        ("19/10/201820:49:01", "19/10/2018", "2018-10-19"),
        ("12/03/1820:29", "12/03/18", "2018-03-12"),
        ("2019/07/05 12:33:01", "2019/07/05", "2019-07-05"),
    ],
)
def test_dates_in_a_line(text: str, span: str, day: str) -> None:
    (found,) = find_dates(text)
    assert (found.text, text[found.start : found.end], iso_date(found.text)) == (span, span, day)


@pytest.mark.parametrize("text", ["Tel 03-2093 7358", "12.50", "192.168.1.1", "Mar 5 10:30", "1/2", ""])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["31/02/2018", "March 2020", "10:30", "5 Mar", "x", "9" * 100, ""])
def test_no_day_is_made_up(text: str) -> None:
    assert iso_date(text) is None


def test_the_order_of_numbers_is_a_setting() -> None:
    assert iso_date("01/02/2018", DateOrder.DMY) == "2018-02-01"
    assert iso_date("01/02/2018", DateOrder.MDY) == "2018-01-02"
    assert iso_date("18/02/01", DateOrder.YMD) == "2018-02-01"
    assert iso_date("2018-02-01", DateOrder.MDY) == "2018-02-01"
    assert iso_date("13/02/2018", DateOrder.MDY) == "2018-02-13"  # it can only mean that


def test_the_order_is_guessed_from_what_can_only_be_one() -> None:
    assert guess_order(["01/02/2018", "13/02/2018"]) is DateOrder.DMY
    assert guess_order(["01/02/2018", "02/13/2018"]) is DateOrder.MDY
    assert guess_order(["01/02/2018"], DateOrder.AUTO) is DateOrder.AUTO


def test_times_beside_dates() -> None:
    text = "20/03/2018 7:07PM"
    assert [text[start:end] for start, end in find_times(text)] == ["7:07PM"]
    assert find_times("12.03.2018") == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("RM 1,234.50", [("RM 1,234.50", "MYR", "1234.50")]),
        ("7.90*3", [("7.90", "", "7.90"), ("3", "", "3")]),
        ("1.234,56 €", [("1.234,56 €", "EUR", "1234.56")]),
        ("(12.00)", [("(12.00)", "", "-12.00")]),
        ("12.00-", [("12.00-", "", "-12.00")]),
        ("-1.73", [("-1.73", "", "-1.73")]),
        ("TOTAL RM -8.60", [("RM -8.60", "MYR", "-8.60")]),
        ("RM11.40 S", [("RM11.40", "MYR", "11.40")]),
        ("0.20SR", [("0.20", "", "0.20")]),
        ("21. 20", [("21. 20", "", "21.20")]),
        ("CHF 1'234.50", [("CHF 1'234.50", "CHF", "1234.50")]),
        ("Rp 25.000", [("Rp 25.000", "IDR", "25000")]),
        (".50", [(".50", "", "0.50")]),
        ("Total Rs.14,873.84", [("Rs.14,873.84", "INR", "14873.84")]),
        ("kr.1.250,00", [("kr.1.250,00", "SEK", "1250.00")]),
        ("Fr.14", [("Fr.14", "CHF", "14")]),
        ("RM.50", [("RM.50", "MYR", "0.50")]),
        ("A4", []),
        ("12:30", []),
        ("1/2", []),
        ("BAT02201803120255", []),
    ],
)
def test_amounts_in_a_line(text: str, spans: list[tuple[str, str, str]]) -> None:
    found = find_amounts(text)
    assert [(one.text, one.currency, str(decimal_of(one.text))) for one in found] == spans
    assert all(text[one.start : one.end] == one.text for one in found)


def test_the_decimal_sign_is_a_setting_unless_the_text_says_otherwise() -> None:
    assert decimal_of("1.234", DecimalSign.POINT) == Decimal("1.234")
    assert decimal_of("1.234", DecimalSign.COMMA) == Decimal(1234)
    assert decimal_of("21,20", DecimalSign.POINT) == Decimal("21.20")
    assert guess_decimal(["12,50", "1.234,00", "3.50"]) is DecimalSign.COMMA
    assert guess_decimal(["no numbers"]) is DecimalSign.AUTO


@pytest.mark.parametrize(("text", "currency"), [("RM", "MYR"), ("EUR 3", "EUR"), ("€", "EUR"), ("3.00", "")])
def test_currencies(text: str, currency: str) -> None:
    assert currency_of(text) == currency


@pytest.mark.parametrize(
    ("checksum", "right", "wrong"),
    [
        ("iban", "GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 33"),
        ("vat", "DE136695976", "DE136695978"),
        ("luhn", "4111 1111 1111 1111", "4111 1111 1111 1112"),
        ("ean", "73513537", "73513536"),
        ("de.idnr", "36 574 261 809", "36 574 261 890"),
    ],
)
def test_codes_with_check_digits(checksum: str, right: str, wrong: str) -> None:
    spec = FieldSpec("c", FieldType.CODE, checksum=checksum)
    assert meaning(right, spec).proved and not meaning(right, spec).problem
    assert not meaning(wrong, spec).proved and "check digits" in meaning(wrong, spec).problem
    assert meaning(wrong, spec).normalized == plain_code(wrong)


def test_checksums_are_those_of_the_library_only() -> None:
    assert is_checksum("ch.esr") and not is_checksum("os") and not is_checksum("../os") and not is_checksum("util")
    assert not is_valid("ÄÖ", "iban")


def test_choices() -> None:
    spec = FieldSpec("k", FieldType.CHOICE, options=(Option("MYR", ("RM",)), Option("EUR", ("€",))))
    assert meaning("rm", spec).normalized == "MYR"
    assert meaning("USD", spec).normalized is None
    several = FieldSpec("k", FieldType.CHOICE, options=spec.options, several=True)
    assert meaning("RM; €", several).normalized == "MYR; EUR"


def test_what_cannot_be_normalised_is_said() -> None:
    assert meaning("yesterday", DATE).problem == "'yesterday' is not a date"
    assert meaning("none", AMOUNT).problem == "'none' is not a valid amount"
    assert "too long" in meaning("x" * (MOST_CHARACTERS + 1), TEXT).problem
    assert meaning("a\n b  c ", FieldSpec("l", FieldType.LINES)).normalized == "a\nb c"
    assert meaning("yes", FieldSpec("m", FieldType.MARK)).normalized == "true"


@pytest.mark.parametrize(
    ("first", "second", "spec", "same"),
    [
        ("25/12/2018", "2018-12-25", DATE, True),
        ("25/12/2018", "26/12/2018", DATE, False),
        ("RM4.00", "4", AMOUNT, True),
        ("1.234,50", "1,234.50", AMOUNT, True),
        ("0.00", "0", AMOUNT, True),
        ("NO.50,JALAN PBS", "no. 50 , Jalan PBS", TEXT, True),
        ("ＡＢＣ", "abc", TEXT, True),
        ("Straße", "STRASSE", TEXT, True),
        ("A-1", "A1", CODE, True),
        ("...", "---", TEXT, False),
        ("soon", "soon", DATE, True),
    ],
)
def test_equality(first: str, second: str, spec: FieldSpec, same: bool) -> None:
    assert same_value(first, second, spec) is same
    assert (value_key(first, spec) == value_key(second, spec) != "") is same


def test_equality_of_dates_follows_the_setting() -> None:
    assert same_value("01/02/2018", "2018-02-01", DATE, Writing(DateOrder.DMY))
    assert not same_value("01/02/2018", "2018-02-01", DATE, Writing(DateOrder.MDY))
