"""What a document's fields are called and what kind of value each holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"
    CODE = "code"
    CHOICE = "choice"
    MARK = "mark"
    ROWS = "rows"


RANKED = frozenset(FieldType) - {FieldType.MARK, FieldType.ROWS}
"""Types whose values are ranked among a page's lines and spans; marks and rows come from elsewhere."""


class DateOrder(StrEnum):
    """In which order a date of numbers only names day, month and year."""

    AUTO = "auto"
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class DecimalSign(StrEnum):
    """What stands before the decimals of a number."""

    AUTO = "auto"
    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: its value in tables and other words for it on pages."""

    value: str
    words: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The value itself and its other words."""
        return (self.value, *self.words)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a schema.

    repeated: a document may hold several values. required: a document without a value is a problem.
    synonyms: what its key is called on pages. options: the answers of a choice. several: a choice may have more
    than one of them ticked. checksum: for a code, one of `codes.CHECKSUMS` or a module of python-stdnum such as
    `de.idnr`; "" where it has none. columns: the columns of a field of rows. like: the field of a template whose
    ranking it takes over; "" finds it by name and synonyms.
    """

    name: str
    type: FieldType = FieldType.TEXT
    repeated: bool = False
    required: bool = False
    synonyms: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    several: bool = False
    checksum: str = ""
    columns: tuple[str, ...] = ()
    like: str = ""

    @property
    def key_words(self) -> tuple[str, ...]:
        """What its key may say on a page: its name and its synonyms."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True)
class Schema:
    """The fields of a project's documents, in the order in which people see them, and rules over them.

    template: name of the template (`receipt`, `invoice`) whose ranker proposes values before anything was taught.
    date_order, decimal: how dates and numbers are written, where the pages do not say. currency: ISO 4217, "" unknown.
    rules: see `rules`.
    """

    name: str = ""
    fields: tuple[FieldSpec, ...] = ()
    rules: tuple[str, ...] = ()
    template: str = ""
    date_order: DateOrder = DateOrder.AUTO
    decimal: DecimalSign = DecimalSign.AUTO
    currency: str = ""
    _by_name: Mapping[str, FieldSpec] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {spec.name: spec for spec in self.fields})

    def __getitem__(self, name: str) -> FieldSpec:
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the fields, in order."""
        return tuple(spec.name for spec in self.fields)

    @property
    def codes(self) -> tuple[str, ...]:
        """Fields whose normalized values have lost what people know them by: the separators of a code."""
        return tuple(spec.name for spec in self.fields if spec.type is FieldType.CODE)

    @property
    def ranked(self) -> tuple[FieldSpec, ...]:
        """Fields whose values are ranked among lines and spans."""
        return tuple(spec for spec in self.fields if spec.type in RANKED)


def unique_names(names: Iterable[str]) -> list[str]:
    """Names without blank ones; one that is there already (whatever its case) gets a number behind it."""
    result: list[str] = []
    taken: set[str] = set()
    for name in (" ".join(name.split()) for name in names):
        candidate, number = name, 2
        while candidate.casefold() in taken:
            candidate, number = f"{name} {number}", number + 1
        if candidate:
            taken.add(candidate.casefold())
            result.append(candidate)
    return result
