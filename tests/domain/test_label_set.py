import pytest

from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set, is_background


def test_other_always_comes_first() -> None:
    assert LabelSet([Label("total", "#000000")]).names == ("other", "total")
    assert LabelSet([Label("IGNORE", "#000000"), Label("total", "#000000")]).names == ("IGNORE", "total")
    assert default_label_set().background.name == "other"


def test_names_are_found_without_case() -> None:
    labels = default_label_set()
    assert "Question" in labels
    assert labels["ANSWER"].name == "answer"
    assert labels.role_of("QUESTION") is Role.KEY
    assert labels.role_of("nobody knows it") is Role.OTHER


@pytest.mark.parametrize("names", [("total", "Total"), ("total", " ")])
def test_empty_and_repeated_names_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"empty name|twice|more than once"):
        LabelSet(Label(name, "#000000") for name in names)


def test_usual_names_get_their_role_and_their_hotkey() -> None:
    labels = LabelSet.of_names(["OTHER", "question", "answer", "header", "total"])
    assert [label.role for label in labels] == [Role.OTHER, Role.KEY, Role.VALUE, Role.HEADER, Role.OTHER]
    assert [label.hotkey for label in labels] == ["0", "1", "2", "3", "4"]


def test_unknown_names_are_added_once_with_a_colour_and_a_hotkey_of_their_own() -> None:
    labels = default_label_set().extended(["date", "DATE", "others", "", "answer"])
    assert labels.names == ("other", "question", "answer", "header", "date")
    assert labels["date"].hotkey == "4"
    assert len({label.colour for label in labels}) == len(labels)


def test_a_label_is_replaced_in_its_place() -> None:
    labels = default_label_set().with_label(Label("Answer", "#123456", Role.OTHER, "x"))
    assert labels.names == ("other", "question", "Answer", "header")
    assert labels["answer"].colour == "#123456"


@pytest.mark.parametrize("name", ["other", "OTHERS", " Ignore "])
def test_background_has_three_names(name: str) -> None:
    assert is_background(name)
    assert not is_background("O")


def test_wildreceipts_names_speak_for_their_roles() -> None:
    labels = LabelSet.of_names(["Total_key", "Total_value", "Total"]).extended(["date_VALUE"])
    roles = {label.name: label.role for label in labels}
    assert roles == {
        "other": "other",
        "Total_key": "key",
        "Total_value": "value",
        "Total": "other",
        "date_VALUE": "value",
    }
