"""The text layer of PDF pages: exact texts in their places, what one does not see, forms, and what is too much."""

from __future__ import annotations

import math
import time
from pathlib import Path

import numpy as np
import pytest
from pdf_files import FONTS, Sheet, image, lying_font, text, text_field, turned_text, write_pdf

from kie_desktop.domain.geometry import bounding_box
from kie_desktop.formats.images import encode_png, read_image, read_pdf_layer
from kie_desktop.formats.pdf_layer import LayerLine, PdfLayer
from kie_desktop.formats.pdf_lines import lines_of_runs
from kie_desktop.formats.pdf_runs import Glyph, Style, runs_of


def layer_of(path: Path, *sheets: Sheet, frame: int = 0) -> PdfLayer:
    found = read_pdf_layer(write_pdf(path / "a.pdf", sheets), frame)
    assert found is not None
    return found


def texts(layer: PdfLayer) -> list[str]:
    return [line.text for line in layer.lines]


def line_of(layer: PdfLayer, words: str) -> LayerLine:
    return next(line for line in layer.lines if line.text == words)


def test_lines_lie_on_the_ink_of_the_page(tmp_path: Path) -> None:
    sheet = Sheet(text(72, 720, "Invoice number:") + text(250, 720, "RE-O0I1l-2026/0815") + text(72, 600, "Total", 24))
    layer = layer_of(tmp_path, sheet)
    assert sorted(texts(layer)) == ["Invoice number:", "RE-O0I1l-2026/0815", "Total"]
    pixels = read_image(tmp_path / "a.pdf")
    assert layer.size == pixels.shape[1::-1]
    for line in layer.lines:
        x1, y1, x2, y2 = (round(side) for side in bounding_box(line.points))
        ink = np.argwhere(pixels[y1:y2, x1:x2].min(2) < 128)
        assert len(ink)
        assert ink[:, 1].min() < 6  # pixels: the line begins and ends with its letters
        assert x2 - x1 - ink[:, 1].max() < 8
        assert line.is_drawn
        assert len(line.places) == len(line.text.replace(" ", ""))
        pixels[y1:y2, x1:x2] = 255
    assert pixels.min() == 255, "some ink is in no line"


def test_a_picture_has_no_layer(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((9, 9, 3), np.uint8)))
    assert read_pdf_layer(tmp_path / "a.png") is None


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages_and_crop_boxes(tmp_path: Path, degrees: int) -> None:
    sheet = Sheet(text(200, 500, "inside"), entries=f"/Rotate {degrees}/CropBox[150 400 450 700]")
    layer = layer_of(tmp_path, sheet)
    pixels = read_image(tmp_path / "a.pdf")
    x1, y1, x2, y2 = (round(side) for side in bounding_box(line_of(layer, "inside").points))
    assert pixels[y1:y2, x1:x2].min() < 128
    pixels[y1 - 1 : y2 + 1, x1 - 1 : x2 + 1] = 255
    assert pixels.min() == 255


def test_lines_that_run_up_down_and_askew(tmp_path: Path) -> None:
    slope = math.radians(20)
    sheet = Sheet(
        turned_text(100, 400, "upwards", 0, 1)
        + turned_text(200, 400, "downwards", 0, -1)
        + turned_text(300, 400, "on its head", -1, 0)
        + turned_text(400, 400, "rising words", math.cos(slope), math.sin(slope))
    )
    layer = layer_of(tmp_path, sheet)
    directions = {
        line.text: (line.points[1][0] - line.points[0][0], line.points[1][1] - line.points[0][1])
        for line in layer.lines
    }
    assert directions["upwards"][1] < -50
    assert abs(directions["upwards"][0]) < 1
    assert directions["downwards"][1] > 50
    assert directions["on its head"][0] < -50
    across, down = directions["rising words"]
    assert math.degrees(math.atan2(-down, across)) == pytest.approx(20, abs=1)


def test_text_that_one_does_not_see(tmp_path: Path) -> None:
    layers = [b"<</Type/OCG/Name(Off)>>", b"<</Type/OCG/Name(On)>>"]
    content = (
        f"/OC /L1 BDC\n{text(72, 700, 'Rechnung')}EMC\n/OC /L2 BDC\n{text(72, 700, 'Invoice')}EMC\n"
        + f"1 1 1 rg {text(72, 650, 'white on white')}0 0 0 rg "
        + text(72, 600, "plain")
        + text(72, 550, "invisible", mode=3)
        + text(72, 500, "covered", mode=0)
        + "0.9 0.9 0.9 rg 60 490 200 30 re f\n"
        + "0 0 0 rg 60 440 200 30 re f 1 1 1 rg "
        + text(72, 450, "white on black")
    )
    sheet = Sheet(content, entries="/Properties<</L1 3 0 R/L2 4 0 R>>")
    off = "/OCProperties<</OCGs[3 0 R 4 0 R]/D<</OFF[3 0 R]>>>>"
    layer = read_pdf_layer(write_pdf(tmp_path / "a.pdf", [sheet], extra=layers, catalog=off))
    assert layer is not None
    assert {line.text: line.is_drawn for line in layer.lines} == {
        "Invoice": True,
        "plain": True,
        "white on black": True,
        "invisible": False,
    }


