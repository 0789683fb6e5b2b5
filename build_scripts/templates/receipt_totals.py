"""The lower half of a receipt: goods, sums, payment, and what looks like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from build_scripts.templates.countries import filled, money, written_date
from build_scripts.templates.receipt_page import ReceiptPage


class Row(NamedTuple):
    """A row of the sums. word: which of the receipt's words names it. field: of the template, "" for none."""

    word: str
    cents: int
    field: str = ""


@dataclass
class Sums:
    """What was sold, in hundredths. unit: the smallest amount that the country writes."""

    unit: int
    net: int = 0
    count: int = 0
    discount: int = 0
    service: int = 0
    tax: int = 0
    included: bool = True
    shows_tax: bool = True
    rate: float = 0.0
    rounding: int | None = None
    tip: int = 0

    @property
    def base(self) -> int:
        """After discount and service."""
        return self.net + self.discount + self.service

    @property
    def gross(self) -> int:
        """With tax, before rounding."""
        return self.base if self.included else self.base + self.tax

    @property
    def total(self) -> int:
        """What is paid, without a tip."""
        return self.gross + (self.rounding or 0)

    @property
    def before_tax(self) -> int:
        """Without tax."""
        return self.base - self.tax if self.included else self.base


def set_goods(page: ReceiptPage) -> Sums:
    """The goods, in one row each or in two, with or without codes and quantities; their sum."""
    rng, paper = page.rng, page.paper
    count = rng.choices((1, 2, 3, 4, 6, 9, 14), (18, 20, 18, 15, 13, 10, 6))[0]
    style = rng.choice(("plain", "plain", "count first", "below", "coded", "table"))
    sums = Sums(100 if not page.country.places else 1)
    if rng.random() < 0.5:
        heads = rng.sample(page.words["items"], min(rng.randint(2, 4), len(page.words["items"])))
        for place, head in enumerate(heads):
            paper.put(head, paper.width * place / len(heads) * 0.95, joins=False)
        paper.end_row()
    tail = rng.choice(("", "", "", " S", " SR", "T", " Z", " A", " *"))
    for _ in range(count):
        price = sums.unit * rng.choice(
            (rng.randint(50, 999), rng.randint(100, 5000), rng.randint(500, 20000), rng.randint(1, 60) * 50)
        )
        times = rng.choices((1, 2, 3, 10), (75, 15, 7, 3))[0]
        sums.net, sums.count = sums.net + price * times, sums.count + times
        _set_article(page, _article(page), times, price, style, tail)
    return sums


def _article(page: ReceiptPage) -> str:
    """What an article is called."""
    rng = page.rng
    name = page.case(rng.choice(page.words["goods"]))
    if rng.random() < 0.4:
        other = page.case(rng.choice(page.words["goods"]))
        more = (filled(rng, "999"), filled(rng, "99ML"), filled(rng, "9PCS"), other, f"{rng.randint(1, 9)}00G")
        name = f"{name} {rng.choice(more)}"
    return name


def _set_article(page: ReceiptPage, name: str, times: int, price: int, style: str, tail: str) -> None:
    rng, paper = page.rng, page.paper

    def show(cents: int) -> str:
        return money(page.country, cents) if rng.random() < 0.85 else page.amount(cents)

    text = show(price * times) + tail
    if style == "table":
        paper.put(name[: int(len(name) * 0.9) + 3], 0, joins=False)
        for cell, edge in ((str(times), 0.5), (show(price), 0.72), (text, 1.0)):
            paper.put(cell, paper.width * edge - paper.width_of(cell), joins=False)
    elif style in ("below", "coded"):
        code = filled(rng, rng.choice(("9999999999999", "99999999", "AA9999")))
        paper.line(name if style == "below" else rng.choice((f"{code} {name}", code)))
        if style == "coded" and rng.random() < 0.4:
            paper.line(name)
        paper.put(f"{times}{rng.choice((' X ', ' x ', ' @ ', 'X', ' * '))}{show(price)}", paper.width * 0.1)
        paper.put(text, paper.width - paper.width_of(text))
    else:
        left = f"{times} {name}" if style == "count first" else name
        paper.put(left, 0)
        paper.put(text, max(paper.width - paper.width_of(text), paper.width_of(left + " ")))
    paper.end_row()


def set_totals(page: ReceiptPage, sums: Sums) -> None:
    """Subtotal, discount, service, tax, rounding, total, payment and change, with what looks like them."""
    rng, paper, values = page.rng, page.paper, page.values
    _draw(page, sums)
    if rng.random() < 0.35:
        count = sums.count if rng.random() < 0.8 else rng.randint(1, 9)
        page.pair(page.word("count"), str(count), rng.choice(("one", "edges", "tab")))
    rows = [*_sum_rows(page, sums), *_payment_rows(page, sums)]
    large, style = rng.choice((1.0, 1.0, 1.2, 1.5)), rng.choice(("edges", "edges", "edges", "tab", "close"))
    page.tab = rng.uniform(0.45, 0.7)
    gap_after_total = rng.random() < 0.3
    for row in rows:
        text = page.amount(row.cents)
        if row.word == "rounding" and row.cents >= 0 and rng.random() < 0.2:
            text = f"+{text}"
        _set_row(page, page.word(row.word), text, style, large if row.field == "total" else 1.0)
        if row.field:
            values[row.field] = text
        if row.field == "total" and gap_after_total:
            paper.gap(0.2, 1)
    if not sums.tax:
        values.pop("tax", None)
    if page.sign.strip():
        values["currency"] = page.sign.strip()
    if rng.random() < 0.2 and sums.shows_tax:
        _set_tax_table(page, sums)
    if rng.random() < 0.1:
        _set_card_slip(page, sums.total + sums.tip)


