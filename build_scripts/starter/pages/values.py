"""Typed values: what stands in a field. One function a kind, all drawing from one random source."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from build_scripts.starter.pages.pools import Pool

_CURRENCIES = ("$", "$", "$", "", "", "EUR ", "£", "US$ ", "€", "USD ")
_UNITS = "kg mm lbs. % pcs mg ml hrs days units cases oz. ft. min. g M °C".split()


def date(rng: Random, pool: Pool) -> str:
    """A day, a month or a period, in one of many spellings."""
    year, month, day = rng.randint(1955, 2025), rng.randint(1, 12), rng.randint(1, 28)
    name = pool.words["months"][month - 1]
    short = year % 100
    if pool.code in ("zh", "ja"):
        return rng.choice(
            (f"{year}年{month}月{day}日", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}", f"{year}年{month}月")
        )
    first, second = (month, day) if pool.code == "en" else (day, month)
    spellings = [
        f"{first}/{second}/{short:02}",
        f"{first:02}/{second:02}/{year}",
        f"{first}-{second}-{short:02}",
        f"{day:02}.{month:02}.{year}",
        f"{year}-{month:02}-{day:02}",
    ]
    if pool.code == "en":
        spellings += [
            f"{name} {day}, {year}",
            f"{name} {day}, {year}",
            f"{name} {day} through {name} {day + 2}",
            f"{name[:3]}. {day}, {year}",
            f"{day} {name} {year}",
            f"{name} {year}",
            f"{day}-{name[:3]}-{short:02}",
            f"{name[:3].upper()} {day} {year}",
            f"{name} {day} - {day + rng.randint(1, 20)}",
            f"{month}/{short:02}",
        ]
    else:
        of = " de " if pool.code in ("es", "pt") else ". " if pool.code == "de" else " "
        spellings += [f"{day}{of}{name}{of.replace('.', '')}{year}", f"{day}{of}{name}", f"{name} {year}"]
    return rng.choice(spellings)


def time(rng: Random, _: Pool) -> str:
    """A time of day or a span."""
    hour, minute = rng.randint(1, 12), rng.choice((0, 0, 15, 30, 45, rng.randint(0, 59)))
    half = rng.choice(("am", "pm", " a.m.", " P.M.", " AM"))
    return rng.choice(
        (
            f"{hour}:{minute:02}{half}",
            f"{hour}:{minute:02}{half} - {rng.randint(1, 12)}:{minute:02}{half}",
            f"{hour + 6}:{minute:02}",
            f"{hour}{half}",
            f"{rng.randint(1, 40)} hours",
        )
    )


def money(rng: Random, pool: Pool) -> str:
    """An amount, with or without a currency."""
    amount = round(10 ** rng.uniform(0.5, 6), 2)
    if pool.code in ("es", "fr", "de", "it", "pt"):
        text = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", rng.choice((".", " ")))
        return text + rng.choice((" €", "", " EUR"))
    if pool.code in ("zh", "ja"):
        return rng.choice(
            (
                f"¥{amount:,.2f}",
                f"{int(amount)}{'元' if pool.code == 'zh' else '円'}",
                f"{int(amount):,}",
                f"{amount:.2f}",
            )
        )
    text = rng.choice((f"{amount:,.2f}", f"{int(amount):,}", f"{amount:.2f}", f"{int(amount):,}.00"))
    return "$" if rng.random() < 0.08 else rng.choice(_CURRENCIES) + text


def number(rng: Random, pool: Pool) -> str:
    """A count or a measurement, also with words for what is counted."""
    roll = rng.random()
    if roll < 0.3:
        return str(rng.randint(0, 99))
    if roll < 0.48:
        return f"{rng.randint(100, 500000):,}"
    if roll < 0.64:
        return f"{rng.uniform(0, 300):.{rng.randint(1, 3)}f}"
    if roll < 0.78:
        return f"{rng.choice((rng.randint(1, 900), round(rng.uniform(0, 90), 1)))} {rng.choice(_UNITS)}"
    if roll < 0.92:
        return f"{rng.randint(1, 900)} {words(rng, pool, rng.randint(1, 3))}"
    return rng.choice(("-", "0", "N/A", "--", "1 of 2", f"{rng.randint(1, 9)} x {rng.randint(2, 99)}"))


def percent(rng: Random, _: Pool) -> str:
    """A share."""
    return rng.choice((f"{rng.randint(0, 100)}%", f"{rng.uniform(0, 100):.1f}%", f"{rng.randint(0, 100)} %"))


def code(rng: Random, pool: Pool) -> str:
    """A number or letter-digit code as registries give them, now and then after a word."""
    roll = rng.random()
    if roll > 0.92:
        return f"{words(rng, pool, 1).title()} {rng.randint(1, 9999)}"
    if roll < 0.45:
        return "".join(rng.choices("0123456789", k=rng.randint(2, 10)))
    pattern = rng.choice(
        ("A-9999", "AA 99999", "999-9999-99", "99-999", "A99", "9999-A", "AAA-99-999", "#999", "99/99")
    )
    pick = {"A": "ABCDEFGHJKLMNPRSTUVWXYZ", "9": "0123456789"}
    return "".join(rng.choice(pick.get(sign, sign)) for sign in pattern)


def person(rng: Random, pool: Pool) -> str:
    """A person, sometimes by initials or last name first."""
    name = rng.choice(pool.people)
    parts = name.split()
    if len(parts) < 2:
        return name
    first, last = parts[0], parts[-1]
    spellings = [name, name, f"{first[0]}. {last}", f"{last}, {first}", f"{first[0]}.{last[0]}. {last}"]
    spellings += [f"{name}, {rng.choice(pool.jobs)}", f"{name} - {rng.choice(pool.companies)}"]
    if pool.code == "en":
        spellings += [f"{rng.choice(('Mr.', 'Ms.', 'Dr.', 'Mrs.'))} {last}", f"Dr. {name}"]
    return rng.choice(spellings)


def company(rng: Random, pool: Pool) -> str:
    """A company or an institution, sometimes with its number."""
    name = rng.choice(pool.companies)
    roll = rng.random()
    if roll < 0.12:
        return f"{name} ({code(rng, pool)})"
    return f"{name} - {rng.choice(pool.cities)}" if roll < 0.2 else name


def place(rng: Random, pool: Pool) -> str:
    """A city, a street or a whole address on one line."""
    return rng.choice((rng.choice(pool.cities), rng.choice(pool.streets), ", ".join(rng.choice(pool.addresses))))


def phone(rng: Random, pool: Pool) -> str:
    """A telephone number."""
    if pool.code != "en" or rng.random() < 0.3:
        return rng.choice(pool.phones)
    area, first, last = rng.randint(201, 989), rng.randint(200, 999), rng.randint(0, 9999)
    return rng.choice(
        (f"({area}) {first}-{last:04}", f"{area}-{first}-{last:04}", f"{first}-{last:04}", f"{area}/{first}-{last:04}")
    )


def email(rng: Random, pool: Pool) -> str:
    """An e-mail address."""
    return rng.choice(pool.emails)


def yesno(rng: Random, pool: Pool) -> str:
    """One of the usual answers to a closed question."""
    return rng.choice(pool.words["options"]) if rng.random() < 0.5 else rng.choice(pool.words["options"][:3])


def mark(rng: Random, _: Pool) -> str:
    """A mark in a box."""
    return rng.choices(("X", "x", "XX", "✓", "☑", "☒", "/"), (8, 5, 1, 2, 2, 1, 1))[0]


def phrase(rng: Random, pool: Pool) -> str:
    """One to ten words, set as a title, in capitals or as they are; half of the longer ones hold a second fact."""
    trade = pool.next_trade(rng, 0.5)
    if trade is not None and trade.phrases:
        text = filled(rng, pool, rng.choice(trade.phrases))
        return rng.choice((text, text, text, text.upper()))
    roll = rng.random()
    if roll < 0.16:
        text = rng.choice(pool.products)
    elif roll < 0.24:
        text = rng.choice(pool.jobs)
    elif roll < 0.36:
        return mixed(rng, pool)
    else:
        text = words(rng, pool, rng.choices((1, 2, 3, 4, 5, 7, 10), (8, 16, 20, 18, 15, 14, 9))[0])
    return rng.choice((text, text.title(), text.capitalize(), text.upper()))


def mixed(rng: Random, pool: Pool) -> str:
    """Two facts on one line, as people fill in forms: a name and a code, an amount and what it is for."""
    first = rng.choice((person, company, place, number, date, money, code))(rng, pool)
    second = rng.choice((words(rng, pool, rng.randint(1, 4)), code(rng, pool), person(rng, pool), date(rng, pool)))
    second = rng.choice((second, second.upper(), second.title()))
    return rng.choice((f"{first}, {second}", f"{first} - {second}", f"{first} ({second})", f"{second} {first}"))


def sentence(rng: Random, pool: Pool) -> str:
    """A sentence without a name for what it says."""
    trade = pool.next_trade(rng, 0.5)
    if trade is not None and trade.sentences:
        return filled(rng, pool, rng.choice(trade.sentences))
    text = words(rng, pool, rng.randint(4, 22))
    return text[:1].upper() + text[1:] + rng.choice((".", ".", ".", "", ";"))


def running(rng: Random, pool: Pool, sentences: int) -> str:
    """Sentences as forms and letters have them: most begin as requests and declarations do."""
    glue = "" if pool.dense else " "
    rows = []
    for _ in range(sentences):
        trade = pool.next_trade(rng, 0.5)
        if trade is not None and trade.sentences:
            rows.append(filled(rng, pool, rng.choice(trade.sentences)))
            continue
        start = rng.choice(pool.words["instructions"]) + glue if rng.random() < 0.55 else ""
        text = start + words(rng, pool, rng.randint(5, 22))
        rows.append(text[:1].upper() + text[1:] + ("。" if pool.dense else "."))
    return glue.join(rows)


def plain(rng: Random, pool: Pool, share: float) -> str | None:
    """Text of the page's trade that belongs to no field, with a chance of `share`; None otherwise."""
    trade = pool.next_trade(rng, share)
    return filled(rng, pool, rng.choice(trade.plain)) if trade is not None and trade.plain else None