def test_text_off_the_page_is_left_out(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, Sheet(text(72, 700, "on it") + text(900, 700, "beside it") + text(72, -50, "below it")))
    assert texts(layer) == ["on it"]


def test_a_font_that_says_nothing_is_not_legible(tmp_path: Path) -> None:
    private = lying_font().replace(b"<0041>", b"<0041>")
    cmap = b"\n".join(b"<%02x> <f0%02x>" % (code, code) for code in range(48, 123))
    head, _, data, tail = private.split(b"@@")
    begin, end = data.index(b"beginbfchar\n") + 12, data.index(b"\nendbfchar")
    data = data[:begin] + cmap + data[end:]
    font = b"@@".join([head, b"%d" % len(data), data, tail])
    path = write_pdf(tmp_path / "a.pdf", [Sheet(text(72, 700, "secret", font="F3"))], fonts={**FONTS, "F3": font})
    layer = read_pdf_layer(path)
    assert layer is not None
    assert [line.is_legible for line in layer.lines] == [False]


def test_wide_gaps_part_lines_and_spaces_do_not(tmp_path: Path) -> None:
    parts = text(72, 700, "Widget") + text(110, 700, "large") + text(300, 700, "2") + text(400, 700, "10.00")
    assert texts(layer_of(tmp_path, Sheet(parts))) == ["Widget large", "2", "10.00"]


def test_a_shadow_counts_once(tmp_path: Path) -> None:
    assert texts(layer_of(tmp_path, Sheet(text(72, 700, "Bold") + text(72.4, 700, "Bold")))) == ["Bold"]


def test_fields_of_a_form(tmp_path: Path) -> None:
    sheet = Sheet(
        text(72, 720, "Name:"),
        widgets=[
            text_field("name", "Ada Lovelace", (104, 716, 300, 732)),
            text_field("story", "one two three four five six seven", (72, 600, 150, 680), "/Ff 4096"),
            text_field("secret", "hunter2", (72, 500, 200, 516), "/Ff 8192"),
            text_field("hidden", "nobody", (72, 450, 200, 466)).replace("/F 4", "/F 2"),
            "/Type/Annot/Subtype/Widget/FT/Ch/T(c)/Ff 131072/Opt[[(d)(Germany)][(f)(France)]]/V(f)"
            "/Rect[72 400 200 416]/F 4/DA(/F1 10 Tf 0 g)",
            "/Type/Annot/Subtype/Widget/FT/Btn/T(on)/V/Yes/AS/Yes/Rect[72 350 84 362]/F 4",
            "/Type/Annot/Subtype/Widget/FT/Btn/T(off)/V/Off/AS/Off/Rect[72 330 84 342]/F 4",
        ],
    )
    layer = layer_of(tmp_path, sheet)
    found = texts(layer)
    assert "Name:" in found
    assert "Ada Lovelace" in found, "the key beside it stays apart"
    assert " ".join(found[found.index("one two three") : found.index("one two three") + 3]) == (
        "one two three four five six seven"
    )
    assert "France" in found
    assert not {"hunter2", "nobody"} & {*found}
    assert line_of(layer, "Ada Lovelace").font == ""
    assert [mark.checked for mark in layer.marks] == [True, False]
    again = read_image(tmp_path / "a.pdf")  # the layer drew the fields into its page; pixels must not show that
    assert np.array_equal(again, read_image(tmp_path / "a.pdf"))


def test_fields_that_overlap_and_too_many(tmp_path: Path) -> None:
    under = text_field("a", "under", (72, 700, 200, 716))
    over = text_field("b", "over", (72, 701, 200, 717))
    layer = layer_of(tmp_path, Sheet(widgets=[under, over]))
    assert texts(layer) == ["over"]
    assert layer.notes == ("form fields under others are left out: 1",)
    many = [text_field(f"f{number}", "x", (72, 700, 80, 710)) for number in range(2001)]
    layer = layer_of(tmp_path, Sheet(widgets=many))
    assert layer.notes[0] == "it has 2,001 form fields and annotations; only the first 2,000 are read"


def test_a_hundred_thousand_characters(tmp_path: Path) -> None:
    rows = "".join(text(10, 5 + 0.8 * number, "abcdefghij" * 100, 0.8) for number in range(100))
    layer = layer_of(tmp_path, Sheet(rows))
    assert layer.lines == ()
    assert layer.notes == ("its text layer has 100,198 characters, more than 50,000, and is not used",)


