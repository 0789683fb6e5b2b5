"""Composed names of fields, titles and headings: broad, so that a model cannot learn them by heart."""

from __future__ import annotations

from random import Random

from build_scripts.starter.pages import values
from build_scripts.starter.pages.pools import Pool, joined
from build_scripts.starter.pages.trades import Trade, kinds_in

_KIND_WEIGHTS = {
    "date": 11, "time": 2, "money": 7, "number": 9, "percent": 2, "code": 10, "person": 15, "company": 8,
    "place": 8, "phone": 5, "email": 1, "yesno": 3, "phrase": 23, "sentence": 12,
}  # fmt: skip


_OF_TRADE = 0.55
"""Share of the names that are a trade's own, on pages that have one; the others are composed."""


def field(rng: Random, pool: Pool, short: bool = False) -> tuple[str, str]:
    """A key and the kind of its value. `short` keys have one noun only."""
    trade = pool.next_trade(rng, _OF_TRADE)
    if trade is not None:
        return _of_trade(rng, pool, trade, short)
    kinds = [kind for kind in _KIND_WEIGHTS if kind in pool.nouns]
    kind = rng.choices(kinds, [_KIND_WEIGHTS[name] for name in kinds])[0]
    noun = rng.choice(pool.nouns[kind])
    roll = rng.random()
    if short or roll < 0.3:
        return noun, kind
    if roll < 0.4:
        return _strange(rng, pool, noun), rng.choice((kind, "phrase", "number"))
    if roll < 0.49:
        return _join(pool, noun, rng.choice(pool.words["suffixes"])), kind
    if roll < 0.56:
        other = rng.choice(pool.nouns[rng.choice(kinds)])
        joint = rng.choice(("/", rng.choice(pool.words["joints"])))
        return f"{noun}/{other}" if joint == "/" else _join(pool, noun, joint, other), kind
    return _modified(rng, pool, noun), kind


def _of_trade(rng: Random, pool: Pool, trade: Trade, short: bool) -> tuple[str, str]:
    """A name as a trade has it, now and then with a word that says which one, or another name behind it."""
    kinds = [kind for kind in _KIND_WEIGHTS if kind in trade.fields]
    kind = rng.choices(kinds, [_KIND_WEIGHTS[name] for name in kinds])[0]
    drawn = rng.sample(trade.fields[kind], min(2, len(trade.fields[kind])))
    text = min(drawn, key=len) if short else drawn[0]
    roll = rng.random()
    if short or roll < 0.8:
        return text, kind
    if roll < 0.87 and "tails" not in pool.words:
        return _join(pool, rng.choice(pool.words["modifiers"]), text), kind
    if roll < 0.93:
        return _join(pool, text, rng.choice(pool.words["suffixes"])), kind
    return f"{text}{rng.choice(('/', ' / ', ' & '))}{drawn[-1]}", kind


def _modified(rng: Random, pool: Pool, noun: str) -> str:
    """A noun with one to three words that say which: before it, or after `of`."""
    if "tails" in pool.words:
        return _further(rng, pool, noun)
    modifiers = rng.sample(pool.words["modifiers"], rng.choices((1, 2, 3), (60, 30, 10))[0])
    if pool.code == "en" and rng.random() < 0.25:
        modifiers[-1] = rng.choice(pool.words["common"]).title()
    if pool.code == "en" and rng.random() < 0.2:
        return f"{noun} {rng.choice(('of', 'for', 'to', 'in', 'per', 'from'))} {' '.join(modifiers)}"
    return _join(pool, *modifiers, noun)


def _further(rng: Random, pool: Pool, noun: str) -> str:
    """A noun of a language that says which one behind it, mostly, or a long word in its place."""
    roll = rng.random()
    if roll < 0.3 and "stems" in pool.words:
        text = joined(rng, pool.words, 1)[0]
        return text if rng.random() < 0.7 else f"{text} {rng.choice(pool.words['tails'])}"
    if roll < 0.65:
        return f"{noun} {rng.choice(pool.words['tails'])}"
    if roll < 0.8:
        return f"{rng.choice(pool.words['modifiers'])} {noun}"
    if roll < 0.9:
        more = rng.choice(joined(rng, pool.words, 1) or [rng.choice(pool.words["common"])])
        ending = f" {values.words(rng, pool, rng.randint(2, 6))}" if rng.random() < 0.6 else ""
        return f"{noun} {rng.choice(pool.words['joints'])} {more} {rng.choice(pool.words['tails'])}{ending}"
    others = rng.sample([*pool.nouns], rng.randint(1, 2))
    return rng.choice((", ", " / ", ", ")).join([noun, *(rng.choice(pool.nouns[kind]) for kind in others)])


def _strange(rng: Random, pool: Pool, noun: str) -> str:
    """A key of words that no list of field names holds."""
    word = values.invented(rng, pool) if rng.random() < 0.4 else values.words(rng, pool, rng.randint(1, 2))
    return rng.choice((word, word, _join(pool, word, noun))).strip()


