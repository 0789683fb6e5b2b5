"""A form such as no page of the starter's has: values stand left of their keys, and the title at the foot.

Every page is the same form filled in anew, as somebody's own forms are.
"""

from __future__ import annotations

from random import Random

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page

_KEYS = (
    *("Mooring", "Vessel", "Skipper", "Draught", "Beam", "Arrived", "Departs", "Home port", "Crew", "Insured with"),
    *("Policy", "Call sign", "Berth fee", "Paid by", "Water", "Shore power", "Flag", "Last port", "Pets", "Keys held"),
)
_TITLE, _NOTE = "Harbour Register", "Fees are due before the lines are cast off."
_NAMES = ("Anna Grove", "Piet Sand", "M. Okafor", "Lise Holm", "J. Teague", "Rui Mota", "Ines Kral", "Tom Ashby")
_PLACES = ("Skerry", "Port Lowe", "Vik", "Marstal", "Old Quay", "Fowey", "Ystad", "Lagos")
_WIDTH, _HEIGHT, _ROW, _LINE = 1000, 1400, 56, 26


def own_form(number: int) -> Page:
    """One page; the same number always gives the same one."""
    rng = Random(f"own/{number}")
    entities: list[Entity] = []
    links: list[Link] = []

    def write(x: float, y: float, text: str, label: str) -> int:
        box = (x, y, x + 13 * len(text), y + _LINE)
        entities.append(Entity(len(entities) + 1, rectangle(box), text, label))
        return len(entities)

    left, top = rng.uniform(60, 110), rng.uniform(60, 120)
    for place, key in enumerate(_KEYS):
        column, row = divmod(place, len(_KEYS) // 2)
        x, y = left + 450 * column, top + _ROW * row * 2 + rng.uniform(-4, 4)
        if rng.random() < 0.85:
            value = write(x, y, _value(rng), "answer")
            links.append(Link(write(x + 230, y + rng.uniform(-3, 3), key, "question"), value))
        else:
            write(x + 230, y, key, "question")
    write(left, top + _ROW * 20.5, _NOTE, "other")
    write(left + 300, top + _ROW * 22, _TITLE, "header")
    return Page(f"own_{number}.png", _WIDTH, _HEIGHT).with_entities(entities, links)


def _value(rng: Random) -> str:
    day = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.20{rng.randint(10, 26)}"
    amount = f"{rng.randint(3, 400)},{rng.randint(0, 99):02}"
    code = f"{rng.choice('ABKMX')}{rng.randint(100, 9999)}"
    return rng.choice((rng.choice(_NAMES), rng.choice(_PLACES), day, amount, code, rng.choice(("yes", "no", "2", "4"))))
