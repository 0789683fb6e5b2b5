"""A small form, for what looks at the places of lines."""

from __future__ import annotations

from kie_desktop.domain.label_set import Role

KEY, VALUE = Role.KEY, Role.VALUE
FORM = [  # Name: Ada   Date: 1815, and below it Address: with a value under it
    (KEY, "Name:", (100, 100, 180, 120)),
    (VALUE, "Ada", (200, 100, 260, 120)),
    (KEY, "Date:", (400, 100, 480, 120)),
    (VALUE, "1815", (500, 100, 580, 120)),
    (KEY, "Address:", (100, 200, 220, 220)),
    (VALUE, "London", (100, 240, 220, 260)),
]