def filled(rng: Random, pool: Pool, text: str) -> str:
    """A text of a trade with something in each of its gaps."""

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name.strip("n") == "":
            return str(rng.randint(10 ** (len(name) - 1), 10 ** len(name) - 1))
        if name == "w" and text[found.end() :][:1].isalpha():
            return invented(rng, pool).lower()
        return _GAPS[name](rng, pool)

    return _GAP.sub(fill, text)


def _brand(rng: Random, pool: Pool) -> str:
    """A name that somebody gave a thing."""
    return rng.choice((invented(rng, pool).capitalize(), rng.choice(pool.common).capitalize(), rng.choice(pool.names)))


def words(rng: Random, pool: Pool, count: int) -> str:
    """`count` words of running text, now and then with a number, a name or an invented word in it."""
    chosen = []
    for _ in range(count):
        roll = rng.random()
        if roll < 0.03:
            chosen.append(str(rng.randint(1, 2000)))
        elif roll < 0.07:
            chosen.append(rng.choice(pool.names))
        elif roll < 0.11:
            chosen.append(invented(rng, pool))
        else:
            chosen.append(rng.choice(pool.common))
    return ("" if pool.dense else " ").join(chosen)


def invented(rng: Random, pool: Pool) -> str:
    """A word nobody knows: the model must read its place and its neighbours instead."""
    if pool.dense:
        return rng.choice(pool.common)[:1] + rng.choice(pool.common)[-1:]
    starts = [*"br c d f gl h k l m n p qu r s st t tr v w z".split(), ""]
    text = "".join(
        rng.choice(starts) + rng.choice("aeiou") + rng.choice(("", "", "n", "r", "l", "s", "x"))
        for _ in range(rng.randint(2, 3))
    )
    return rng.choice((text, text.capitalize()))


