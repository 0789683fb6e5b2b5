"""Made-up receipts of shops, restaurants and car parks, with the values of the fields of the template `receipt`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from build_scripts.templates.countries import (
    Country,
    Pool,
    company,
    filled,
    money,
    pick_country,
    pool_of,
    written_date,
)
from build_scripts.templates.paper import Paper, read_paper
from kie_desktop.fields.document import Document

Values = dict[str, str]


def receipt(seed: int, index: int) -> tuple[Document, Values]:
    """One receipt and its values by field; the same numbers always give the same one."""
    rng = Random(f"receipt/{seed}/{index}")
    made = _Receipt(rng, pick_country(rng))
    made.set()
    return read_paper(made.paper, f"{seed}-{index}"), made.values


class _Receipt:
    """One receipt while it is set."""

    def __init__(self, rng: Random, country: Country) -> None:
        self.rng, self.country = rng, country
        self.pool: Pool = pool_of(country)
        self.words = self.pool.words
        if country.language == "ms" and country.code == "MY" and rng.random() < 0.25:
            self.words = {
                **self.words,
                **{key: pool_of_english()[key] for key in ("total", "number", "title", "thanks")},
            }
        self.paper = Paper.drawn(rng)
        self.values: Values = {}
        self.tab = rng.uniform(0.25, 0.45)
        self.align = "centre" if rng.random() < 0.8 else "left"
        latin = country.language not in ("zh", "ja")
        self.case: Callable[[str], str] = rng.choice((str.upper, str.upper, str)) if latin else str
        self.pattern = rng.choice(country.dates)
        self.colon = rng.choice((":", ":", " :", "", "", ": "))
        self.sign = rng.choice(country.signs)
        self.day = date(rng.randint(2008, 2026), rng.randint(1, 12), rng.randint(1, 28))
        hour, minute, second = rng.randint(7, 22), rng.randint(0, 59), rng.randint(0, 59)
        half = "AM" if hour < 12 else "PM"
        self.clock = rng.choice(
            (
                f"{hour:02}:{minute:02}",
                f"{hour:02}:{minute:02}:{second:02}",
                f"{hour}:{minute:02}",
                f"{(hour - 1) % 12 + 1}:{minute:02} {half}",
                f"{(hour - 1) % 12 + 1:02}:{minute:02}{half}",
                f"{(hour - 1) % 12 + 1}:{minute:02}:{second:02} {half}",
            )
        )

    def word(self, name: str) -> str:
        """One of the words of a kind, in the receipt's case."""
        text = self.rng.choice(self.words[name])
        return self.case(text) if self.rng.random() < 0.9 else text

    def amount(self, cents: int) -> str:
        """An amount with or without the currency."""
        text = money(self.country, cents, grouped=self.rng.random() < 0.9)
        if not self.sign:
            return text
        if self.country.sign_behind and self.rng.random() < 0.8:
            return (
                f"{text} {self.sign.strip()}"
                if len(self.sign.strip()) > 1 or self.rng.random() < 0.5
                else text + self.sign
            )
        return self.sign + text

    def set(self) -> None:
        """Head, title, particulars, goods, totals and foot; some in another order, some left out."""
        rng = self.rng
        if rng.random() < 0.25:
            self._noise_above()
        below = rng.random() < 0.04
        if not below:
            self._head()
        blocks = [self._particulars]
        if rng.random() < 0.75:
            blocks.insert(rng.choice((0, 0, 1)), self._title)
        if rng.random() < 0.1:
            blocks.append(self._customer)
        late = rng.random() < 0.08
        for block in blocks if not late else blocks[:-1]:
            self.paper.gap(0.1, 1.5)
            block()
        self.paper.gap(0.2, 1.5)
        self._goods()
        self.paper.gap(0.1, 1.2)
        self._totals()
        if late:
            self.paper.gap(0.2, 1.5)
            self._particulars()
        if below:
            self.paper.gap(0.3, 1.5)
            self._head()
        self.paper.gap(0.3, 2)
        self._foot()

    def _noise_above(self) -> None:
        """What stands above the head: a number written by hand, a part of a logo, a sentence."""
        rng, paper = self.rng, self.paper
        for _ in range(rng.randint(1, 2)):
            text = rng.choice(
                (
                    filled(rng, rng.choice(("9-9999999", "999", "9999", "A", "(999999-A)"))),
                    rng.choice(self.words["thanks"]),
                    self.word("title"),
                    "".join(rng.choices("ABCDEGKLMNOPRSTVW", k=rng.randint(1, 5))),
                    f"{rng.choice(self.words['shop'])}",
                    rng.choice(self.pool.people),
                )
            )
            paper.line(text, rng.choice(("left", "centre", "right")), rng.choice((0.8, 1.0, 1.6, 2.2)))
        paper.gap(0.0, 2)

    def _head(self) -> None:
        """Brand, company, number, address, telephone and tax number."""
        rng, paper, country = self.rng, self.paper, self.country
        name = company(rng, self.pool, self.words)
        name = self.case(name) if rng.random() < 0.9 else name
        self.values["company"] = name
        if rng.random() < 0.15:
            brand = name.split()[0] if rng.random() < 0.6 else rng.choice(self.words["shop"])
            paper.line(self.case(brand), self.align, rng.uniform(1.2, 2.4))
            if rng.random() < 0.3:
                paper.line(rng.choice(self.words["shop"]), self.align, rng.uniform(0.8, 1.4))
            paper.gap(0, 1.2)
        scale = rng.choice((1.0, 1.0, 1.0, 1.15, 1.3, 1.6, 2.0))
        number = self._company_number()
        rows = (
            paper.wrapped(name, scale)
            if not paper.fits(name, scale) or rng.random() > 0.1
            else paper.wrapped(name, scale, paper.width * 0.6)
        )
        beside = number and rng.random() < 0.35 and paper.fits(f"{rows[-1]} {number}", scale)
        for place, row in enumerate(rows):
            last = place == len(rows) - 1
            paper.line(f"{row}{rng.choice((' ', ' ', ''))}{number}" if last and beside else row, self.align, scale)
        if number and not beside:
            label = rng.choice(("", "", "Co. No. ", "Company No. ", "Reg No: ", "ROC NO.", "Co Reg No: "))
            paper.line(self.case(label) + number, self.align)
        if rng.random() < 0.08:
            paper.line(
                self.case(f"{rng.choice(self.words['shop'])} - {rng.choice(self.pool.people).split()[0]}"), self.align
            )
        parts: list[Callable[[], None]] = [self._address]
        others = [part for part, chance in ((self._phone, 0.75), (self._tax_id, 0.6)) if rng.random() < chance]
        rng.shuffle(others)
        if others and rng.random() < 0.1:
            parts = [others[0], *parts, *others[1:]]
        else:
            parts += others
        if rng.random() < 0.15:
            parts.append(
                lambda: paper.line(
                    rng.choice(("www.example.com", "info@example.com", "Email: shop@example.com", "FACEBOOK.COM/SHOP")),
                    self.align,
                )
            )
        if rng.random() < 0.93:
            for part in parts:
                part()
        if not country.tax_ids and "tax_id" in self.values:
            del self.values["tax_id"]

    def _company_number(self) -> str:
        rng = self.rng
        if self.country.code not in ("MY", "SG") or rng.random() < 0.2:
            return ""
        text = filled(rng, rng.choice(("999999-A", "9999999-A", "999999 A", "AA9999999-A", "999999999-A", "99999-A")))
        return rng.choice(
            (f"({text})", f"({text})", text, f"(Co. Reg: {text})", f"({rng.choice(('CO. NO', 'CO REG NO'))}:{text})")
        )

    def _address(self) -> None:
        rng, paper = self.rng, self.paper
        parts = [self.case(part) for part in rng.choice(self.pool.addresses)]
        glue = "" if self.country.language in ("zh", "ja") else rng.choice((", ", ", ", ", ", " ", ","))
        rows: list[str] = []
        if rng.random() < 0.4:
            size = rng.randint(1, 3)
            chunks = [parts[at : at + size] for at in range(0, len(parts), size)]
            for place, chunk in enumerate(chunks):
                tail = glue.rstrip() if place < len(chunks) - 1 and rng.random() < 0.85 else ""
                rows += paper.wrapped(glue.join(chunk) + tail)
        else:
            narrower = paper.width * rng.uniform(0.55, 1.0)
            rows = paper.wrapped(glue.join(parts), 1.0, narrower)
        if rng.random() < 0.25:
            rows[-1] += "."
        if rng.random() < 0.06:
            rows.append(filled(rng, "9999-") + self.case(parts[0].split()[-1]))
        if rng.random() < 0.06:
            paper.line(self.case(rng.choice(("Branch:", "HQ:", "Store:", "Address:", "Head office"))), self.align)
        for row in rows:
            paper.line(row, self.align)
        self.values["address"] = " ".join(rows)

    def _phone(self) -> None:
        rng, paper = self.rng, self.paper
        number, fax = rng.choice(self.pool.phones), rng.choice(self.pool.phones)
        key = self.word("phone")
        bare = rng.random() < 0.15
        self.values["phone"] = number
        text = number if bare else f"{key}{rng.choice((': ', ':', ' : ', ' ', '. '))}{number}"
        roll = rng.random()
        if roll < 0.25:
            other = f"{self.word('fax')}{rng.choice((': ', ':', ' '))}{fax}"
            if paper.fits(f"{text}   {other}") and rng.random() < 0.6:
                x = 0.0 if self.align == "left" else max((paper.width - paper.width_of(f"{text}   {other}")) / 2, 0)
                paper.put(text, x)
                paper.put(other, x + paper.width_of(text + "   "))
                paper.end_row()
                return
            paper.line(text, self.align)
            paper.line(other, self.align)
            return
        paper.line(text, self.align)

    def _tax_id(self) -> None:
        rng, paper = self.rng, self.paper
        number = filled(rng, rng.choice(self.country.tax_pattern))
        key = rng.choice(self.country.tax_ids)
        text = f"{self.case(key)}{rng.choice((': ', ' : ', ':', ' ', '. '))}{number}"
        self.values["tax_id"] = number
        paper.line(f"({text})" if rng.random() < 0.2 else text, self.align)

    def _title(self) -> None:
        self.paper.line(self.word("title"), self.align, self.rng.choice((1.0, 1.0, 1.3, 1.6)))

    def _customer(self) -> None:
        """Whom it is sold to: a trap for company and address."""
        rng, paper = self.rng, self.paper
        if rng.random() < 0.6:
            paper.line(self.word("bill_to") + self.colon)
        paper.line(self.case(company(rng, self.pool, self.words)))
        for part in rng.choice(self.pool.addresses)[: rng.randint(1, 4)]:
            paper.line(self.case(part))

    def _pair(self, key: str, value: str, style: str) -> None:
        """A key with its value on one row."""
        rng, paper = self.rng, self.paper
        scale = 1.0
        if style == "one":
            paper.line(
                f"{key}{self.colon}{'' if self.colon.endswith(' ') else rng.choice((' ', ' ', ''))}{value}"
                if key
                else value
            )
        elif style == "tab":
            tab = paper.width * self.tab
            paper.put(key, 0, scale)
            x = max(tab, paper.width_of(key + " "))
            paper.put(
                f"{self.colon.strip()} {value}".strip() if self.colon.strip() and rng.random() < 0.9 else value,
                x,
                scale,
            )
            paper.end_row()
        else:
            paper.put(f"{key}{self.colon}".rstrip(), 0, scale)
            paper.put(value, max(paper.width - paper.width_of(value), paper.width_of(key + "  ")), scale)
            paper.end_row()

    def _particulars(self) -> None:
        """Number, date, time, cashier and others, in any order, one or two to a row."""
        rng, paper = self.rng, self.paper
        self.tab = rng.uniform(0.25, 0.45)
        number = filled(
            rng,
            rng.choice(
                (
                    "999999",
                    "9999",
                    "AA999999",
                    "A9999999",
                    "99-999999",
                    "AAA/99/99999",
                    "999999999999",
                    "AA 9999/9999",
                    "9999A999",
                    "#9999",
                    "99999-999-A9999",
                    "AA99999999",
                )
            ),
        )
        day = self.case(written_date(rng, self.country, self.day, self.pattern))
        rows: list[tuple[str, str]] = []
        if rng.random() < 0.8:
            rows.append((self.word("number"), number))
            self.values["number"] = number
        with_time = rng.random()
        if rng.random() < 0.97:
            self.values["date"] = day
            if with_time < 0.4:
                stamp = f"{day}{rng.choice((' ', ' ', '  ', ' - ', ' @ ', ' (SUN) '))}{self.clock}"
                rows.append((self.word("date") if rng.random() < 0.6 else "", stamp))
                self.values["time"] = self.clock
            else:
                rows.append((self.word("date") if rng.random() < 0.75 else "", day))
                if with_time < 0.8:
                    rows.append((self.word("time") if rng.random() < 0.7 else "", self.clock))
                    self.values["time"] = self.clock
        others = rng.randint(0, 4)
        rows += [
            (
                self.word("other_key"),
                rng.choice((filled(rng, rng.choice(("99", "9", "A99", "9999"))), rng.choice(self.pool.people))),
            )
            for _ in range(others)
        ]
        if rng.random() < 0.5:
            rows.append(
                (self.word("cashier"), rng.choice((filled(rng, "999"), rng.choice(self.pool.people).split()[0])))
            )
        if rng.random() < 0.08:
            rows.append((self.word("other_date"), self._other_day()))
        if rng.random() < 0.7:
            rng.shuffle(rows)
        style = rng.choice(("one", "one", "tab", "tab", "edges"))
        place = 0
        while place < len(rows):
            two = rng.random() < 0.3 and place + 1 < len(rows)
            if two:
                texts = [self._short(*row) for row in rows[place : place + 2]]
                if paper.fits("  ".join(texts)):
                    paper.put(texts[0], 0)
                    x = rng.choice((paper.width * 0.5, paper.width - paper.width_of(texts[1])))
                    paper.put(texts[1], max(x, paper.width_of(texts[0] + "  ")))
                    paper.end_row()
                    place += 2
                    continue
            key, value = rows[place]
            self._pair(self.case(key) if rng.random() < 0.5 else key, value, style if key else "one")
            place += 1

    def _short(self, key: str, value: str) -> str:
        return f"{key}{self.colon or ' '}{value}" if key else value

    def _other_day(self) -> str:
        later = self.day + timedelta(days=self.rng.choice((0, 0, 7, 14, 30, 365, -30)))
        return self.case(written_date(self.rng, self.country, later, self.pattern))

    def _goods(self) -> None:
        """The goods, in one row each or in two, with or without codes and quantities; sets the sum."""
        rng, paper = self.rng, self.paper
        count = rng.choices((1, 2, 3, 4, 6, 9, 14), (18, 20, 18, 15, 13, 10, 6))[0]
        style = rng.choice(
            ("plain", "plain", "count first", "below", "coded", "table", "parking" if count == 1 else "plain")
        )
        unit = 100 if not self.country.places else 1
        if rng.random() < 0.5 and style != "parking":
            heads = rng.sample(self.words["items"], min(rng.randint(2, 4), len(self.words["items"])))
            for place, head in enumerate(heads):
                paper.put(head, paper.width * place / len(heads) * 0.95, joins=False)
            paper.end_row()
        self.sum, self.count = 0, 0
        tail = rng.choice(("", "", "", " S", " SR", "T", " Z", " A", " *"))
        for _ in range(count):
            name = self.case(rng.choice(self.words["goods"]))
            if rng.random() < 0.4:
                name += " " + rng.choice(
                    (
                        filled(rng, "999"),
                        filled(rng, "99ML"),
                        filled(rng, "9PCS"),
                        self.case(rng.choice(self.words["goods"])),
                        f"{rng.randint(1, 9)}00G",
                    )
                )
            price = unit * rng.choice(
                (rng.randint(50, 999), rng.randint(100, 5000), rng.randint(500, 20000), rng.randint(1, 60) * 50)
            )
            times = rng.choices((1, 2, 3, 10), (75, 15, 7, 3))[0]
            total = price * times
            self.sum, self.count = self.sum + total, self.count + times
            show = lambda cents: money(self.country, cents) if rng.random() < 0.85 else self.amount(cents)  # noqa: E731
            if style == "table":
                cells = [name[: int(len(name) * 0.9) + 3], str(times), show(price), show(total) + tail]
                edges = (0.0, 0.5, 0.72, 1.0)
                paper.put(cells[0], 0, joins=False)
                for cell, edge in zip(cells[1:], edges[1:], strict=True):
                    paper.put(cell, paper.width * edge - paper.width_of(cell), joins=False)
                paper.end_row()
            elif style in ("below", "coded"):
                code = filled(rng, rng.choice(("9999999999999", "99999999", "AA9999")))
                paper.line(name if style == "below" else rng.choice((f"{code} {name}", code)))
                if style == "coded" and rng.random() < 0.4:
                    paper.line(name)
                paper.put(f"{times}{rng.choice((' X ', ' x ', ' @ ', 'X', ' * '))}{show(price)}", paper.width * 0.1)
                text = show(total) + tail
                paper.put(text, paper.width - paper.width_of(text))
                paper.end_row()
            else:
                left = f"{times} {name}" if style == "count first" else name
                text = show(total) + tail
                paper.put(left, 0)
                paper.put(text, max(paper.width - paper.width_of(text), paper.width_of(left + " ")))
                paper.end_row()

    def _totals(self) -> None:
        """Subtotal, discount, service, tax, rounding, total, payment and change, with what looks like them."""
        rng, paper, values = self.rng, self.paper, self.values
        unit = 100 if not self.country.places else 1
        rate = rng.choice(self.country.rate)
        included = rng.random() < (0.75 if self.country.language not in ("en",) else 0.4)
        rows: list[tuple[str, int, str]] = []
        net = self.sum
        discount = -unit * rng.randint(10, max(int(net / unit * 0.2), 11)) if rng.random() < 0.12 else 0
        service = round(net * 0.1 / unit) * unit if rng.random() < 0.08 else 0
        base = net + discount + service
        tax = round(base * rate / (100 + rate) / unit) * unit if included else round(base * rate / 100 / unit) * unit
        shows_tax = rng.random() < 0.65
        if not shows_tax and not included:
            tax = 0
        gross = base if included else base + tax
        rounded = gross
        step = 5 * unit
        rounding = 0
        has_rounding = self.country.code in ("MY", "CH", "SG", "AU") and rng.random() < 0.5
        if has_rounding:
            rounded = round(gross / step) * step
            rounding = rounded - gross
        before = base - tax if included else base
        shown = set()
        if rng.random() < 0.35:
            paper_count = self.count if rng.random() < 0.8 else len(self.values)
            self._pair(self.word("count"), str(paper_count), rng.choice(("one", "edges", "tab")))
        if rng.random() < 0.55 or discount or service:
            subtotal = net if (included and rng.random() < 0.5) or discount or service else before
            rows.append(("subtotal", subtotal, "subtotal"))
            shown.add("subtotal")
        if discount:
            rows.append(("discount", discount, ""))
        elif rng.random() < 0.15:
            rows.append(("discount", 0, ""))
        if service:
            rows.append(("service", service, ""))
        total_rows: list[tuple[str, int, str]] = []
        tax_row = ("tax", tax, "tax")
        if shows_tax and (not included or rng.random() < 0.5):
            rows.append(tax_row)
        if has_rounding:
            if rng.random() < 0.6:
                rows.append(("total", gross, "gross"))
            rows.append(("rounding", rounding, ""))
        total_rows.append(("total", rounded, "total"))
        if has_rounding and rng.random() < 0.15:
            rows, total_rows = (
                [row for row in rows if row[0] != "rounding"],
                [("rounding", rounding, ""), ("total", rounded, "total")],
            )
        rows += total_rows
        if shows_tax and tax_row not in rows:
            rows.append(tax_row)
        tip = 0
        if rng.random() < 0.04 and not has_rounding:
            tip = unit * rng.randint(50, 900)
            rows.append(("tip", tip, "tip"))
            rows.append(("total", rounded + tip, "total"))
        paid_rows = self._payment(rounded + tip, unit)
        rows += paid_rows
        large = rng.choice((1.0, 1.0, 1.2, 1.5))
        style = rng.choice(("edges", "edges", "edges", "tab", "close"))
        self.tab = rng.uniform(0.45, 0.7)
        gap_after_total = rng.random() < 0.3
        for name, cents, field in rows:
            text = self.amount(cents)
            if name == "rounding" and cents >= 0 and rng.random() < 0.2:
                text = "+" + text
            self._total_row(self.word(name), text, style, large if field == "total" else 1.0)
            if field == "gross":
                continue
            if field:
                values[field] = text
            if field == "total" and gap_after_total:
                paper.gap(0.2, 1)
        if not tax:
            values.pop("tax", None)
        if self.sign.strip():
            values["currency"] = self.sign.strip()
        if rng.random() < 0.2 and shows_tax:
            self._tax_table(before, tax, rate)
        if rng.random() < 0.1:
            self._card_slip(rounded + tip)

    def _payment(self, total: int, unit: int) -> list[tuple[str, int, str]]:
        rng = self.rng
        roll = rng.random()
        if roll < 0.25:
            return []
        if roll < 0.45:
            return [("card", total, "")] + ([("change", 0, "change")] if rng.random() < 0.4 else [])
        step = rng.choice((100, 500, 1000, 5000)) * unit
        paid = total if rng.random() < 0.25 else -(-total // step) * step
        rows = [("cash", paid, "cash")]
        if rng.random() < 0.85:
            rows.append(("change", paid - total, "change"))
        return rows

    def _total_row(self, key: str, text: str, style: str, scale: float) -> None:
        rng, paper = self.rng, self.paper
        if rng.random() < 0.12:
            key = f"{key} ({self.country.currency if rng.random() < 0.5 else (self.sign.strip() or self.country.currency)})"
        key = f"{key}{self.colon}".rstrip()
        right = max(paper.width - paper.width_of(text, scale), paper.width_of(key + " ", scale))
        left = (
            0.0 if style != "close" else max(right - paper.width_of(key, scale) - paper.size * rng.uniform(0.8, 4), 0)
        )
        paper.put(key, left if rng.random() < 0.9 else paper.width * 0.2, scale)
        paper.put(
            text, right if style != "tab" else max(paper.width * self.tab, paper.width_of(key + " ", scale)), scale
        )
        paper.end_row(scale)

    def _tax_table(self, before: int, tax: int, rate: float) -> None:
        rng, paper = self.rng, self.paper
        paper.gap(0.2, 1.2)
        paper.line(self.word("tax_table"))
        cells = [
            rng.choice((f"SR @ {rate:g}%", f"S = {rate:g}%", f"{rate:g}%", f"A {rate:g}%")),
            money(self.country, before),
            money(self.country, tax),
        ]
        for place, cell in enumerate(cells):
            paper.put(cell, paper.width * place * 0.36, joins=False)
        paper.end_row()
        if rng.random() < 0.35:
            for place, cell in enumerate((self.word("total"), *cells[1:])):
                paper.put(cell, paper.width * place * 0.36, joins=False)
            paper.end_row()

    def _card_slip(self, total: int) -> None:
        rng, paper = self.rng, self.paper
        paper.gap(0.3, 1.5)
        paper.line(f"{self.word('card')} {filled(rng, 'XXXX 9999')}")
        if rng.random() < 0.5:
            paper.line(self.case(written_date(rng, self.country, self.day, self.pattern)) + f" {self.clock}")
        self._total_row(rng.choice(("AMOUNT", "SALE", self.word("total"))), self.amount(total), "edges", 1.0)
        paper.line(f"APPROVAL CODE {filled(rng, '999999')}")

    def _foot(self) -> None:
        rng, paper = self.rng, self.paper
        if rng.random() < 0.08:
            paper.line(f"{self._other_day()} {self.clock}", rng.choice(("left", "centre")))
        for text in rng.sample(self.words["thanks"], min(rng.randint(0, 4), len(self.words["thanks"]))):
            paper.line(self.case(text), self.align if rng.random() < 0.8 else "left")
        if rng.random() < 0.15:
            paper.line(filled(rng, "999999999999999"), "centre")


def pool_of_english() -> dict[str, list[str]]:
    """Words of English receipts."""
    from build_scripts.templates.countries import COUNTRIES

    return pool_of(next(country for country in COUNTRIES if country.code == "US")).words
