"""Lines that were read with marks in them."""

from kie_desktop.domain.geometry import bounding_box, rectangle
from kie_desktop.ocr.marks.lines import without_marks
from kie_desktop.ocr.protocol import OcrLine


def line(text: str, x1: float, x2: float, places: bool = True) -> OcrLine:
    """Letters at even distances."""
    letters = [place for place, letter in enumerate(text) if not letter.isspace()]
    spread = tuple((place + 0.5) / len(text) for place in letters) if places else ()
    return OcrLine(rectangle((x1, 0, x2, 20)), text, 0.9, spread)


def shown(lines: list[OcrLine]) -> list[tuple[str, int, int]]:
    return [(one.text, round(bounding_box(one.points)[0]), round(bounding_box(one.points)[2])) for one in lines]


def test_a_line_that_is_a_mark_is_gone() -> None:
    assert without_marks([line("O", 98, 122)], [(100, 0, 120, 20)]) == []


def test_the_letter_at_a_mark_is_no_letter() -> None:
    found = without_marks([line("口Single", 100, 240)], [(100, 0, 120, 20)])
    assert shown(found) == [("Single", 120, 240)]
    assert [round(place, 2) for place in found[0].places] == [round((n + 0.5) / 6, 2) for n in range(6)]


def test_a_line_with_several_marks_is_cut_at_each() -> None:
    found = without_marks([line("Paid: X Yes O No", 0, 320)], [(118, 0, 138, 20), (236, 0, 260, 20)])
    assert [one.text for one in found] == ["Paid:", "Yes", "No"]
    boxes = [bounding_box(one.points) for one in found]
    assert boxes[0][2] <= 118 and boxes[1][0] >= 138 and boxes[1][2] <= 236 and boxes[2][0] >= 260


def test_a_mark_behind_its_text_is_cut_off() -> None:
    assert shown(without_marks([line("Yes □", 0, 100)], [(82, 0, 100, 20)])) == [("Yes", 0, 82)]


def test_without_places_only_the_beginning_is_cut() -> None:
    found = without_marks([line("☒ Married", 0, 180, places=False)], [(0, 0, 20, 20)])
    assert shown(found) == [("Married", 20, 180)]
    assert without_marks([line("to X here", 0, 180, places=False)], [(80, 0, 100, 20)])[0].text == "to X here"


def test_lines_beside_marks_stay_as_they_are() -> None:
    lines = [line("Single", 30, 130), line("a heading over everything", 0, 500)]
    lines[1] = lines[1]._replace(points=rectangle((0, -40, 500, 60)))
    assert without_marks(lines, [(0, 0, 20, 20)]) == lines
