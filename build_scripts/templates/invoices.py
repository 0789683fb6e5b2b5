"""Made-up invoices on sheets of A4 and letter size, with the values of the fields of the template `invoice`."""

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
from build_scripts.templates.paper import Paper, Segment, read_paper
from kie_desktop.fields.document import Document

Values = dict[str, str]
_LETTERS = 86
_IBAN_LENGTHS = {"DE": 18, "FR": 23, "ES": 20, "IT": 23, "NL": 14, "AT": 16, "CH": 17, "PT": 21, "GB": 18}


def invoice(seed: int, index: int) -> tuple[Document, Values]:
    """One invoice and its values by field; the same numbers always give the same one."""
    made = set_invoice(Random(f"invoice/{seed}/{index}"))
    return read_paper(made.paper, f"{seed}-{index}"), made.values


def set_invoice(rng: Random) -> Invoice:
    """One invoice on its paper, before anybody reads it."""
    made = Invoice(rng, pick_country(rng))
    made.set()
    return made


def iban(rng: Random, country: str) -> str:
    """A made-up account with right check digits, in groups of four."""
    length = _IBAN_LENGTHS[country]
    letters = "".join(rng.choice("ABCDEFGHKLM") for _ in range(4)) if country in ("NL", "GB") else ""
    account = letters + "".join(rng.choice("0123456789") for _ in range(length - len(letters)))
    digits = "".join(str(int(sign, 36)) for sign in f"{account}{country}00")
    text = f"{country}{98 - int(digits) % 97:02}{account}"
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4)) if rng.random() < 0.8 else text


