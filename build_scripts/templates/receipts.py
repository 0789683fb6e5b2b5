"""Made-up receipts of shops, restaurants and car parks, with the values of the fields of the template `receipt`."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from build_scripts.templates.countries import company, filled, pick_country, written_date
from build_scripts.templates.paper import read_paper
from build_scripts.templates.receipt_page import ReceiptPage, Values
from build_scripts.templates.receipt_totals import set_goods, set_totals
from kie_desktop.fields.document import Document


def receipt(seed: int, index: int) -> tuple[Document, Values]:
    """One receipt and its values by field; the same numbers always give the same one."""
    made = set_receipt(Random(f"receipt/{seed}/{index}"))
    return read_paper(made.paper, f"{seed}-{index}"), made.values


def set_receipt(rng: Random) -> ReceiptPage:
    """One receipt on its paper, before anybody reads it."""
    made = _Receipt(rng, pick_country(rng))
    made.set()
    return made


class _Receipt(ReceiptPage):
    """One receipt from its head to its foot."""

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
        sums = set_goods(self)
        self.paper.gap(0.1, 1.2)
        set_totals(self, sums)
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
        rng, paper = self.rng, self.paper
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
            rows.append((self.word("other_date"), self.other_day()))
        if rng.random() < 0.7:
            rng.shuffle(rows)
        style = rng.choice(("one", "one", "tab", "tab", "edges"))
        place = 0
        while place < len(rows):
            two = rng.random() < 0.3 and place + 1 < len(rows)
            if two:
                texts = [self.short(*row) for row in rows[place : place + 2]]
                if paper.fits("  ".join(texts)):
                    paper.put(texts[0], 0)
                    x = rng.choice((paper.width * 0.5, paper.width - paper.width_of(texts[1])))
                    paper.put(texts[1], max(x, paper.width_of(texts[0] + "  ")))
                    paper.end_row()
                    place += 2
                    continue
            key, value = rows[place]
            self.pair(self.case(key) if rng.random() < 0.5 else key, value, style if key else "one")
            place += 1

    def _foot(self) -> None:
        rng, paper = self.rng, self.paper
        if rng.random() < 0.08:
            paper.line(f"{self.other_day()} {self.clock}", rng.choice(("left", "centre")))
        for text in rng.sample(self.words["thanks"], min(rng.randint(0, 4), len(self.words["thanks"]))):
            paper.line(self.case(text), self.align if rng.random() < 0.8 else "left")
        if rng.random() < 0.15:
            paper.line(filled(rng, "999999999999999"), "centre")
