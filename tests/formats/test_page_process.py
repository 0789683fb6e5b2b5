"""Pages are read in processes that can be ended: what hangs, crashes or is too much costs one page and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hard_pages import endless_pdf, plain_pdf, png_of, tiff_of_many_pages
from PIL import Image

from kie_desktop.api.inputs import files_of, pages_of
from kie_desktop.domain.errors import UserError
from kie_desktop.formats import page_process, page_worker
from kie_desktop.formats.images import encode_png, frame_count, image_info, is_plain, read_image, read_thumbnail
from kie_desktop.formats.kept_document import MAX_FRAMES
from kie_desktop.places import own_command

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def white(tmp_path: Path) -> Path:
    path = tmp_path / "white.png"
    path.write_bytes(encode_png(np.full((40, 60, 3), 255, np.uint8)))
    return path


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Little patience, and no process of an earlier test that is busy."""
    monkeypatch.setattr(page_process, "PIXELS_S", 2.0)
    page_process.end_all()
    yield
    page_process.end_all()


def in_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Work in a thread, and what came of it."""
    results: list[object] = []

    def run() -> None:
        try:
            results.append(work())
        except UserError as fault:
            results.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, results


def busy_pids() -> list[int]:
    return [process._child.pid for process in page_process._POOL._busy]


def wait_until_busy(count: int = 1) -> None:
    until = time.monotonic() + 30
    while len(busy_pids()) < count and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.3)  # so that it is at the page


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")")[-1].split()[0] != "Z"


def test_pixels_come_as_they_are(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (123, 457, 3)).astype(np.uint8)
    path = tmp_path / "noise.png"
    path.write_bytes(encode_png(pixels))
    np.testing.assert_array_equal(read_image(path), pixels)
    read_image(path)[:] = 0  # an array of one's own
    assert image_info(path) == (457, 123, 1) and is_plain(path) and frame_count(path) == 1


def test_paths_are_relative_to_where_the_program_is(white: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (white.parent, white.parent.parent):
        monkeypatch.chdir(folder)
        name = white.relative_to(folder)
        assert image_info(name).width == 60
        with pytest.raises(UserError, match=r"^gone\.png: the image is missing"):
            image_info(Path("gone.png"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processor time of other processes")
def test_a_busy_machine_costs_no_page(white: Path, short: None) -> None:
    """A child that others keep from computing has not had its time; here it is stopped for longer than that."""
    assert read_image(white).shape == (40, 60, 3)
    (process,) = page_process._POOL._free
    os.kill(process._child.pid, signal.SIGSTOP)
    thread, results = in_thread(lambda: read_image(white))
    thread.join(2 * page_process.PIXELS_S)
    assert thread.is_alive()
    os.kill(process._child.pid, signal.SIGCONT)
    thread.join()
    assert isinstance(results[0], np.ndarray)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processor time of other processes")
def test_a_child_that_never_goes_on_is_given_up_all_the_same(
    white: Path, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_process, "_MOST_WAITING", 2)
    assert read_image(white).shape == (40, 60, 3)
    (process,) = page_process._POOL._free
    os.kill(process._child.pid, signal.SIGSTOP)
    with pytest.raises(UserError, match="takes more than 2 seconds"):
        read_image(white)


def test_a_page_without_end_is_given_up_and_keeps_nobody(tmp_path: Path, white: Path, short: None) -> None:
    hard = endless_pdf(tmp_path / "hard.pdf")
    started = time.monotonic()
    thread, results = in_thread(lambda: read_image(hard))
    wait_until_busy()
    (pid,) = busy_pids()
    other = plain_pdf(tmp_path / "other.pdf")
    assert read_image(other).shape[2] == 3 and read_image(white).shape == (40, 60, 3)
    assert thread.is_alive()  # another PDF was read meanwhile
    thread.join()
    assert "takes more than 2 seconds" in str(results[0]) and str(hard) in str(results[0])
    assert time.monotonic() - started < 30
    until = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_alive(pid)


def test_all_processes_can_be_busy_and_reading_goes_on_later(tmp_path: Path, white: Path, short: None) -> None:
    hard = [endless_pdf(tmp_path / f"{number}.pdf") for number in range(page_process.MOST_PROCESSES)]
    threads = [in_thread(lambda path=path: read_image(path))[0] for path in hard]
    wait_until_busy(len(hard))
    assert image_info(white).width == 60
    for thread in threads:
        thread.join()


def test_a_page_that_nobody_wants_any_more_lets_go_at_once(tmp_path: Path, short: None) -> None:
    hard, unwanted = endless_pdf(tmp_path / "hard.pdf"), threading.Event()

    def read() -> object:
        with page_process.interruptible(unwanted.is_set):
            return read_image(hard)

    thread, results = in_thread(read)
    wait_until_busy()
    unwanted.set()
    started = time.monotonic()
    thread.join()
    assert time.monotonic() - started < 1
    assert isinstance(results[0], page_process.ReadingStoppedError)


def test_what_is_dropped_and_done_soon_frees_its_process(white: Path, short: None) -> None:
    image_info(white)
    with page_process.interruptible(lambda: True):
        for _ in range(20):
            with pytest.raises(page_process.ReadingStoppedError):
                read_thumbnail(white, 0, 30)
                raise page_process.ReadingStoppedError  # the answer was faster
    assert image_info(white).width == 60
    assert len(page_process._POOL._busy) + len(page_process._POOL._free) <= page_process.MOST_PROCESSES


def test_a_process_that_dies_costs_its_page_only(tmp_path: Path, white: Path, short: None) -> None:
    thread, results = in_thread(lambda: read_image(endless_pdf(tmp_path / "hard.pdf")))
    wait_until_busy()
    os.kill(busy_pids()[0], signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    thread.join()
    assert "ended the process that read it" in str(results[0])
    assert read_image(white).shape == (40, 60, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for as POSIX has them")
def test_processes_end_with_the_program_that_was_killed(tmp_path: Path) -> None:
    hard = endless_pdf(tmp_path / "hard.pdf")
    code = (
        "import sys, threading, time; from pathlib import Path\n"
        "from kie_desktop.formats import images, page_process\n"
        "threading.Thread(target=images.read_image, args=(Path(sys.argv[1]),), daemon=True).start()\n"
        "while not page_process._POOL._busy: time.sleep(0.01)\n"
        "time.sleep(0.5); print(*[p._child.pid for p in page_process._POOL._busy], flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, hard], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        assert is_alive(pid)
        program.kill()
    until = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_alive(pid)


def test_pages_have_a_size_that_pages_can_have(tmp_path: Path) -> None:
    for width, height, words in ((1, 190_000_000, "too long for a page"), (100_000, 100_000, "too large")):
        with pytest.raises(UserError, match=words):
            image_info(png_of(tmp_path / "odd.png", width, height))
        with pytest.raises(UserError, match=words):
            read_image(tmp_path / "odd.png")


def test_documents_have_as_many_pages_as_people_read(tmp_path: Path) -> None:
    path = tiff_of_many_pages(tmp_path / "many.tif", MAX_FRAMES + 1)
    for read in (frame_count, image_info, read_image):
        with pytest.raises(UserError, match=r"more than 10,000 pages"):
            read(path)
    few = tiff_of_many_pages(tmp_path / "few.tif", 700)
    started = time.monotonic()
    assert [image_info(few, frame).frames for frame in range(700)] == [700] * 700
    assert time.monotonic() - started < 20  # each was once looked for from the beginning


def test_a_document_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = plain_pdf(tmp_path / "a.pdf", ((200, 100), (200, 100)))
    assert image_info(path, 1).frames == 2
    plain_pdf(path, ((100, 200), (100, 200), (100, 200)))
    assert image_info(path, 2).frames == 3 and image_info(path, 2).height > image_info(path, 2).width
    for shade in ("white", "black"):
        pages = [Image.new("L", (20, 10), shade) for _ in range(2)]
        pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
        assert read_image(tmp_path / "a.tif", 1).mean() == (255 if shade == "white" else 0)


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_each_page_is_a_success_or_a_message_of_its_own(tmp_path: Path, bad: int) -> None:
    path = plain_pdf(tmp_path / "a.pdf", ((200, 100),) * 3)
    kid = b"%d 0 R" % (3 + bad)
    path.write_bytes(path.read_bytes().replace(b"[3 0 R 4 0 R 5 0 R]", b"[3 0 R 4 0 R 5 0 R]".replace(kid, b"9 0 R")))
    (file,) = files_of([path])
    found = [*pages_of(file)]
    assert [isinstance(page, UserError) for page in found] == [number == bad for number in range(3)]


def test_a_command_goes_on_after_such_a_page(tmp_path: Path, white: Path) -> None:
    """The command line reads through the same processes; a pipe and a device are no pages."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.png")
    tiff_of_many_pages(tmp_path / "many.tif", MAX_FRAMES + 1)
    (tmp_path / "label.txt").write_text("white.png\t[]\nmany.tif\t[]\npipe.png\t[]\n", "utf-8")
    command = own_command("check", str(tmp_path / "label.txt"), "--image-dir", str(tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "3 pages" in done.stdout and "Traceback" not in done.stderr
    assert "more than 10,000 pages" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.parametrize("given", [None, 1 << 30])
def test_a_pdf_gets_less_memory_than_a_picture_and_nobody_more_than_there_was(
    tmp_path: Path, white: Path, given: int | None
) -> None:
    """A PDF of a few hundred bytes takes all that there is, and its time goes into being given it."""
    document = plain_pdf(tmp_path / "a.pdf")
    program = f"""
import json, resource
from kie_desktop.formats import page_worker
if {given}:
    resource.setrlimit(resource.RLIMIT_AS, ({given}, resource.getrlimit(resource.RLIMIT_AS)[1]))
for path in ({str(document)!r}, {str(white)!r}, {str(document)!r}):
    page_worker._answer({{"op": "count", "path": path, "folder": ".", "frame": 0, "size": []}})
    print(resource.getrlimit(resource.RLIMIT_AS)[0])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    limits = [*map(int, done.stdout.split())]
    pdf, picture = page_worker.PDF_MEMORY_BYTES, page_worker.MEMORY_BYTES
    assert limits == ([pdf, picture, pdf] if given is None else [given] * 3)
