"""Names, addresses and telephones of Malaysia and Singapore, which Faker has none of."""

from __future__ import annotations

from random import Random

_SURNAMES = (
    "TAN LIM LEE WONG CHAN NG ONG GOH CHUA KOH TEO YAP CHIN LAU HO LOW SIM FOO YONG CHONG AHMAD ISMAIL RAHMAN HASSAN ALI"
    " IBRAHIM AZMAN KUMAR RAJ SINGH MUTHU FATIMAH AMINAH ZAINAL OSMAN HAMID SALLEH"
).split()
_SYLLABLES = (
    "SENG HENG HUAT SOON LEONG HONG KEONG YEW WAH TAI FOOK MEI LIAN CHENG HOE KIAT BEE LAI GUAN HUP LEE TECK HOCK SIN"
    " SRI MAJU JAYA INDAH SEJATI PERDANA MESRA MURNI BARU EMAS BINTANG CAHAYA MEWAH HARMONI WARISAN"
).split()
_BRANDS = (
    "SUNRISE GOLDEN EVER BEST FRESH SMART HAPPY LUCKY STAR UNITED PRIME CITY GLOBAL ORIENTAL PACIFIC EASTERN ROYAL TOP"
    " ECO MEGA ACE APEX ZEN NOVA UNIQUE POPULAR TROPICAL GREEN BLUE RED DRAGON PHOENIX LOTUS ORCHID DIAMOND"
).split()
_STREETS = (
    "MELATI KENANGA MAWAR CEMPAKA RAJA SULTAN MERDEKA BUKIT PERMAI SETIA BAYU SERI ANGGERIK TEMENGGUNG BENDAHARA IPOH"
    " KLANG AMPANG GASING PUCHONG RAWANG KEPONG SENTUL TUN RAZAK BUNGA DELIMA DURIAN MANGGIS RAMBUTAN KASTURI TEKNOLOGI"
    " INDUSTRI UTAMA HARMONI WAWASAN PERMATA SIERRA PENDIDIKAN SAINS IMPIAN MUTIARA KENARI MERPATI HELANG"
).split()
_AREAS = (
    "MELAWATI,DESA JAYA,SRI HARTAMAS,MEGAH,MALURI,CONNAUGHT,MIDAH,SEGAR,PUTRA PERDANA,BUKIT INDAH,SENTOSA,MOUNT AUSTIN,"
    "PELANGI,DATO ONN,SETIA ALAM,KINRARA,PUCHONG PERDANA,SUNGAI LONG,KAJANG UTAMA,BANGI PERMAI,SEROJA,EQUINE,UNIVERSITI,"
    "SRI PETALING,OUG,SEPUTEH,BAHAGIA,PERMAI JAYA,MUTIARA RINI,SUTERA UTAMA,GAYA,MAJU JAYA,TASEK,WIRA,RISHAH"
).split(",")
_TOWNS = (
    ("KUALA LUMPUR", "5"), ("SHAH ALAM", "40"), ("PETALING JAYA", "47"), ("KLANG", "41"), ("SUBANG JAYA", "47"),
    ("KAJANG", "43"), ("SERI KEMBANGAN", "43"), ("CHERAS", "56"), ("JOHOR BAHRU", "8"), ("SKUDAI", "81"), ("IPOH", "3"),
    ("GEORGE TOWN", "10"), ("MELAKA", "75"), ("SEREMBAN", "70"), ("KUANTAN", "25"), ("PUCHONG", "47"), ("RAWANG", "48"),
    ("BANGI", "43"), ("AMPANG", "68"), ("BATU CAVES", "68"), ("KOTA KINABALU", "88"), ("KUCHING", "93"), ("SEMENYIH", "43"),
)  # fmt: skip
_STATES = ("SELANGOR", "SELANGOR DARUL EHSAN", "JOHOR", "PERAK", "W.P. KUALA LUMPUR", "PENANG", "MALAYSIA", "SEL", "")
_SG_STREETS = (
    "ORCHARD ROAD,TAMPINES AVE 4,BEDOK NORTH STREET 1,JURONG WEST ST 52,SERANGOON ROAD,BUKIT TIMAH ROAD,NORTH BRIDGE ROAD,"
    "VICTORIA STREET,CHANGI ROAD,UBI AVENUE 1,KALLANG WAY,ANG MO KIO AVE 3,TOA PAYOH LORONG 6,WOODLANDS DRIVE 16"
).split(",")


def malaysian_company(rng: Random, kinds: list[str], form: str) -> str:
    """A company's name, in capitals as receipts print it."""
    roll = rng.random()
    if roll < 0.25:
        base = f"{rng.choice(_SURNAMES)} {rng.choice(_SYLLABLES)} {rng.choice(_SYLLABLES)}"
    elif roll < 0.5:
        base = " ".join(rng.sample(_SYLLABLES, rng.randint(1, 3)))
    elif roll < 0.72:
        base = " ".join(rng.sample(_BRANDS, rng.randint(1, 2)))
    elif roll < 0.84:
        signs = rng.choices("ABCDEFGHKLMNPRSTWY", k=rng.randint(2, 4))
        base = rng.choice((" ", "", ".")).join(signs)
    else:
        base = rng.choice(("UNCLE ", "AUNTY ", "THE ", "MY", "OLD ", "24 ", "BIG ")) + rng.choice(_BRANDS)
    kind = rng.choice(kinds).upper()
    front = kind in ("RESTORAN", "PASARAYA", "KEDAI RUNCIT", "KOPITIAM", "SYARIKAT") or rng.random() < 0.08
    words = [kind, base] if front else [base, kind] if rng.random() < 0.8 else [base]
    if form.startswith("(M)") and rng.random() < 0.3:
        form = form.replace("(M)", rng.choice(("(KL)", "(MALAYSIA)", "(JB)", "(SELANGOR)")))
    return " ".join(part for part in (*words, form.upper()) if part)