MAKERS: dict[str, Callable[[Random, Pool], str]] = {
    "date": date,
    "time": time,
    "money": money,
    "number": number,
    "percent": percent,
    "code": code,
    "person": person,
    "company": company,
    "place": place,
    "phone": phone,
    "email": email,
    "yesno": yesno,
    "mark": mark,
    "phrase": phrase,
    "sentence": sentence,
}
"""Value makers by the kinds that the word lists name."""
_GAP = re.compile(r"\{(\$|[a-z]+)\}")
_GAPS: dict[str, Callable[[Random, Pool], str]] = {
    "$": lambda rng, _: f"${round(10 ** rng.uniform(1, 5.5)):,}{rng.choice(('', '.00', '.50'))}",
    "c": lambda rng, pool: rng.choice(pool.companies),
    "city": lambda rng, pool: rng.choice(pool.cities),
    "d": date,
    "job": lambda rng, pool: rng.choice(pool.jobs),
    "m": lambda rng, pool: rng.choice(pool.words["months"]),
    "name": lambda rng, pool: rng.choice(pool.names),
    "p": person,
    "ph": phone,
    "w": _brand,
    "x": code,
    "y": lambda rng, _: str(rng.randint(1958, 2024)),
}
"""What stands in the gaps of a trade's texts; `{n}`, `{nn}` and so on are numbers of as many digits."""
