import pytest

from kie_desktop.domain.text import counted, folded, letters, listed, units


def test_many_names_are_not_all_listed() -> None:
    assert listed(["total", "date"]) == "total, date"
    assert listed([f"field {number}" for number in range(200)], 2) == "field 0, field 1 and 198 more"
    assert listed(["a", "b"], 2) == "a, b"
    assert listed([str(number) for number in range(9)]) == "0, 1, 2, 3, 4, 5, 6, 7 and 1 more"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("number", "noun", "text"),
    [
        (1, "page", "1 page"),
        (0, "page", "0 pages"),
        (2, "page", "2 pages"),
        (1, "entity", "1 entity"),
        (3, "entity", "3 entities"),
        (2, "class", "2 classes"),
    ],
)
def test_what_is_counted_is_one_or_many(number: int, noun: str, text: str) -> None:
    assert counted(number, noun) == text


def test_width_case_and_white_space_make_no_other_text() -> None:
    assert folded("  Ｄａｔｅ\u3000of  BIRTH ") == "date of birth"
    assert folded("Straße") == folded("STRASSE") != folded("Strase")


def test_letters_and_the_numbers_that_qt_counts_are_turned_into_each_other() -> None:
    text = "a😀𠮷 b"
    assert [units(text[:letter]) for letter in range(len(text) + 1)] == [0, 1, 3, 5, 6, 7]
    assert [letters(text, before) for before in (0, 1, 3, 5, 6, 7)] == [0, 1, 2, 3, 4, 5]
    assert letters(text, 2) == 1  # within the first of them
