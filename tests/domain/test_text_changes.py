"""What people change in texts, and where the same change fits."""

from __future__ import annotations

import pytest

from kie_desktop.domain.text_changes import Corrections, same_change


def test_a_change_made_twice_is_suggested_where_it_fits() -> None:
    corrections = Corrections()
    corrections.learn("Name/First", "Name/ First")
    assert corrections.applied_to("City/Town") == []
    corrections.learn("Tax/Total", "Tax/ Total")
    assert corrections.applied_to("City/Town") == ["City/ Town"]
    assert corrections.applied_to("627/647") == []  # a digit follows: that is another thing
    assert corrections.applied_to("City/ Town") == []


def test_several_usual_changes_are_suggested_together_first() -> None:
    corrections = Corrections()
    for _ in range(2):
        corrections.learn("S 10", "$ 10")
        corrections.learn("Sum:10", "Sum: 10")
    assert corrections.applied_to("S Sum:20") == ["$ Sum: 20", "$ Sum:20", "S Sum: 20"]


def test_a_text_typed_anew_teaches_nothing() -> None:
    corrections = Corrections()
    for _ in range(3):
        corrections.learn("xxxx", "Total amount")
    assert corrections.applied_to("xxxx") == []


def test_a_change_that_is_mostly_not_made_where_it_fits_is_not_usual() -> None:
    corrections = Corrections()
    for text in ("EXPORT", "IMPORT"):
        corrections.learn(text, f"☐ {text}")
    assert corrections.applied_to("TRANSIT") == ["☐ TRANSIT"]
    for text in ("SAFETV", "CLTY", "CUSTONER"):
        corrections.learn(text, text.replace("V", "Y").replace("L", "I").replace("N", "M"))
    assert corrections.applied_to("TRANSIT") == []


def test_a_change_of_signs_fits_between_the_same_kinds_of_letters() -> None:
    corrections = Corrections()
    corrections.learn("RRXM-B", "RRXM -B")
    corrections.learn("RPCBS-O", "RPCBS -O")
    assert corrections.applied_to("MCL-T") == ["MCL -T"]
    assert corrections.applied_to("27-B") == []  # behind a digit it is another thing


@pytest.mark.parametrize(
    ("before", "after", "text", "same"),
    [
        ("MC-4", "MC -4", "RRB-T or RRF-O", "RRB -T or RRF -O"),
        ("12/29/94", "12/ 29/ 94", "1/2 B/W", "1/ 2 B/W"),
        ("AMliation", "Affiliation", "His AMliation:", "His AMliation:"),
        ("AMliation", "Affiliation", "AMliation of Ada", "Affiliation of Ada"),
        ("Chack Darts", "Check Date", "Chack No", "Check No"),
        ("1875 Eye Street", "1825 Eye Street", "in 1875", "in 1875"),  # another number may be meant
        ("xxxxxx", "Total amount", "xxxxxx", "xxxxxx"),  # typed anew
        ("Total.", "Total", "Sum. of", "Sum. of"),  # not at the end
    ],
)
def test_what_one_text_was_changed_by_fits_another(before: str, after: str, text: str, same: str) -> None:
    assert same_change(before, after, text, Corrections()) == same


def test_a_change_that_was_passed_over_is_not_offered_for_other_lines() -> None:
    corrections = Corrections()
    corrections.learn("Tax.", "Tax")
    assert same_change("Tax.", "Tax", "Sum.", corrections) == "Sum"
    corrections.learn("Totel.", "Total.")
    assert same_change("Tax.", "Tax", "Sum.", corrections) == "Sum."