def test_pictures_and_outlines_are_where_more_text_may_be(tmp_path: Path) -> None:
    photo = np.full((50, 100), 128, np.uint8)
    curve = "10 10 m " + "".join(f"{n} 10 {n} 20 {n} {10 + n % 7} c " for n in range(80)) + "f\n"
    sheet = Sheet(
        text(72, 700, "words") + image("I", 300, 600, 100, 50) + curve + "72 690 200 1 re f\n", images={"I": photo}
    )
    layer = layer_of(tmp_path, sheet)
    assert len(layer.regions) == 2
    left, top, right, bottom = max(layer.regions)
    assert (left, right) == (pytest.approx(300 * 200 / 72, abs=2), pytest.approx(400 * 200 / 72, abs=2))
    assert (top, bottom) == (pytest.approx(192 * 200 / 72, abs=3), pytest.approx(242 * 200 / 72, abs=3))


def test_the_given_size_places_the_lines(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [Sheet(text(72, 700, "words"), size=(600, 800))])
    usual, given = read_pdf_layer(path), read_pdf_layer(path, 0, (600, 800))
    assert usual is not None
    assert given is not None
    assert given.size == (600, 800)
    assert given.lines[0].points[0][0] == pytest.approx(72, abs=1)
    assert usual.lines[0].points[0][0] == pytest.approx(200, abs=1)


def test_pages_that_may_show_boxes_to_tick(tmp_path: Path) -> None:
    words = text(72, 700, "words")
    assert not layer_of(tmp_path, Sheet(words + "72 690 400 1 re f 72 600 400 80 re S\n")).has_boxes
    assert layer_of(tmp_path, Sheet(words + "72 600 12 12 re S\n")).has_boxes
    assert layer_of(tmp_path, Sheet(words + "72 600 12 12 re 272 600 12 12 re S\n")).has_boxes


def upright(words: str, x: float, y: float, pitch: float, font: str = "F1") -> list[Glyph]:
    """Signs of 20 pixels below each other, as PDFium gives them, each with an end of line behind it."""
    style = Style((1.0, 0.0), 23.4, font)
    rows = [(x, y + number * pitch, x + 20, y + number * pitch + 20) for number in range(len(words))]
    signs = [Glyph(ord(sign), box, style, -1, True) for sign, box in zip(words, rows, strict=True)]
    end = Glyph(0x0A, (0, 0, 0, 0), None, -1, False)
    return [glyph for sign in signs for glyph in (sign, end)]


def across(words: str, x: float, y: float) -> list[Glyph]:
    style = Style((1.0, 0.0), 23.4, "F1")
    places = [(x + 20 * number, y, x + 20 * number + 20, y + 20) for number in range(len(words))]
    return [Glyph(ord(sign), box, style, -1, True) for sign, box in zip(words, places, strict=True)]


def lines(*glyphs: list[Glyph]) -> list[tuple[str, tuple[int, ...]]]:
    found = lines_of_runs(runs_of(glyph for part in glyphs for glyph in part))
    return [(line.text, tuple(round(side) for side in bounding_box(line.points))) for line in found]


def test_signs_below_each_other_are_a_line_that_stands_upright() -> None:
    glyphs = upright("北京市朝阳区", 300, 100, 20), upright("客户服务部", 340, 100, 23)
    assert lines(*glyphs) == [("北京市朝阳区", (300, 100, 320, 220)), ("客户服务部", (340, 100, 360, 212))]
    (column, _) = lines_of_runs(runs_of(glyph for part in glyphs for glyph in part))
    assert column.points[0] == (300, 100) and column.points[1] == (320, 100), "the page does not lie on its side for it"
    assert column.places == (), "nothing says how far along a level line its signs stand"


def test_numbers_of_a_list_and_letters_below_each_other_are_no_column() -> None:
    far_apart = upright("一二三四", 100, 100, 40)
    assert [text for text, _ in lines(far_apart)] == [*"一二三四"]
    beside_words = upright("一二三四", 100, 100, 25), *(across("项目名称", 150, 100 + 25 * row) for row in range(4))
    assert sorted(text for text, _ in lines(*beside_words)) == sorted([*"一二三四", *["项目名称"] * 4])
    assert [text for text, _ in lines(upright("ABCD", 100, 100, 21))] == [*"ABCD"]
    assert [text for text, _ in lines(upright("是否", 100, 100, 21))] == [*"是否"]


def test_a_column_may_hold_a_digit_and_a_mark() -> None:
    assert [text for text, _ in lines(upright("平成3年、五月", 300, 100, 20))] == ["平成3年、五月"]


def test_a_page_of_single_signs_is_read_in_time() -> None:
    glyphs = [upright("国" * 120, 24 * column, 100, 21) for column in range(300)]
    start = time.process_time()
    assert len(lines(*glyphs)) == 300
    assert time.process_time() - start < 10


def test_lines_that_say_the_same_beside_each_other_are_no_doubles() -> None:
    """Two columns, as wide apart as they are wide; a shadow is nearer."""
    beside = upright("北京市朝阳区", 300, 100, 20), upright("北京市朝阳区", 330, 100, 20)
    assert len(lines(*beside)) == 2
    shadow = upright("北京市朝阳区", 300, 100, 20), upright("北京市朝阳区", 302, 101, 20)
    assert len(lines(*shadow)) == 1