class Invoice:
    """One invoice while it is set."""

    def __init__(self, rng: Random, country: Country) -> None:
        self.rng, self.country = rng, country
        self.pool: Pool = pool_of(country)
        self.words = self.pool.words
        self.values: Values = {}
        self.heads: list[Segment] = []
        """Of the columns of goods."""
        self.goods: list[list[list[Segment]]] = []
        """Rows of cells of lines."""
        size = rng.uniform(15, 20)
        self.paper = Paper(rng, _LETTERS * size * 0.5, size, rng.choice((1.3, 1.45, 1.6)), rng.uniform(0.44, 0.54))
        latin = country.language not in ("zh", "ja")
        self.case: Callable[[str], str] = rng.choice((str, str, str, str.upper)) if latin else str
        self.pattern = rng.choice(country.dates)
        self.colon = rng.choice((":", ":", "", " :"))
        self.sign = rng.choice(country.signs)
        self.day = date(rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28))
        self.due = self.day + timedelta(days=rng.choice((0, 7, 10, 14, 14, 30, 30, 45, 60)))

    def word(self, name: str) -> str:
        """One of the words of a kind, in the invoice's case."""
        return self.case(self.rng.choice(self.words[name]))

    def amount(self, cents: int) -> str:
        """An amount with or without the currency."""
        text = money(self.country, cents)
        if not self.sign:
            return text
        return f"{text} {self.sign.strip()}" if self.country.sign_behind else self.sign + text

    def written(self, day: date) -> str:
        """A day as the invoice writes it."""
        return self.case(written_date(self.rng, self.country, day, self.pattern))

    def set(self) -> None:
        """Head with seller, title, customer and particulars beside each other or below, goods, totals, foot."""
        rng, paper = self.rng, self.paper
        self._make_seller()
        in_foot = rng.random() < 0.15
        self._head(name_only=in_foot)
        paper.gap(0.5, 3)
        if rng.random() < 0.75:
            self._title()
            paper.gap(0.2, 2)
        self._middle()
        paper.gap(0.8, 3)
        self._goods()
        paper.gap(0.3, 1.5)
        self._totals()
        paper.gap(0.8, 4)
        self._foot(with_address=in_foot)

    def _make_seller(self) -> None:
        rng = self.rng
        self.seller = self.case(company(rng, self.pool, self.words))
        self.address = self._address_rows()
        self.values["company"] = self.seller
        self.values["address"] = " ".join(self.address)
        self.tax_id = filled(rng, rng.choice(self.country.tax_pattern)) if rng.random() < 0.75 else ""
        if self.tax_id:
            self.values["tax_id"] = self.tax_id

    def _address_rows(self) -> list[str]:
        rng = self.rng
        parts = [self.case(part) for part in rng.choice(self.pool.addresses)]
        size = rng.choice((1, 1, 2))
        return [", ".join(parts[at : at + size]) for at in range(0, len(parts), size)]

    def _head(self, *, name_only: bool) -> None:
        """The seller, at the left, in the middle or at the right."""
        rng, paper = self.rng, self.paper
        align = rng.choice(("left", "left", "centre", "right"))
        if rng.random() < 0.1:
            paper.line(
                rng.choice(self.words["bill_to"] if rng.random() < 0.1 else ("From:", "Seller:", "Supplier:")), align
            )
        paper.line(self.seller, align, rng.choice((1.0, 1.2, 1.6, 2.0)))
        if name_only:
            return
        rows = list(self.address)
        if rng.random() < 0.2 and len(rows) > 1:
            glued = rng.choice((" · ", ", ", " | ", " - ")).join(rows)
            rows = [glued]
            self.values["address"] = glued
        for row in rows:
            paper.line(row, align)
        extras = [self._phone_text(), self._tax_text(), rng.choice(("www.example.com", "info@example.com", ""))]
        rng.shuffle(extras)
        for text in extras:
            if text and rng.random() < 0.6:
                paper.line(text, align)

    def _phone_text(self) -> str:
        key, glue = self.rng.choice(self.words["phone"]), self.rng.choice((": ", " ", ":"))
        return f"{key}{glue}{self.rng.choice(self.pool.phones)}"

    def _tax_text(self) -> str:
        if not self.tax_id:
            return ""
        return f"{self.rng.choice(self.country.tax_ids)}{self.rng.choice((': ', ' ', ':'))}{self.tax_id}"

    def _title(self) -> None:
        rng = self.rng
        text = rng.choice(self.words["title"][:1] + self.words["invoice_number"][-1:])
        self.paper.line(self.case(text), rng.choice(("left", "right", "centre")), rng.choice((1.2, 1.6, 2.4)))

    def _middle(self) -> None:
        """The customer and the particulars, side by side or one below the other."""
        rng, paper = self.rng, self.paper
        customer, particulars = self._customer_rows(), self._particular_rows()
        if rng.random() < 0.7:
            left, right = (customer, particulars) if rng.random() < 0.75 else (particulars, customer)
            edge = paper.width * rng.uniform(0.5, 0.65)
            begin = rng.choice((0, 0, 1, 2))
            for place in range(max(len(left), len(right) + begin)):
                if place < len(left):
                    self._row(left[place], 0.0, edge * 0.95)
                if 0 <= place - begin < len(right):
                    self._row(right[place - begin], edge, paper.width - edge)
                paper.end_row()
            return
        for rows in (customer, particulars) if rng.random() < 0.6 else (particulars, customer):
            if rows is particulars and rng.random() < 0.3:
                self._across(particulars)
            else:
                for row in rows:
                    self._row(row, 0.0, paper.width)
                    paper.end_row()
            paper.gap(0.5, 2)

    def _row(self, row: tuple[str, str], x: float, width: float) -> None:
        """A key with its value, or a text alone, in a column."""
        rng, paper = self.rng, self.paper
        key, value = row
        if not key:
            paper.put(value, x)
            return
        text = f"{key}{self.colon}"
        if self.tight:
            paper.put(f"{text} {value}", x)
            return
        paper.put(text, x, joins=False)
        tab = max(width * self.tab, paper.width_of(text + "  "))
        right = x + width - paper.width_of(value) - paper.size * 2
        paper.put(
            value, max(right, x + paper.width_of(text + " ")) if self.flush else x + tab, joins=rng.random() < 0.5
        )

    def _across(self, rows: list[tuple[str, str]]) -> None:
        """Keys side by side and their values below them."""
        paper = self.paper
        for place, (key, _) in enumerate(rows):
            paper.put(key, paper.width * place / len(rows), joins=False)
        paper.end_row()
        for place, (_, value) in enumerate(rows):
            paper.put(value, paper.width * place / len(rows), joins=False)
        paper.end_row()

    def _customer_rows(self) -> list[tuple[str, str]]:
        rng = self.rng
        if rng.random() < 0.06:
            return []
        person = rng.random() < 0.25
        name = rng.choice(self.pool.people) if person else company(rng, self.pool, self.words)
        name, rows = self.case(name), self._address_rows()
        self.values["customer"] = name
        self.values["customer_address"] = " ".join(rows)
        result: list[tuple[str, str]] = []
        if rng.random() < 0.75:
            result.append(("", self.word("bill_to") + rng.choice((":", ""))))
        result.append(("", name))
        if not person and rng.random() < 0.2:
            result.append(("", self.case(rng.choice(self.pool.people))))
        return result + [("", row) for row in rows]

    def _particular_rows(self) -> list[tuple[str, str]]:
        rng = self.rng
        self.tab, self.flush, self.tight = rng.uniform(0.35, 0.55), rng.random() < 0.25, rng.random() < 0.25
        number = filled(
            rng,
            rng.choice(
                (
                    "999999",
                    "AA-9999-999",
                    "9999/999",
                    "AA999999",
                    "A9999999",
                    "2099-9999",
                    "RE-9999",
                    "99999",
                    "AAA-99999",
                    "F99/9999",
                )
            ),
        )
        rows = [(self.word("invoice_number"), number), (self.word("invoice_date"), self.written(self.day))]
        self.values |= {"number": number, "date": rows[1][1]}
        if rng.random() < 0.7:
            rows.append((self.word("due_date"), self.written(self.due)))
            self.values["due_date"] = rows[-1][1]
        if rng.random() < 0.4:
            order = filled(rng, rng.choice(("999999", "PO-99999", "AA9999", "45999999", "9999-99")))
            rows.append((self.word("order_number"), order))
            self.values["order_number"] = order
        if rng.random() < 0.4:
            rows.append((self.word("customer_number"), filled(rng, rng.choice(("99999", "A9999", "999-99")))))
        for _ in range(rng.choice((0, 0, 1, 2))):
            text = rng.choice(
                (
                    rng.choice(self.pool.people),
                    self.written(self.day - timedelta(days=rng.randint(0, 30))),
                    f"{rng.choice((14, 30))} days",
                )
            )
            rows.append((self.word("terms"), text))
        if rng.random() < 0.6:
            rng.shuffle(rows)
        return rows

    def _goods(self) -> None:
        """A table of goods; sets the sum."""
        rng, paper = self.rng, self.paper
        heads = rng.sample(self.words["items"], min(4, len(self.words["items"])))
        edges = (0.0, rng.uniform(0.5, 0.6), rng.uniform(0.68, 0.78), 1.0)
        for place, head in enumerate(heads):
            wide = paper.width_of(head)
            paper.put(head, paper.width * edges[place] - (wide if place == 3 else 0), joins=False)
        self.heads = paper.segments[-len(heads) :]
        paper.end_row(1.0, 0.3)
        unit = 100 if not self.country.places else 1
        self.sum = 0
        for number in range(rng.choices((1, 2, 3, 5, 8, 14), (20, 25, 20, 15, 12, 8))[0]):
            name = " ".join(self.case(rng.choice(self.words["goods"])) for _ in range(rng.randint(1, 2)))
            if rng.random() < 0.3:
                name = f"{number + 1} {name}"
            price, times = (
                unit * rng.choice((rng.randint(200, 9999), rng.randint(1000, 99999), rng.randint(10, 900) * 100)),
                rng.choice((1, 1, 1, 2, 3, 5, 10, 24)),
            )
            self.sum += price * times
            cells = (name, str(times), money(self.country, price), money(self.country, price * times))
            for place, cell in enumerate(cells):
                wide = paper.width_of(cell)
                x = paper.width * edges[place] - (wide if place == 3 else 0)
                paper.put(cell, x, joins=False)
            self.goods.append([[segment] for segment in paper.segments[-len(cells) :]])
            paper.end_row()
            if rng.random() < 0.12:
                paper.line("  " + self.case(rng.choice(self.words["goods"])))
                self.goods[-1][0].append(paper.segments[-1])

    def _totals(self) -> None:
        rng, paper, values = self.rng, self.paper, self.values
        unit = 100 if not self.country.places else 1
        rate = rng.choice(self.country.rate)
        tax = round(self.sum * rate / 100 / unit) * unit
        rows: list[tuple[str, int, str]] = []
        with_tax = rng.random() < 0.88
        if with_tax:
            if rng.random() < 0.9:
                rows.append((self.word("subtotal"), self.sum, "subtotal"))
            key = self.word("tax")
            rows.append((key if "%" in key or rng.random() < 0.4 else f"{key} {rate:g}%", tax, "tax"))
        total = self.sum + (tax if with_tax else 0)
        if rng.random() < 0.1:
            rows.insert(max(len(rows) - 1, 0), (self.word("discount"), 0, ""))
        rows.append((self.word("total"), total, "total"))
        roll = rng.random()
        if roll < 0.1:
            rows.append((self.case(rng.choice(("Paid", "Amount paid", "Payments", "Deposit"))), 0, ""))
            rows.append((self.word("total"), total, "total"))
        left = paper.width * rng.choice((0.45, 0.55, 0.6, 0.0))
        for key, cents, field in rows:
            text, scale = self.amount(cents), rng.choice((1.0, 1.0, 1.3)) if field == "total" else 1.0
            paper.put(f"{key}{self.colon}", left, scale, joins=False)
            paper.put(
                text,
                max(paper.width - paper.width_of(text, scale), left + paper.width_of(f"{key}  ", scale)),
                scale,
                joins=False,
            )
            paper.end_row(scale)
            if field:
                values[field] = text
        if not with_tax:
            values.pop("tax", None)
        if self.sign.strip():
            values["currency"] = self.sign.strip()
        elif rng.random() < 0.2:
            paper.line(self.case(f"All amounts in {self.country.currency}"))
            values["currency"] = self.country.currency

    def _foot(self, *, with_address: bool) -> None:
        """Terms, bank, and at times the seller once more."""
        rng, paper = self.rng, self.paper
        for text in rng.sample(self.words["thanks"], rng.randint(0, 2)):
            paper.line(self.case(text))
        if self.country.code in _IBAN_LENGTHS and rng.random() < 0.6:
            account = iban(rng, self.country.code)
            self.values["iban"] = account
            bank = rng.choice(
                ("Sparkasse", "Volksbank", "ING", "BNP Paribas", "Santander", "UniCredit", "Rabobank", "HSBC")
            )
            if rng.random() < 0.5:
                paper.line(f"{bank}  {rng.choice(self.words['iban'])} {account}  BIC {filled(rng, 'AAAAAA99')}")
            else:
                paper.line(bank)
                paper.line(f"{rng.choice(self.words['iban'])}{rng.choice((': ', ' '))}{account}")
        if with_address:
            for row in (self.seller, *self.address):
                paper.line(row, "centre", 0.8)
        if self.tax_id and rng.random() < 0.5:
            paper.line(self._tax_text(), rng.choice(("left", "centre")), 0.85)
        elif self.tax_id and not any(self.tax_id in segment.text for segment in paper.segments):
            paper.line(self._tax_text(), "left")
        if rng.random() < 0.4:
            paper.line(f"{rng.choice(('Page', 'Seite', 'p.'))} 1/1", "right", 0.8)
