"""Which entities relation extraction looks at, and which pairs of them are linked (spec B9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Link
from kie_desktop.kie.encoding import EncodedPage


@dataclass(frozen=True, slots=True)
class Candidates:
    """All keys and all values of a page in reading order; every key x value pair is a candidate.

    key_ids, value_ids: k and v entity ids. key_tokens, value_tokens: int64[k] and int64[v], the first
    token of each: the one that stands for the entity in the network.
    """

    key_ids: tuple[int, ...]
    value_ids: tuple[int, ...]
    key_tokens: NDArray[np.int64]
    value_tokens: NDArray[np.int64]

    def __bool__(self) -> bool:
        return bool(self.key_ids and self.value_ids)


def candidates(encoded: EncodedPage, roles: Mapping[int, Role], limit: int | None = None) -> Candidates:
    """The keys and values of a page; `roles` gives the role of each entity id.

    Entities without tokens are left out: there is nothing to stand for them. With `limit` only those
    that end before that token are taken, as upstream does with 512 (spec B8).
    """
    keys: list[tuple[int, int]] = []
    values: list[tuple[int, int]] = []
    for index in encoded.filled:
        start, end = encoded.spans[index]
        if limit is not None and end >= limit:
            continue
        entity_id = encoded.entity_ids[index]
        role = roles.get(entity_id, Role.OTHER)
        if role is Role.KEY:
            keys.append((entity_id, int(start)))
        elif role is Role.VALUE:
            values.append((entity_id, int(start)))
    return Candidates(
        tuple(row[0] for row in keys),
        tuple(row[0] for row in values),
        np.array([row[1] for row in keys], np.int64),
        np.array([row[1] for row in values], np.int64),
    )


def gold_pairs(pairs: Candidates, links: Iterable[Link]) -> NDArray[np.int64]:
    """1 where a key and a value are linked, in either direction, else 0: int64[k, v].

    Links between other roles, or with entities that are no candidates, count for nothing.
    """
    rows = {entity_id: row for row, entity_id in enumerate(pairs.key_ids)}
    columns = {entity_id: column for column, entity_id in enumerate(pairs.value_ids)}
    gold = np.zeros((len(rows), len(columns)), np.int64)
    for link in links:
        for head, tail in ((link.head, link.tail), (link.tail, link.head)):
            if head in rows and tail in columns:
                gold[rows[head], columns[tail]] = 1
    return gold
