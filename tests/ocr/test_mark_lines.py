"""Lines that were read with marks in them."""

from kie_desktop.domain.geometry import bounding_box, rectangle
from kie_desktop.ocr.found import FoundMark
from kie_desktop.ocr.marks.lines import likely_marks, without_marks
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


def found(x: float, y: float, side: float = 20) -> FoundMark:
    return FoundMark(rectangle((x, y, x + side, y + side)), False, 0.9)


def test_a_letter_of_a_word_or_of_a_line_that_runs_up_is_no_mark() -> None:
    word = line("Osborn Offices", 0, 280)
    upwards = OcrLine(rectangle((300, 0, 325, 200)), "464565018", 0.9)
    short = OcrLine(rectangle((400, 0, 425, 70)), "OK", 0.9)
    marks = [found(160, 0), found(0, 0), found(302, 100), found(402, 30), found(600, 0)]
    assert likely_marks(marks, [word, upwards, short]) == marks[3:]


def test_an_option_close_to_its_mark_keeps_it() -> None:
    assert likely_marks([found(120, 0)], [line("Paid: \u53e3 Yes", 0, 220)])


def test_what_was_surely_read_as_a_letter_is_no_mark() -> None:
    """A digit, and a Chinese sign: the network takes both for ticked boxes, and their lines would lose them."""
    sort_code, customer = line("20-45-18", 0, 160), line("客户服务部", 0, 100)
    assert likely_marks([found(0, 0)], [sort_code]) == []
    assert likely_marks([found(0, 0)], [customer]) == []
    unsure = customer._replace(score=0.6)
    assert likely_marks([found(0, 0)], [unsure]) == [found(0, 0)]


def test_what_marks_are_read_as_counts_where_the_mark_is_sure() -> None:
    option = line("O Single", 0, 160)
    sure, doubtful = found(0, 0), found(0, 0)._replace(score=0.6)
    assert likely_marks([sure], [option]) == [sure]
    assert likely_marks([doubtful], [option]) == []
    assert likely_marks([doubtful], [line("□ Single", 0, 160)]) == [doubtful]


def test_a_chinese_sign_before_a_latin_word_is_a_box_that_was_ticked() -> None:
    sure = found(0, 0)._replace(score=0.99)
    assert likely_marks([sure], [line("四DOMESTIC", 0, 200)]) == [sure]
    assert likely_marks([sure._replace(score=0.8)], [line("四DOMESTIC", 0, 200)]) == []
    assert likely_marks([sure], [line("四川省成都市", 0, 120)]) == []
    assert likely_marks([sure], [line("Domestic", 0, 160)]) == []


def test_a_logo_is_no_mark() -> None:
    lines = [line("Some words", 0, 200)._replace(points=rectangle((0, y, 200, y + 20))) for y in range(100, 300, 40)]
    logo, box = found(300, 0, 60), found(300, 120, 24)
    assert likely_marks([logo, box], lines) == [box]
    assert likely_marks([logo, box], lines[:2]) == [logo, box]  # too few lines to tell


def test_a_hole_in_the_margin_is_no_mark() -> None:
    lines = [
        line("Some words", 100, 300)._replace(points=rectangle((100, y, 300, y + 20))) for y in range(100, 300, 40)
    ]
    hole, box, right = found(8, 120), found(70, 120), found(600, 120)
    assert likely_marks([hole, box, right], lines) == [box, right]
    assert likely_marks([hole], lines[:2]) == [hole]  # too few lines to tell


def test_the_beginning_of_a_word_is_no_mark_however_sure() -> None:
    """`Date:` became `ate:`, and `Client:` `ient:`."""
    mark = found(0, 0)._replace(score=0.97)
    assert likely_marks([mark], [line("Date:", 0, 100)]) == []
    assert likely_marks([mark._replace(points=rectangle((0, 0, 40, 20)))], [line("Client:", 0, 140)]) == []
    assert likely_marks([mark], [line("X Yes", 0, 100)]) == [mark]