def title(rng: Random, pool: Pool) -> str:
    """What a form is called."""
    trade = pool.next_trade(rng, _OF_TRADE)
    if trade is not None and trade.titles:
        return rng.choice(trade.titles)
    subject, kind = rng.choice(pool.words["title_subjects"]), rng.choice(pool.words["title_kinds"])
    if pool.code not in ("en", "zh", "ja"):
        return f"{kind} {subject}"
    roll = rng.random()
    if roll < 0.25:
        subject = _join(pool, rng.choice(pool.words["title_subjects"]), subject)
    elif roll < 0.4:
        subject = values.words(rng, pool, rng.randint(2, 6)).title()
    elif pool.code == "en" and roll < 0.5:
        other = rng.choice(pool.words["title_subjects"])
        return rng.choice(
            (f"Request for {subject} {kind}", f"{subject} and {other} {kind}", f"{kind} of {subject} {other}")
        )
    if roll > 0.85:
        subject = _join(pool, values.words(rng, pool, rng.randint(1, 4)).title(), subject)
    return _join(pool, subject, kind)


def section(rng: Random, pool: Pool) -> str:
    """The heading of a part of a form."""
    roll = rng.random()
    trade = pool.next_trade(rng, _OF_TRADE)
    if trade is not None and trade.headings:
        text = rng.choice(trade.headings)
    elif roll < 0.14:
        text = rng.choice(pool.words["title_subjects"])
    elif roll < 0.4:
        text = rng.choice(pool.words["sections"])
    elif roll < 0.52:
        text = rng.choice(pool.nouns[rng.choice([*pool.nouns])])
    elif roll < 0.62:
        text = title(rng, pool)
    elif pool.code == "en" and roll < 0.72:
        subject = rng.choice(pool.words["title_subjects"])
        text = f"{subject} {rng.choice(('Information', 'Data', 'Section', 'Details', 'Summary', 'Requirements'))}"
    elif pool.code == "en" and roll < 0.8:
        start = rng.choice(("For", "To Be Completed by"))
        ending = rng.choice(("Only", "Department Use Only", "Personnel"))
        text = f"{start} {rng.choice(pool.words['modifiers'])} {ending}"
    else:
        text = values.words(rng, pool, rng.choices((1, 2, 3, 5, 9), (2, 3, 4, 4, 4))[0]).title()
    if rng.random() < 0.12:
        text = _join(pool, text, rng.choice(pool.words["hints"]))
    if rng.random() < 0.15:
        text = f"{rng.choice(('A.', 'B.', 'I.', 'II.', 'III.', '1.', '2.', '3.', 'C.', '*'))} {text}"
    return text


def option(rng: Random, pool: Pool) -> str:
    """Something to tick: one to four words, often a noun with what kind of it behind a comma."""
    trade = pool.next_trade(rng, _OF_TRADE)
    if trade is not None and trade.options:
        return rng.choice(trade.options)
    roll = rng.random()
    if roll < 0.3:
        return rng.choice(pool.words["options"])
    if roll < 0.34:
        return rng.choice((values.date, values.code, values.number))(rng, pool)
    if roll < 0.5:
        return field(rng, pool)[0]
    if roll < 0.6:
        return rng.choice(pool.words["title_subjects"])
    text = values.words(rng, pool, rng.choices((1, 2, 3, 4), (25, 40, 25, 10))[0]).title()
    return f"{text}, {rng.choice(pool.words['options'])}" if roll > 0.85 else text


def prompt(rng: Random, pool: Pool) -> str:
    """A key in one or two whole sentences: a question, a request to fill in, half a sentence to complete."""
    if rng.random() < 0.35 or not pool.words["instructions"]:
        return question(rng, pool)
    glue = "" if pool.dense else " "
    start = rng.choice((rng.choice(pool.words["questions"]), rng.choice(pool.words["instructions"]), "", ""))
    text = start + glue + values.words(rng, pool, rng.choices((4, 8, 14, 24), (3, 4, 3, 2))[0])
    text = text.strip()
    return text[:1].upper() + text[1:] + rng.choice(("", "", ":", ":", "?", ".", f" {rng.choice(pool.words['hints'])}"))


def column(rng: Random, pool: Pool) -> tuple[str, str]:
    """A column's head and the kind of what stands below it."""
    trade = pool.next_trade(rng, 0.45)
    if trade is not None and trade.columns:
        text = values.filled(rng, pool, rng.choice(trade.columns))
        kind = kinds_in(pool.code).get(text.casefold()) or rng.choice(("number", "number", "money", "phrase", "code"))
        return text, "phrase" if kind == "sentence" else kind
    if rng.random() < 0.4:
        text, kind = field(rng, pool, short=rng.random() < 0.6)
        return text, "phrase" if kind == "sentence" else kind
    kind = rng.choices(("number", "money", "phrase", "date", "code", "percent", "company"), (8, 5, 5, 2, 3, 2, 2))[0]
    if rng.random() < 0.25:
        heads = (rng.choice(pool.cities), rng.choice(pool.names), str(rng.randint(1960, 2025)))
        return rng.choice((*heads, values.code(rng, pool), values.words(rng, pool, 1).title())), kind
    return rng.choice(pool.words["column_heads"]), kind


def question(rng: Random, pool: Pool) -> str:
    """A question as questionnaires ask it."""
    start = rng.choice(pool.words["questions"])
    ending = "" if pool.dense else " "
    return (
        start
        + ending
        + values.words(rng, pool, rng.randint(2, 9))
        + rng.choice(("?", "?", "?", ":", "", f" {rng.choice(pool.words['hints'])}"))
    )


def _join(pool: Pool, *parts: str) -> str:
    return ("" if pool.dense else " ").join(parts)
