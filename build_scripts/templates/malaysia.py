"""Names, addresses and telephones of Malaysia and Singapore, which Faker has none of."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any


@cache
def _words() -> dict[str, Any]:
    rows = tomllib.loads((Path(__file__).parent / "malaysia.toml").read_text("utf-8"))
    return {name: value.split() if isinstance(value, str) else value for name, value in rows.items()}


def malaysian_company(rng: Random, kinds: list[str], form: str) -> str:
    """A company's name, in capitals as receipts print it."""
    words, roll = _words(), rng.random()
    syllables = words["syllables"]
    if roll < 0.25:
        base = f"{rng.choice(words['surnames'])} {rng.choice(syllables)} {rng.choice(syllables)}"
    elif roll < 0.5:
        base = " ".join(rng.sample(syllables, rng.randint(1, 3)))
    elif roll < 0.72:
        base = " ".join(rng.sample(words["brands"], rng.randint(1, 2)))
    elif roll < 0.84:
        base = rng.choice((" ", "", ".")).join(rng.choices("ABCDEFGHKLMNPRSTWY", k=rng.randint(2, 4)))
    else:
        base = rng.choice(("UNCLE ", "AUNTY ", "THE ", "MY", "OLD ", "24 ", "BIG ")) + rng.choice(words["brands"])
    kind = rng.choice(kinds).upper()
    front = kind in ("RESTORAN", "PASARAYA", "KEDAI RUNCIT", "KOPITIAM", "SYARIKAT") or rng.random() < 0.08
    parts = [kind, base] if front else [base, kind] if rng.random() < 0.8 else [base]
    if form.startswith("(M)") and rng.random() < 0.3:
        form = form.replace("(M)", rng.choice(("(KL)", "(MALAYSIA)", "(JB)", "(SELANGOR)")))
    return " ".join(part for part in (*parts, form.upper()) if part)


def malaysian_address(rng: Random, code: str) -> list[str]:
    """Parts of an address, in capitals."""
    words = _words()
    if code == "SG":
        number = f"{rng.choice(('BLK ', '', ''))}{rng.randint(1, 990)}"
        unit = f"#{rng.randint(1, 20):02}-{rng.randint(1, 399):02}"
        parts = [
            f"{number} {rng.choice(words['singapore'])}",
            rng.choice((unit, f"{unit} {rng.choice(words['areas'])} CENTRE")),
        ]
        return [*parts, f"SINGAPORE {rng.randint(10000, 829999):06}"]
    road = f"{rng.choice(words['roads'])} {rng.choice(words['streets'])}{_drawn(rng, 'road_numbers')}"
    parts = [_drawn(rng, "houses"), _drawn(rng, "coded_roads") if rng.random() < 0.15 else road]
    if rng.random() < 0.25:
        parts.insert(rng.choice((0, 1)), _drawn(rng, "floors"))
    if rng.random() < 0.75:
        parts.append(_drawn(rng, "districts"))
    if rng.random() < 0.2:
        parts.append(_mall(rng) if rng.random() < 0.5 else f"TAMAN {rng.choice(words['areas'])}")
    town, prefix = rng.choice(words["towns"])
    parts.append(f"{prefix}{''.join(rng.choice('0123456789') for _ in range(4 - len(prefix)))}0 {town}")
    state = rng.choice(words["states"])
    if state and rng.random() < 0.75:
        parts.append(state)
    return parts[:-1] if rng.random() < 0.1 else parts


def _drawn(rng: Random, name: str) -> str:
    """One of some patterns, filled in."""
    words = _words()
    pattern: str = rng.choice(words[name])
    return pattern.format(
        n=rng.randint(1, 30),
        m=rng.randint(1, 400),
        letter=rng.choice("ABCDEFG"),
        street=rng.choice(words["streets"]),
        area=rng.choice(words["areas"]),
        mall=_mall(rng),
    )


def _mall(rng: Random) -> str:
    return f"{rng.choice(_words()['brands'])} {rng.choice(_words()['malls'])}"


def malaysian_phone(rng: Random, code: str) -> str:
    """A telephone number."""
    if code == "SG":
        return f"{rng.choice(('+65 ', '65-', ''))}6{rng.randint(100, 999)} {rng.randint(0, 9999):04}"
    area = rng.choice(_words()["phone_areas"])
    number = f"{rng.randint(2000, 9999)}{rng.choice((' ', '', ''))}{rng.randint(0, 9999):04}"
    joints = ("-", "-", " ", "", " - ")
    return f"{rng.choice(('', '', '', '', '+6'))}{area}{rng.choice(joints)}{number}"