def _draw(page: ReceiptPage, sums: Sums) -> None:
    """Discount, service, tax, rounding and tip of these goods."""
    rng, country, unit = page.rng, page.country, sums.unit
    sums.rate = rng.choice(country.rate)
    sums.included = rng.random() < (0.4 if country.language == "en" else 0.75)
    if rng.random() < 0.12:
        sums.discount = -unit * rng.randint(10, max(int(sums.net / unit * 0.2), 11))
    if rng.random() < 0.08:
        sums.service = round(sums.net * 0.1 / unit) * unit
    share = sums.rate / (100 + sums.rate) if sums.included else sums.rate / 100
    sums.tax = round(sums.base * share / unit) * unit
    sums.shows_tax = rng.random() < 0.65
    if not sums.shows_tax and not sums.included:
        sums.tax = 0
    if country.code in ("MY", "CH", "SG", "AU") and rng.random() < 0.5:
        sums.rounding = round(sums.gross / (5 * unit)) * 5 * unit - sums.gross
    elif rng.random() < (0.15 if country.code in ("US", "CA") else 0.05):
        sums.tip = unit * rng.randint(50, 900)


def _sum_rows(page: ReceiptPage, sums: Sums) -> list[Row]:
    """From the subtotal to the total, in one of the orders that receipts have."""
    rng = page.rng
    rows: list[Row] = []
    changed = sums.discount or sums.service
    if rng.random() < 0.55 or changed:
        of_goods = changed or (sums.included and rng.random() < 0.5)
        rows.append(Row("subtotal", sums.net if of_goods else sums.before_tax, "subtotal"))
    if sums.discount or rng.random() < 0.15:
        rows.append(Row("discount", sums.discount))
    if sums.service:
        rows.append(Row("service", sums.service))
    tax = Row("tax", sums.tax, "tax")
    if sums.shows_tax and (not sums.included or rng.random() < 0.5):
        rows.append(tax)
    total = Row("total", sums.total, "total")
    if sums.rounding is None:
        rows.append(total)
    elif rng.random() < 0.15:
        rows += [Row("rounding", sums.rounding), total]
    else:
        rows += [Row("total", sums.gross)] if rng.random() < 0.6 else []
        rows += [Row("rounding", sums.rounding), total]
    if sums.shows_tax and tax not in rows:
        rows.append(tax)
    if sums.tip:
        rows += [Row("tip", sums.tip, "tip"), Row("total", sums.total + sums.tip, "total")]
    return rows


def _payment_rows(page: ReceiptPage, sums: Sums) -> list[Row]:
    """How it was paid: not said, by card, or in cash with change."""
    rng, total = page.rng, sums.total + sums.tip
    roll = rng.random()
    if roll < 0.25:
        return []
    if roll < 0.45:
        return [Row("card", total)] + ([Row("change", 0, "change")] if rng.random() < 0.4 else [])
    step = rng.choice((100, 500, 1000, 5000)) * sums.unit
    paid = total if rng.random() < 0.25 else -(-total // step) * step
    rows = [Row("cash", paid, "cash")]
    return [*rows, Row("change", paid - total, "change")] if rng.random() < 0.85 else rows


def _set_row(page: ReceiptPage, key: str, text: str, style: str, scale: float) -> None:
    """A key with an amount: at both edges, near each other, or at a tab."""
    rng, paper = page.rng, page.paper
    if rng.random() < 0.12:
        code = page.country.currency
        key = f"{key} ({code if rng.random() < 0.5 else page.sign.strip() or code})"
    key = f"{key}{page.colon}".rstrip()
    behind = paper.width_of(f"{key} ", scale)
    right = max(paper.width - paper.width_of(text, scale), behind)
    left = 0.0
    if style == "close":
        left = max(right - paper.width_of(key, scale) - paper.size * rng.uniform(0.8, 4), 0)
    paper.put(key, left if rng.random() < 0.9 else paper.width * 0.2, scale)
    paper.put(text, max(paper.width * page.tab, behind) if style == "tab" else right, scale)
    paper.end_row(scale)


def _set_tax_table(page: ReceiptPage, sums: Sums) -> None:
    rng, paper, rate = page.rng, page.paper, sums.rate
    paper.gap(0.2, 1.2)
    paper.line(page.word("tax_table"))
    name = rng.choice((f"SR @ {rate:g}%", f"S = {rate:g}%", f"{rate:g}%", f"A {rate:g}%"))
    amounts = money(page.country, sums.before_tax), money(page.country, sums.tax)
    names = [name, page.word("total")] if rng.random() < 0.35 else [name]
    for one in names:
        for place, cell in enumerate((one, *amounts)):
            paper.put(cell, paper.width * place * 0.36, joins=False)
        paper.end_row()


def _set_card_slip(page: ReceiptPage, total: int) -> None:
    rng, paper = page.rng, page.paper
    paper.gap(0.3, 1.5)
    paper.line(f"{page.word('card')} {filled(rng, 'XXXX 9999')}")
    if rng.random() < 0.5:
        paper.line(f"{page.case(written_date(rng, page.country, page.day, page.pattern))} {page.clock}")
    _set_row(page, rng.choice(("AMOUNT", "SALE", page.word("total"))), page.amount(total), "edges", 1.0)
    paper.line(f"APPROVAL CODE {filled(rng, '999999')}")
