"""Every command of docs/from-paddleocr.md is tried, in its order, in a folder laid out as PaddleOCR's tutorial has it.

The configurations have the keys of PaddleOCR's own; they name a small network and an epoch, so that it takes minutes.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import goldens
import pytest
from text_image import save

from kie_desktop.cli.main import run_command
from kie_desktop.places import program_folder
from tests.training.graph_pages import archive
from tests.training.paddleocr_yaml import paddleocr_yaml
from tests.training.runs import TINY
from tests.training.test_sdmgr_yaml import stock_yaml

PAGE = program_folder() / "docs" / "from-paddleocr.md"
_ROW = re.compile(r"^\| (?:`(?P<theirs>python3[^`]*)`|\(nothing\)) \| `(?P<ours>kie-desktop [^`]*)` \|$")
_TUTORIAL = {
    *("tools/train.py", "tools/eval.py", "tools/infer_kie_token_ser.py", "tools/infer_kie_token_ser_re.py"),
    *("tools/export_model.py", "tools/infer_kie.py", "ppstructure/kie/tools/trans_xfun_data.py"),
    *("kie/predict_kie_token_ser.py", "kie/predict_kie_token_ser_re.py", "paddle.distributed.launch"),
}
"""What PaddleOCR's tutorial starts."""


def rows() -> Iterator[tuple[str, str]]:
    """PaddleOCR's command and ours, in the order of the page."""
    for line in PAGE.read_text("utf-8").splitlines():
        found = _ROW.match(line)
        if found is not None:
            yield found["theirs"] or "", found["ours"]


def document(name: str, number: int) -> dict[str, Any]:
    """A page of XFUND's raw files: three keys with their values."""
    rows = []
    for line in range(3):
        key, value = 2 * line, 2 * line + 1
        texts = (f"Field {line}:", f"value {number}{line}")
        for one, text, x, label in ((key, texts[0], 60, "question"), (value, texts[1], 420, "answer")):
            box = [x, 50 + 80 * line, x + 14 * len(text), 80 + 80 * line]
            rows.append({"box": box, "text": text, "label": label, "words": [], "linking": [[key, value]], "id": one})
    return {"id": name, "uid": name, "document": rows, "img": {"fname": f"{name}.jpg", "width": 800, "height": 400}}


def write_tutorial(folder: Path) -> None:
    """The folder that the tutorial starts in: raw data and images, configurations, an image to predict on."""
    xfund = folder / "train_data" / "XFUND"
    for part, numbers in (("train", (1, 2, 3)), ("val", (41, 42))):
        pages = [document(f"zh_{part}_{number}", number) for number in numbers]
        (xfund / f"zh_{part}" / "image").mkdir(parents=True)
        raw = {"lang": "zh", "version": "0.1", "split": part, "documents": pages}
        (xfund / f"zh.{part}.json").write_text(json.dumps(raw), "utf-8")
        for page in pages:
            lines = [(row["box"][0], row["box"][1], row["text"]) for row in page["document"]]
            save(xfund / f"zh_{part}" / "image" / page["img"]["fname"], lines)
    shutil.copyfile(goldens.CLASS_LIST, xfund / "class_list_xfun.txt")
    place = folder / "ppstructure" / "docs" / "kie" / "input"
    place.mkdir(parents=True)
    shutil.copyfile(xfund / "zh_val" / "image" / "zh_val_42.jpg", place / "zh_val_42.jpg")
    configs = folder / "configs" / "kie" / "vi_layoutxlm"
    configs.mkdir(parents=True)
    for task in ("ser", "re"):
        for distilled in (False, True):
            name = f"{task}_vi_layoutxlm_xfund_zh{'_udml' * distilled}"
            (configs / f"{name}.yml").write_text(configuration(task, distilled, name), "utf-8")
    write_receipts(folder)


