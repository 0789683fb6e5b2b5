from kie_desktop.domain.text import listed


def test_many_names_are_not_all_listed() -> None:
    assert listed(["total", "date"]) == "total, date"
    assert listed([f"field {number}" for number in range(200)], 2) == "field 0, field 1 and 198 more"
