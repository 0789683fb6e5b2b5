"""Rankers of templates: what receipts and invoices in general have taught, before a page of one's own was reviewed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.array_files import load_arrays
from kie_desktop.domain.errors import UserError
from kie_desktop.fields.candidates import FAMILY_OF, Family
from kie_desktop.fields.ranker import Floats, text_sums
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.sheet import ROLES, Sheet
from kie_desktop.fields.values import bare
from kie_desktop.places import program_folder
from kie_desktop.safe_files import open_file, read_given

FORMAT = 1
_MOST_BYTES = 64 << 20
LEAST = -12.0
"""Logarithms of probabilities are not taken below this: all that is hopeless is equally so."""


_LABEL_END = re.compile(r"[ _-]?value$", re.IGNORECASE)
"""What label sets such as wildreceipt's put behind the name of a field: `Date_value` beside `Date_key`."""


@dataclass(frozen=True)
class Prior:
    """Fields of a template with their weights.

    specs: the template's fields. buckets: int64[k], sorted, of all fields of a family. tables: [k, ROLES * fields].
    dense: [d, fields]. none: [fields]. words: `words_fingerprint` of the word classes that it was taught with.
    """

    names: Mapping[Family, tuple[str, ...]]
    buckets: Mapping[Family, NDArray[np.int64]]
    tables: Mapping[Family, NDArray[np.float32]]
    dense: Mapping[Family, NDArray[np.float32]]
    none: Mapping[Family, NDArray[np.float32]]
    words: int = 0

    def scores(self, sheet: Sheet) -> tuple[Floats, Floats]:
        """Scores [n, fields] of a sheet's candidates for the fields of its family, and of `none` [fields]."""
        family = sheet.family
        count = len(self.names.get(family, ()))
        if not count:
            return np.zeros((len(sheet), 0)), np.zeros(0)
        texts = text_sums(sheet, self.buckets[family], self.tables[family].reshape(-1, ROLES, count))
        return texts + sheet.dense @ self.dense[family], self.none[family].astype(np.float64)

    def logarithms(self, sheet: Sheet) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Logarithms of probabilities, [n, fields] of candidates and [fields] of `none`; at least `LEAST`."""
        scores, none = self.scores(sheet)
        both = np.concatenate((scores, none[None]))
        both -= both.max(axis=0, initial=-np.inf)
        both -= np.log(np.exp(both).sum(axis=0))
        result = np.maximum(both, LEAST).astype(np.float32)
        return result[:-1], result[-1]


def field_like(spec: FieldSpec, template: tuple[FieldSpec, ...]) -> str:
    """The template's field that has the meaning of a field, by `like`, name and synonyms; "" where none has.

    Both must be ranked among the same candidates.
    """
    fitting = [other for other in template if FAMILY_OF.get(other.type) == FAMILY_OF.get(spec.type)]
    for other in fitting:
        if spec.like and other.name == spec.like:
            return other.name
    if spec.like:
        return ""
    words = [bare(word) for word in (*spec.key_words, _LABEL_END.sub("", spec.name)) if bare(word)]
    for word in words:
        for other in fitting:
            if bare(other.name) == word:
                return other.name
    for word in words:
        for other in fitting:
            if word in (bare(synonym) for synonym in other.synonyms):
                return other.name
    return ""


@cache
def template_prior(name: str) -> Prior | None:
    """The ranker that comes with a template; None for one that has none."""
    path = program_folder() / "resources" / "schemas" / f"{name}.npz"
    return read_prior(path) if path.is_file() else None


def read_prior(path: Path) -> Prior:
    """Read a ranker; UserError where the file is damaged or of another version."""
    try:
        return prior_of_arrays(load_arrays(read_given(path, _MOST_BYTES), _MOST_BYTES))
    except (OSError, ValueError, KeyError) as fault:
        raise UserError(f"{path}: the ranker of this template is damaged ({fault}); reinstall the program") from fault


def write_prior(path: Path, prior: Prior) -> None:
    """Write a ranker with half-precision weights; the same ranker always gives the same bytes."""
    write_arrays(path, prior_arrays(prior))


def prior_arrays(prior: Prior) -> dict[str, NDArray[Any]]:
    """A ranker as arrays, its weights in half precision."""
    arrays: dict[str, NDArray[Any]] = {
        "format": np.array(FORMAT),
        "families": np.array([str(family) for family in prior.names]),
        "words": np.array(prior.words),
    }
    for family in prior.names:
        arrays[f"{family}/names"] = np.array(prior.names[family])
        arrays[f"{family}/buckets"] = prior.buckets[family].astype(np.int16)
        arrays[f"{family}/tables"] = prior.tables[family].astype(np.float16)
        arrays[f"{family}/dense"] = prior.dense[family].astype(np.float16)
        arrays[f"{family}/none"] = prior.none[family].astype(np.float32)
    return arrays


def prior_of_arrays(arrays: Mapping[str, NDArray[Any]]) -> Prior:
    """The ranker that `prior_arrays` made arrays of; ValueError for those of another version."""
    if int(arrays["format"]) != FORMAT:
        raise ValueError("it has a different version")
    families = [Family(name) for name in arrays["families"].tolist()]
    return Prior(
        {family: tuple(arrays[f"{family}/names"].tolist()) for family in families},
        {family: arrays[f"{family}/buckets"].astype(np.int64) for family in families},
        {family: arrays[f"{family}/tables"].astype(np.float32) for family in families},
        {family: arrays[f"{family}/dense"].astype(np.float32) for family in families},
        {family: arrays[f"{family}/none"].astype(np.float32) for family in families},
        int(arrays["words"]) if "words" in arrays else 0,
    )


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays as a compressed NPZ file without times in it, so that equal arrays give equal bytes.

    Raises OSError, also where a link has the file's name.
    """
    with open_file(path, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            target = io.BytesIO()
            np.lib.format.write_array(target, np.asarray(array, order="C"), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), target.getvalue(), zipfile.ZIP_DEFLATED
            )