def configuration(task: str, distilled: bool, name: str) -> str:
    data, ours = Path("train_data/XFUND"), {"network": TINY, "tokenizer": str(goldens.TOKENIZER)}
    text = paddleocr_yaml(task, distilled, data, Path("output") / name)
    train, evaluation = text.split("\nEval:\n")
    parts = []
    for part, text_of in (("train", train), ("val", evaluation)):
        changed = text_of.replace(f"data_dir: {data}\n", f"data_dir: {data}/zh_{part}/image\n")
        parts.append(changed.replace(f"{data}/{part}.json", f"{data}/zh_{part}/{part}.json"))
    text = "\nEval:\n".join(parts)
    changes = {
        f"{data}/class_list.txt": f"{data}/class_list_xfun.txt",
        "epoch_num: &epoch_num 200": "epoch_num: &epoch_num 2",
        "epoch_num: &epoch_num 130": "epoch_num: &epoch_num 2",
        "eval_batch_step: [ 0, 19 ]": "eval_batch_step: [ 0, 1 ]",
        "use_gpu: True": "use_gpu: False",
        "pretrained: True": "pretrained: False",
    }
    for before, after in changes.items():
        text = text.replace(before, after)
    return f"{text}\nKIEDesktop: {json.dumps(ours)}\n"


def write_receipts(folder: Path) -> None:
    """wildreceipt's folder, its test pages those of training, and SDMGR's configuration."""
    data = archive(folder / "train_data" / "wildreceipt", range(3))
    shutil.copyfile(data / "wildreceipt_train.txt", data / "wildreceipt_test.txt")
    (folder / "configs" / "kie" / "sdmgr").mkdir()
    text = stock_yaml(Path("train_data/wildreceipt"), Path("output/kie_5"))
    sizes = {"network": {"node_embed": 32, "edge_embed": 32, "fusion_dim": 60, "node_input": 8}}
    text = text.replace("epoch_num: 60", "epoch_num: 1").replace("[ 1024, 512 ]", "[ 32, 32 ]")
    text = text.replace("eval_batch_step: [ 0, 80 ]", "eval_batch_step: [ 0, 1 ]")
    (folder / "configs" / "kie" / "sdmgr" / "kie_unet_sdmgr.yml").write_text(f"{text}KIEDesktop: {json.dumps(sizes)}\n")


def test_what_writes_to_the_place_of_an_earlier_command_says_so() -> None:
    """So that the page can be followed from top to bottom; the run with GPUs is only tried dry below."""
    for _, ours in rows():
        again = ours.startswith("kie-desktop predict") or "--gpus" in ours
        assert ("--overwrite" in shlex.split(ours)) == again, ours


def test_the_page_has_every_command_of_the_tutorial() -> None:
    started = {word for theirs, _ in rows() for word in shlex.split(theirs)}
    assert {word.removeprefix("./") for word in started} >= _TUTORIAL
    assert len([*rows()]) >= 20


@pytest.mark.timeout(900)
def test_every_command_of_the_page_does_its_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tutorial(tmp_path)
    monkeypatch.chdir(tmp_path)
    for _, ours in rows():
        arguments = shlex.split(ours)[1:]
        if "--gpus" in arguments:
            arguments.append("--dry-run")  # no GPU is needed to see that it is understood
        if "--ips" in arguments:
            arguments += ["--host", "10.0.0.1"]  # as the first of the machines would know itself
        assert run_command(arguments) == 0, f"{ours}: {capsys.readouterr().err[-800:]}"
        if arguments[0] == "predict" and "wildreceipt" not in ours:
            written = (tmp_path / "output").rglob("infer_results.txt")
            found = max(written, key=lambda path: path.stat().st_mtime_ns)
            pages = 1 if ".jpg" in ours else 2
            assert len(found.read_text("utf-8").splitlines()) == pages
    for name in ("ser", "re", "ser", "re"):
        assert (tmp_path / "output" / f"{name}_vi_layoutxlm_xfund_zh_udml" / "latest.pdopt").exists()
    assert {path.name for path in (tmp_path / "inference" / "re_vi_layoutxlm").iterdir()} >= {
        *("inference.json", "inference.pdiparams", "pdmodel"),
    }
    assert (tmp_path / "output" / "pages" / "zh_val_42.json").exists()
    assert json.loads((tmp_path / "output" / "linked" / "zh_val_42.json").read_text("utf-8"))["model"] == "forms"
    assert {path.name for path in (tmp_path / "output" / "drawn").iterdir()} == {
        f"zh_val_{number}_result.jpg" for number in (41, 42)
    }
