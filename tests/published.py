"""Small models published on this machine as PaddleOCR publishes its own: archives, a tokenizer, a list of them."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import goldens
from file_server import Behaviour, serving

TOKENIZER = goldens.TOKENIZER.read_bytes()
SHA256 = hashlib.sha256(TOKENIZER).hexdigest()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A `.tar` of files by their paths in it."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return data.getvalue()


def checkpoint(task: str) -> bytes:
    """A tiny checkpoint of `ser` or `re` as an archive, in the published layout."""
    folder = goldens.FOLDER / task
    wanted = ("model_state.pdparams", "model_config.json", "config.json", "metric.states")
    names = [name for name in wanted if (folder / name).is_file()]
    return archive({f"{task}_vi/best_accuracy/{name}": (folder / name).read_bytes() for name in names})


def behaviours() -> dict[str, Behaviour]:
    """What is published, by key: two checkpoints, their tokenizer, two networks of PaddleOCR."""
    ocr = archive({"x_infer/inference.yml": b"Global: {model_name: x}", "x_infer/inference.pdiparams": b"weights"})
    return {
        "ser": Behaviour(checkpoint("ser")),
        "re": Behaviour(checkpoint("re")),
        "tokenizer": Behaviour(TOKENIZER),
        "det": Behaviour(ocr),
        "rec": Behaviour(ocr),
    }


@contextmanager
def publishing(published: Mapping[str, Behaviour], home: Path) -> Iterator[None]:
    """Serve them, and write the list of them into the user's folder: `tiny`, `tiny-ser` and `tiny-ocr`."""
    names = {"tokenizer": "sentencepiece.bpe.model"}
    with ExitStack() as servers:
        lines = ["format = 1"]
        for key, served in published.items():
            address = servers.enter_context(serving(served))
            lines += [f"[file.{key}]", f'name = "{names.get(key, f"tiny_{key}.tar")}"', f'addresses = ["{address}"]']
            lines += [f'sha256 = "{SHA256}"', f"size = {len(TOKENIZER)}"] if key == "tokenizer" else []
            lines += [f"about = {len(served.content)}"]
        for name, parts in {"tiny": ("ser", "re"), "tiny-ser": ("ser",), "tiny-ocr": ("det", "rec")}.items():
            used = parts if name == "tiny-ocr" else (*parts, "tokenizer")
            files = ", ".join(f'{part} = "{part}"' for part in used)
            lines += ["[[model]]", f'name = "{name}"', f'title = "The model {name}"', 'note = "Made for tests."']
            lines += ['licence = "CC0-1.0"', 'labels = ["OTHER", "QUESTION", "ANSWER", "HEADER"]']
            lines += [f"files = {{ {files} }}"]
        (home / "models.toml").write_text("\n".join(lines), "utf-8")
        yield
