"""Whether what stands beside RE suits the pages that a run learns from."""

from __future__ import annotations

from collections.abc import Iterable

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.kie.beside import Layout
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.joint_labels import ROLES
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.evaluation import roles_of

LEAST_SHARE = 0.65
"""Of the lines of ten English or German forms 0.8 look like what they are, 0.67 at least (adr/0091)."""


def suits(layout: Layout, pages: Iterable[Page], tokenizer: Tokenizer, labels: LabelSet) -> bool:
    """Whether most lines of annotated pages look like what they are labelled as, to a layout that knows roles.

    If not, the pages are annotated in a way of their own, and a network that learns them does better without it.
    """
    right = seen = 0
    for page in pages:
        encoded = encode_page(page.entities.values(), page.width, page.height, tokenizer)
        looks, roles = layout.looks(encoded), roles_of(page, labels)
        if looks is not None:
            found = [ROLES[column] for column in looks.argmax(axis=1)]
            wanted = [roles[encoded.entity_ids[row]] for row in encoded.filled]
            right += sum(one is other for one, other in zip(found, wanted, strict=True))
            seen += len(found)
    return right >= LEAST_SHARE * seen