def malaysian_address(rng: Random, code: str) -> list[str]:
    """Parts of an address, in capitals."""
    if code == "SG":
        number = f"{rng.choice(('BLK ', '', ''))}{rng.randint(1, 990)}"
        unit = f"#{rng.randint(1, 20):02}-{rng.randint(1, 399):02}"
        parts = [f"{number} {rng.choice(_SG_STREETS)}", rng.choice((unit, f"{unit} {rng.choice(_AREAS)} CENTRE"))]
        return [*parts, f"SINGAPORE {rng.randint(10000, 829999):06}"]
    town, prefix = rng.choice(_TOWNS)
    postcode = prefix + "".join(rng.choice("0123456789") for _ in range(5 - len(prefix) - 1)) + "0"
    number = rng.choice(
        (
            f"NO. {rng.randint(1, 200)}", f"NO.{rng.randint(1, 99)}", f"{rng.randint(1, 300)}", f"LOT {rng.randint(1, 4000)}",
            f"NO {rng.randint(1, 90)}-G", f"NO. {rng.randint(1, 40)} & {rng.randint(41, 80)}", f"{rng.randint(1, 90)}-{rng.randint(1, 3)}",
            f"UNIT {rng.choice('ABCG')}-{rng.randint(1, 40)}", f"LOT {rng.choice('GFLS')}{rng.randint(1, 400)}", f"NO {rng.randint(1, 60)}A",
        )
    )  # fmt: skip
    street = f"{rng.choice(('JALAN', 'JALAN', 'JALAN', 'JLN', 'LORONG', 'PERSIARAN', 'LEBUH'))} {rng.choice(_STREETS)}"
    street += rng.choice(
        (
            "",
            f" {rng.randint(1, 12)}",
            f" {rng.randint(1, 20)}/{rng.randint(1, 30)}",
            f" {rng.randint(1, 9)}/{rng.randint(1, 9)}{rng.choice('ABCDEFG')}",
        )
    )
    if rng.random() < 0.15:
        street = f"JALAN {rng.choice(('SS', 'PJS', 'USJ', 'BP', 'PJU'))} {rng.randint(1, 25)}/{rng.randint(1, 60)}"
    mall = f"{rng.choice(_BRANDS)} {rng.choice(('MALL', 'PLAZA', 'SHOPPING CENTRE', 'SQUARE', 'CITY', 'PARADE', 'AVENUE'))}"
    area = rng.choice(
        (
            f"TAMAN {rng.choice(_AREAS)}", f"TAMAN {rng.choice(_AREAS)}", f"BANDAR {rng.choice(_AREAS)}", f"SEKSYEN {rng.randint(1, 28)}",
            f"KAWASAN PERINDUSTRIAN {rng.choice(_AREAS)}", f"PUSAT BANDAR {rng.choice(_AREAS)}", mall, f"OFF JALAN {rng.choice(_STREETS)}",
            f"KG. {rng.choice(_AREAS)}", f"BATU {rng.randint(1, 14)}",
        )
    )  # fmt: skip
    parts = [number, street]
    if rng.random() < 0.25:
        parts.insert(
            rng.choice((0, 1)),
            rng.choice(
                (
                    "GROUND FLOOR",
                    "LEVEL 1",
                    "LOWER GROUND",
                    f"LEVEL {rng.randint(1, 5)}",
                    "1ST FLOOR",
                    f"BLOCK {rng.choice('ABCDE')}",
                )
            ),
        )
    if rng.random() < 0.75:
        parts.append(area)
    if rng.random() < 0.2:
        parts.append(rng.choice((mall, f"TAMAN {rng.choice(_AREAS)}")))
    state = rng.choice(_STATES)
    parts.append(f"{postcode} {town}")
    if state and rng.random() < 0.75:
        parts.append(state)
    if rng.random() < 0.1:
        parts = parts[:-1]
    return parts


def malaysian_phone(rng: Random, code: str) -> str:
    """A telephone number."""
    if code == "SG":
        return f"{rng.choice(('+65 ', '65-', ''))}6{rng.randint(100, 999)} {rng.randint(0, 9999):04}"
    area = rng.choice(("03", "03", "03", "07", "04", "05", "06", "012", "016", "019"))
    number = f"{rng.randint(2000, 9999)}{rng.choice((' ', '', ''))}{rng.randint(0, 9999):04}"
    return rng.choice(
        (
            f"{area}-{number}",
            f"{area}-{number}",
            f"{area} {number}",
            f"+6{area}-{number}",
            f"{area}{number}",
            f"{area} - {number}",
        )
    )
