"""Words that tell what a text is, in the languages of common business documents; all in small letters.

Single words are looked up word by word, phrases as they stand.
"""

from __future__ import annotations


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


_KEYS = {
    "total": """total, totaal, totale, gesamt, gesamtbetrag, summe, endbetrag, montant, importe, suma, razem, summa,
        jumlah, toplam, итого, всего, grand total, amount due, total due, balance due, total amount, net total,
        total sales, total payable, amount payable, total incl, to pay, zu zahlen, rechnungsbetrag, zahlbetrag,
        net a payer, a payer, total ttc, montant ttc, total a pagar, valor total, importe total, totale complessivo,
        te betalen, do zaplaty, att betala, i alt, brutto, bruttobetrag, ttc, 合计, 总计, 总额, 金额, 合計, 総計,
        お買上計, 税込合計, 실수금액, 합계, 결제금액, 应付, 实付, 価税合計, 价税合计, 請求金額, ご請求額, nett total""",
    "subtotal": """subtotal, sub total, sub-total, zwischensumme, netto, nettobetrag, sous total, sous-total, imponibile,
        subtotale, base imponible, total ht, montant ht, ht, net amount, total net, subtotaal, excl, excluding, nett,
        before tax, taxable amount, taxable, 小计, 小計, 不含税, 税抜, 공급가액, total excluding, delsumma""",
    "tax": """tax, gst, vat, sst, tva, iva, mwst, ust, btw, moms, ppn, kdv, hst, pst, qst, taxes, steuer, umsatzsteuer,
        mehrwertsteuer, sales tax, service tax, imposta, impuesto, igst, cgst, sgst, 税额, 消費税, 税, 부가세, podatek,
        ptu, ндс, tax amount, tax amt, service charge""",
    "cash": """cash, bar, gegeben, especes, efectivo, contanti, contant, gotowka, kontant, tunai, nakit, наличные,
        tendered, tender, paid, received, payment, cash tendered, amount tendered, amount paid, recu, recibido, pago,
        entregado, erhalten, 现金, 現金, お預り, お預かり, 받은금액, cash received, pembayaran, dinheiro""",
    "change": """change, rueckgeld, rückgeld, zurück, zurueck, rendu, monnaie, cambio, resto, wisselgeld, reszta,
        växel, vaxel, tillbaka, kembali, baki, para üstü, сдача, troco, vuelto, 找零, お釣り, おつり, お釣, 거스름돈,
        change due, balance, cash change""",
    "rounding": """rounding, round, rundung, arrondi, redondeo, arrotondamento, afronding, pelarasan, pembulatan,
        rounding adj, rounding adjustment, adj, adjustment, öresavrundning, rnd""",
    "discount": """discount, disc, rabatt, remise, descuento, sconto, korting, diskaun, rabat, saving, savings, saved,
        coupon, voucher, promo, promotion, desconto, 优惠, 折扣, 値引, 割引, 할인""",
    "card": """visa, mastercard, master, amex, debit, credit, card, karte, ec-karte, girocard, maestro, carte, tarjeta,
        carta, cb, approval, auth, terminal, aid, 银联, カード, 카드, alipay, paypal, wechat""",
    "date": """date, datum, fecha, data, dato, tarikh, tarih, tanggal, dat, дата, 日期, 日付, 날짜, rechnungsdatum,
        invoice date, bill date, datum:, dt, 開票日期, 开票日期, issue date, date of issue, belegdatum, 発行日""",
    "due": """due date, payment due, due by, pay by, fällig, faellig, fälligkeitsdatum, zahlbar bis, echeance, échéance,
        vencimiento, scadenza, vervaldatum, termin, due, 支払期限, 到期日, date d'échéance, vencimento""",
    "time": "time, zeit, uhrzeit, heure, hora, ora, tijd, masa, jam, saat, waktu, время, 时间, 時刻, 시간, kl.",
    "number": """invoice no, invoice number, invoice #, inv no, inv, invoice, bill no, bill, receipt no, receipt,
        receipt #, rcpt, doc no, document no, ticket, trans, transaction, trx, order, rechnung, rechnungsnummer,
        rechnungsnr, rechnung nr, beleg, belegnr, bon, bonnr, facture, facture n, factura, fattura, factuur,
        factuurnummer, folio, nr, no, n°, ref, reference, slip, check, chk, cheque, docket, resit, no resit, nota,
        発票, 发票号码, 单号, 伝票, レシート, 영수증, invoiceno, paragon, numer, faktura, kvitto, číslo, счет, bill #""",
    "phone": """tel, telephone, phone, ph, fax, mobile, hp, telefon, telefono, teléfono, telefax, fon, mob, hotline, call,
        contact, whatsapp, tlf, 电话, 電話, 전화, telp, tél, telefone, тел, careline, customer service""",
    "tax id": """gst id, gst no, gst reg, vat no, vat reg, vat id, ust-id, ust id, ustid, steuernummer, steuer-nr, siret,
        siren, tva intra, nif, cif, p iva, p.iva, partita iva, abn, ein, uid, btw nr, kvk, tin, rfc, cnpj, nip, rc,
        reg no, registration no, co reg, company no, company reg, co no, roc, sst id, sst no, reg, registration, handelsregister,
        hrb, gst registration no, 税号, 纳税人识别号, 登録番号, 사업자, gstin, cin, npwp, cuit, 统一社会信用代码, gst id no""",
    "cashier": """cashier, kassierer, caissier, cajero, cassiere, kassier, served by, operator, staff, clerk, server,
        waiter, kasir, juruwang, bediener, user, salesperson, 收银员, 担当, 담당, sales person, kasse, counter, pos""",
    "item": """item, items, description, qty, quantity, price, unit price, u/price, amount, amt, artikel, menge, preis,
        einzelpreis, désignation, qté, quantité, prix, descripción, cantidad, precio, pcs, product, code, 品名, 数量,
        单价, 単価, desc, descrizione, quantità, prezzo, aantal, omschrijving, each, uom, s/price, rate, hours""",
    "total items": "total qty, total items, item count, no of items, total item, items, qty total, total quantity",
    "customer": """bill to, billed to, sold to, ship to, customer, client, kunde, kundennummer, an, rechnung an, lieferadresse,
        facturé à, destinataire, adresse de livraison, cliente, klant, buyer, attn, attention, deliver to, 购买方, 御中,
        様, member, customer no, kunden-nr, account, table, to, recipient, invoice to""",
    "seller": "from, seller, vendor, supplier, issued by, lieferant, verkäufer, fournisseur, vendeur, proveedor, 销售方, remit to",
    "thanks": """thank, thanks, thank you, welcome, please, come again, visit, goods sold, refund, return, exchange,
        returnable, keep, retain, danke, vielen dank, merci, gracias, grazie, bedankt, obrigado, 谢谢, 欢迎, ありがとう,
        terima kasih, signature, policy, days, follow, facebook, www, enjoy, survey, feedback, copy""",
    "document": """tax invoice, invoice, receipt, simplified tax invoice, rechnung, quittung, kassenbon, facture, factura,
        fattura, ricevuta, factuur, bon, kvitto, resit, 发票, 領収書, 請求書, 영수증, bill, cash bill, cash sales,
        credit note, ticket, official receipt, scontrino, recibo, nota fiscal, paragon fiskalny, cash receipt""",
}
KEY_CLASSES: dict[str, str] = {f"key {name}": name for name in _KEYS}
"""Classes of words that name a field on a page, and the field."""
CLASSES: dict[str, tuple[str, ...]] = {f"key {name}": _split(texts) for name, texts in _KEYS.items()} | {
    "company form": _split(
        """sdn bhd, sdn, bhd, s/b, sb, ltd, limited, inc, incorporated, corp, corporation, llc, llp, plc, co, company,
        gmbh, ag, kg, ohg, ug, e.k, ek, mbh, gbr, sarl, sa, sas, eurl, sl, slu, srl, spa, snc, s.l, s.a, s.r.l, s.p.a, bv,
        b.v, nv, n.v, oy, ab, aps, a/s, as, sp z o.o, spzoo, sp, kft, zrt, doo, d.o.o, s.r.o, a.s, ooo, ооо, pte, pty, pvt,
        private limited, pte ltd, pty ltd, enterprise, enterprises, trading, holdings, holding, group, bros, brothers,
        sons, & co, 有限公司, 公司, 株式会社, 有限会社, 店, 주식회사, ltda, eireli, s de rl, cv, tbk, pt, ud"""
    ),
    "shop": _split(
        """shop, store, stores, mart, market, supermarket, hypermarket, minimarket, grocer, grocery, bakery, bakeries,
        restaurant, restoran, cafe, café, coffee, bar, grill, kitchen, bistro, pizzeria, diner, pharmacy, apotheke, pharmacie,
        farmacia, farmasi, hardware, stationery, bookstore, bookstores, books, boutique, fashion, electronics, electric,
        department, markt, supermarkt, bäckerei, metzgerei, boulangerie, épicerie, marché, tienda, mercado, panadería, panificio,
        ristorante, trattoria, hotel, clinic, dental, salon, garage, motors, auto, petrol, station, service, services, foods,
        food, beverage, catering, florist, gift, gifts, furniture, home, deco, sports, toys, optical, jewellery, retail,
        wholesale, kedai, pasaraya, syarikat, perniagaan, emporium, cash & carry, express, plaza, centre, center, superstore,
        bookshop, tavern, pub, house, gaststätte, gasthaus, imbiss, klinik, optik, papan, perabot, runcit, borong, tea, noodle,
        sushi, ramen, burger, chicken, seafood, industries, solutions, systems, technologies, logistics, consulting, design,
        studio, media, marketing, materials, supply, supplies, realty, healthcare, health, beauty, parking, confectionery"""
    ),
    "street": _split(
        """street, st, road, rd, avenue, ave, boulevard, blvd, lane, ln, drive, dr, way, court, ct, place, pl, square, sq,
        highway, hwy, parkway, pkwy, terrace, crescent, close, row, alley, straße, strasse, str, weg, platz, gasse, allee, ring,
        damm, ufer, rue, quai, chemin, impasse, route, cours, calle, avenida, av, avda, plaza, paseo, carrera, calle, via, viale,
        piazza, corso, largo, vicolo, straat, laan, plein, gracht, kade, rua, travessa, praça, ulica, ul, aleja, al, plac, gata,
        gatan, vägen, vej, gade, jalan, jln, jl, lorong, lrg, persiaran, lebuh, lebuhraya, labuhraya, taman, tmn, kampung, kg,
        bandar, bdr, seksyen, section, sek, kawasan, perindustrian, off, lot, unit, level, floor, flr, block, blok, blk, suite,
        ste, apt, building, bldg, tower, wisma, menara, kompleks, complex, mall, shopping, ground, basement, batu, mukim, pusat,
        no, po box, p.o, box, postfach, bp, cedex, industrial, park, estate, phase, sector, nagar, marg, soi, đường, phố, quận,
        路, 街, 号, 号楼, 室, 層, 区, 市, 省, 県, 丁目, 番地, 町, 都, 府, 구, 동, 로, 길, cadde, sokak, mah, simpang"""
    ),
    "place": _split(
        """city, town, state, county, province, district, selangor, kuala lumpur, johor, penang, pulau pinang, perak, melaka,
        sabah, sarawak, kedah, pahang, terengganu, kelantan, perlis, negeri sembilan, malaysia, singapore, indonesia, jakarta,
        thailand, bangkok, vietnam, india, mumbai, delhi, bangalore, australia, sydney, melbourne, brisbane, perth, canada,
        toronto, ontario, quebec, vancouver, usa, united states, united kingdom, uk, england, scotland, ireland, london,
        manchester, deutschland, germany, berlin, hamburg, münchen, muenchen, köln, frankfurt, stuttgart, österreich, austria,
        wien, schweiz, zürich, france, paris, lyon, marseille, españa, spain, madrid, barcelona, italia, italy, roma, milano,
        nederland, netherlands, amsterdam, rotterdam, portugal, lisboa, porto, brasil, polska, warszawa, kraków, sverige,
        stockholm, danmark, københavn, norge, oslo, suomi, helsinki, japan, tokyo, 东京, 東京, 大阪, china, 北京, 上海, 广州,
        深圳, 서울, 부산, korea, seoul, hong kong, taiwan, taipei, philippines, manila, new york, california, texas, florida,
        illinois, ohio, washington, ca, ny, tx, fl, il, oh, wa, nsw, vic, qld, kl, darul ehsan, wilayah persekutuan"""
    ),
    "web": ("www", "com", "http", "https", "e-mail", "email", "net", "org", "web", "website", "mail"),
    "currency": _split("rm, usd, eur, gbp, chf, myr, sgd, jpy, cny, inr, aud, cad, php, thb, idr, rp, kr, zł, pln, czk, huf, €, $, £, ¥"),
}
"""Words and phrases of each class."""
