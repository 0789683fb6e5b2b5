"""Chinese pages: a personnel form, a sales slip, an expense claim and a till receipt."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from build_scripts.samples.english import A4
from build_scripts.samples.fonts import font
from build_scripts.samples.sheet import Sheet

_INK = "#20242c"
_PEN = "#1b3b8b"

Cell = tuple[float, float, str, str]
"""Width of the name's part, width of the value's part, name, value."""


def personnel_form() -> Sheet:
    """员工入职登记表: a ruled grid filled in with a pen."""
    sheet = Sheet(*A4, "#fefdfa", seed=71)
    sheet.text(550, 118, "员工入职登记表", "song-bold", 46, _INK, "header", "ms", tracking=8)
    for x, key, value in (
        (80, "部门：", "市场推广部"),
        (420, "填表日期：", "2024年3月11日"),
        (810, "编号：", "HR-0329"),
    ):
        name = sheet.text(x, 182, key, "song", 22, _INK, "question")
        sheet.link(name, sheet.hand(x + sheet.width_of(key, "song", 22) + 28, 183, value, "kai", 27, _PEN))
    rows: list[list[Cell]] = [
        [(110, 190, "姓名", "林晓雯"), (100, 120, "性别", "女"), (110, 140, "民族", "汉")],
        [(110, 190, "出生年月", "1995年8月"), (100, 120, "学历", "本科"), (110, 140, "婚姻状况", "未婚")],
        [(110, 190, "毕业院校", "江南理工学院"), (100, 120, "专业", "广告学"), (110, 140, "入职日期", "3月18日")],
        [(110, 410, "身份证号码", "330102199508120000"), (110, 140, "政治面貌", "群众")],
    ]
    top, height = 206.0, 66.0
    for row, cells in enumerate(rows):
        _grid_row(sheet, 80, top + row * height, height, cells)
    sheet.box(850, top, 1020, top + 4 * height, None, _INK, 1.2)
    sheet.text(935, top + 2 * height + 8, "贴照片处", "song", 22, "#8a8f98", anchor="ms")
    wide: list[list[Cell]] = [
        [(110, 830, "现住地址", "杭州市西湖区文二路188号3幢502室")],
        [(110, 360, "联系电话", "138 0000 5621"), (110, 360, "电子邮箱", "lin.xw@example.cn")],
        [(110, 360, "紧急联系人", "林国栋（父亲）"), (110, 360, "联系电话", "139 0000 7714")],
        [(110, 360, "应聘岗位", "品牌策划"), (110, 360, "期望薪资", "9500元/月")],
    ]
    for row, cells in enumerate(wide):
        _grid_row(sheet, 80, top + (4 + row) * height, height, cells)
    y = top + 8 * height
    _history(
        sheet,
        y,
        "教育经历",
        ("起止时间", "学校名称", "专业", "证明人"),
        (("2010.9-2013.6", "杭州第七中学", "高中", "周敏"), ("2013.9-2017.6", "江南理工学院", "广告学", "陈立")),
    )
    _history(
        sheet,
        y + 232,
        "工作经历",
        ("起止时间", "公司名称", "职务", "离职原因"),
        (
            ("2017.7-2020.2", "青禾文化传媒公司", "文案", "合同到期"),
            ("2020.3-2024.2", "远山品牌咨询公司", "策划主管", "个人发展"),
        ),
    )
    y += 464
    sheet.box(80, y, 1020, y + 150, None, _INK, 1.2)
    sheet.text(100, y + 44, "本人声明：以上所填各项内容均属实，如有虚假，愿承担由此产生的一切后果。", "song", 22, _INK)
    for x, key, value in ((420, "本人签字：", "林晓雯"), (740, "日期：", "2024.3.11")):
        name = sheet.text(x, y + 112, key, "song-bold", 22, _INK, "question")
        sheet.link(name, sheet.hand(x + sheet.width_of(key, "song-bold", 22) + 34, y + 114, value, "kai", 32, _PEN))
    name = sheet.text(80, y + 204, "审核意见：", "song-bold", 22, _INK, "question")
    sheet.link(name, sheet.hand(228, y + 206, "同意录用，试用期三个月。", "kai", 30, "#26262b"))
    name = sheet.text(740, y + 204, "审核人：", "song-bold", 22, _INK, "question")
    sheet.link(name, sheet.hand(866, y + 206, "孙伟", "kai", 32, "#26262b"))
    return sheet


def _grid_row(sheet: Sheet, x: float, y: float, height: float, cells: list[Cell]) -> None:
    for key_width, value_width, key, value in cells:
        sheet.box(x, y, x + key_width, y + height, "#f1efe8", _INK, 1.2)
        sheet.box(x + key_width, y, x + key_width + value_width, y + height, None, _INK, 1.2)
        size = 20 if len(key) < 5 else 18
        name = sheet.text(x + key_width / 2, y + height / 2 + 8, key, "song-bold", size, _INK, "question", "ms")
        sheet.link(name, sheet.hand(x + key_width + 14, y + height / 2 + 11, value, "kai", 28, _PEN))
        x += key_width + value_width


def _history(sheet: Sheet, y: float, title: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    lines = (80, 330, 640, 830, 1020)
    sheet.box(80, y, 1020, y + 58, "#e4e0d4", _INK, 1.2)
    sheet.text(550, y + 38, title, "song-bold", 22, _INK, "header", "ms", tracking=4)
    names: list[int] = []
    for column, head in enumerate(heads):
        sheet.box(lines[column], y + 58, lines[column + 1], y + 112, "#f1efe8", _INK, 1.2)
        middle = (lines[column] + lines[column + 1]) / 2
        names.append(sheet.text(middle, y + 93, head, "song-bold", 20, _INK, "question", "ms"))
    for row, cells in enumerate(rows):
        top = y + 112 + row * 60
        for column, value in enumerate(cells):
            sheet.box(lines[column], top, lines[column + 1], top + 60, None, _INK, 1.2)
            sheet.link(names[column], sheet.hand(lines[column] + 14, top + 41, value, "kai", 26, _PEN))


def sales_slip() -> Sheet:
    """商品销售单: a three-part sales slip printed in blue, with a round seal."""
    sheet = Sheet(1240, 800, "#fdfcf8", seed=83)
    blue = "#2a4f8f"
    sheet.text(620, 74, "云岭茶业有限公司", "song-bold", 30, blue, anchor="ms")
    sheet.text(620, 132, "商品销售单", "song-bold", 42, blue, "header", "ms", tracking=14)
    sheet.rule(480, 148, 760, 148, blue, 1.6)
    sheet.rule(480, 153, 760, 153, blue, 0.8)
    sheet.text(1160, 84, "No 0047185", "roboto-condensed-bold", 28, "#b3202a", anchor="rs")
    heads = (
        (70, "客户名称：", "清和茶楼"),
        (480, "联系电话：", "0571-8800 2046"),
        (850, "开单日期：", "2023年11月06日"),
    )
    for x, key, value in heads:
        name = sheet.text(x, 204, key, "song", 22, blue, "question")
        sheet.link(name, sheet.text(x + 142, 204, value, "hei", 22, _INK, "answer"))
    lines = (70, 140, 420, 580, 690, 800, 930, 1090, 1170)
    rows = (
        ("1", "西湖龙井（特级）", "250g/罐", "罐", "12", "268.00", "3,216.00", ""),
        ("2", "安溪铁观音", "500g/盒", "盒", "8", "196.00", "1,568.00", ""),
        ("3", "正山小种红茶", "200g/罐", "罐", "15", "128.00", "1,920.00", "赠样"),
        ("4", "白毫银针", "100g/盒", "盒", "5", "320.00", "1,600.00", ""),
        ("5", "紫砂壶礼盒", "单壶双杯", "套", "2", "458.00", "916.00", ""),
    )
    top, step = 230, 52
    bottom = top + step * (len(rows) + 1)
    sheet.box(70, top, 1170, top + step, "#e8eef7")
    for x in lines:
        sheet.rule(x, top, x, bottom, blue, 1.2)
    for row in range(len(rows) + 2):
        sheet.rule(70, top + row * step, 1170, top + row * step, blue, 1.2)
    names = [
        sheet.text((lines[i] + lines[i + 1]) / 2, top + 34, head, "song-bold", 21, blue, "question", "ms")
        for i, head in enumerate(("序号", "商品名称", "规格", "单位", "数量", "单价", "金额", "备注"))
    ]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                place = (lines[column] + lines[column + 1]) / 2
                y = top + step * (row + 1) + 34
                sheet.link(names[column], sheet.text(place, y, text, "hei", 20, _INK, "answer", "ms"))
    sheet.box(70, bottom, 1170, bottom + 58, None, blue, 1.2)
    name = sheet.text(90, bottom + 38, "合计金额（大写）：", "song-bold", 21, blue, "question")
    sheet.link(name, sheet.text(322, bottom + 38, "玖仟贰佰贰拾元整", "hei", 22, _INK, "answer"))
    name = sheet.text(800, bottom + 38, "（小写）：", "song-bold", 21, blue, "question")
    sheet.link(name, sheet.text(944, bottom + 38, "¥ 9,220.00", "hei-bold", 23, _INK, "answer"))
    for x, key, value in ((70, "制单：", "何芳"), (340, "发货：", "郑凯"), (610, "收款：", "何芳")):
        name = sheet.text(x, bottom + 108, key, "song", 22, blue, "question")
        sheet.link(name, sheet.hand(x + 100, bottom + 109, value, "kai", 30, "#26262b"))
    name = sheet.text(880, bottom + 108, "收货单位签章：", "song", 22, blue, "question")
    sheet.link(name, sheet.hand(1068, bottom + 109, "王建平", "kai", 30, "#26262b"))
    for x, line in (
        (70, "地址：杭州市余杭区茶园路66号"),
        (380, "电话：0571-8800 3311"),
        (620, "一联存根，二联客户，三联财务"),
    ):
        sheet.text(x, bottom + 160, line, "song", 18, blue)
    return sheet


def round_seal(name: str, middle: str) -> Image.Image:
    """A company's round seal: name along the edge, star, purpose below; for twice the page's scale."""
    red, size = (204, 36, 40, 255), 330
    picture = Image.new("RGBA", (size, size), (204, 36, 40, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse([8, 8, size - 8, size - 8], None, red, 9)
    centre, radius = size / 2, size / 2 - 50
    for index, character in enumerate(name):
        angle = math.radians(-212 + 244 * index / (len(name) - 1))
        glyph = Image.new("RGBA", (64, 64), (204, 36, 40, 0))
        ImageDraw.Draw(glyph).text((32, 32), character, red, font("song-bold", 42), "mm")
        glyph = glyph.rotate(-math.degrees(angle) - 90, Image.Resampling.BICUBIC)
        place = round(centre + radius * math.cos(angle) - 32), round(centre + radius * math.sin(angle) - 32)
        picture.alpha_composite(glyph, place)
    star = []
    for step in range(10):
        reach, turn = 44 if step % 2 == 0 else 17, math.pi * step / 5
        star.append((centre + reach * math.sin(turn), centre - 4 - reach * math.cos(turn)))
    draw.polygon(star, red)
    draw.text((centre, size * 0.77), middle, red, font("song-bold", 30), "ms")
    return picture


def expense_claim() -> Sheet:
    """费用报销单: a clean page from an office program."""
    sheet = Sheet(*A4, seed=97)
    green, soft = "#1f6f54", "#68737d"
    sheet.box(0, 0, 14, 1556, green)
    sheet.shape(((80, 132), (80, 84), (128, 84)), green)
    sheet.shape(((134, 84), (134, 132), (86, 132)), "#86c5ab")
    sheet.text(156, 122, "远山品牌咨询", "hei-bold", 32, _INK)
    sheet.text(1020, 122, "费用报销单", "hei-bold", 40, green, "header", "rs")
    sheet.rule(80, 160, 1020, 160, green, 2.4)
    fields = (
        ("报销人", "赵明哲", "所属部门", "客户服务部"),
        ("工号", "YS-1046", "报销日期", "2024-06-28"),
        ("报销事由", "华东区客户拜访", "出差地点", "南京、苏州"),
        ("出差时间", "2024-06-17 至 06-21", "预支金额", "2,000.00"),
    )
    for row, (key, value, other_key, other_value) in enumerate(fields):
        y = 216 + row * 48
        for x, name_text, text in ((80, key, value), (580, other_key, other_value)):
            name = sheet.text(x, y, name_text, "hei", 20, soft, "question")
            sheet.link(name, sheet.text(x + 120, y, text, "hei", 22, _INK, "answer"))
    rows = (
        ("06-17", "交通费", "杭州—南京 高铁二等座", "1", "137.50"),
        ("06-17", "住宿费", "南京 玄武湖酒店 2晚", "1", "796.00"),
        ("06-18", "餐饮费", "客户午餐 4人", "2", "428.00"),
        ("06-19", "交通费", "南京—苏州 高铁二等座", "1", "99.50"),
        ("06-19", "住宿费", "苏州 平江客栈 2晚", "1", "638.00"),
        ("06-20", "市内交通", "出租车", "6", "214.00"),
        ("06-21", "交通费", "苏州—杭州 高铁二等座", "1", "111.50"),
    )
    columns = ((104, "ls"), (210, "ls"), (370, "ls"), (800, "ms"), (1000, "rs"))
    top = 430
    sheet.box(80, top, 1020, top + 56, "#e5f1ec")
    heads = [
        sheet.text(x, top + 36, head, "hei-bold", 20, green, "question", anchor)
        for (x, anchor), head in zip(columns, ("日期", "费用类别", "摘要", "单据张数", "金额（元）"), strict=True)
    ]
    for row, cells in enumerate(rows):
        y = top + 98 + row * 56
        for head, (x, anchor), text in zip(heads, columns, cells, strict=True):
            sheet.link(head, sheet.text(x, y, text, "hei", 20, _INK, "answer", anchor))
        sheet.rule(80, y + 20, 1020, y + 20, "#d9dee2", 1.0)
    y = top + 98 + len(rows) * 56 + 16
    for key, value, face in (("合计金额", "2,424.50", "hei-bold"), ("应补金额", "424.50", "hei")):
        name = sheet.text(690, y, key, "hei-bold", 22, green, "question")
        sheet.link(name, sheet.text(1000, y, value, face, 23, _INK, "answer", "rs"))
        y += 46
    name = sheet.text(80, y - 92, "人民币大写", "hei", 20, soft, "question")
    sheet.link(name, sheet.text(210, y - 92, "贰仟肆佰贰拾肆元伍角整", "hei", 22, _INK, "answer"))
    _approvals(sheet, y + 40, green, soft)
    sheet.text(80, 1480, "注：单据须按日期粘贴于本单背面，超过三十日不予受理。", "hei", 17, soft)
    return sheet


def _approvals(sheet: Sheet, y: float, green: str, soft: str) -> None:
    sheet.text(80, y, "审批流程", "hei-bold", 24, green, "header")
    steps = (("部门经理", "吴倩", "2024-06-29"), ("财务审核", "钱立文", "2024-07-01"), ("总经理", "沈岚", "2024-07-02"))
    for column, (role, person, day) in enumerate(steps):
        x = 80 + column * 320
        sheet.box(x, y + 28, x + 300, y + 170, "#f7faf9", "#c9d6d0", 1.2, 8)
        name = sheet.text(x + 20, y + 66, role, "hei", 19, soft, "question")
        sheet.link(
            name,
            sheet.hand(x + 20, y + 116, person, "kai", 40, _INK),
            sheet.text(x + 20, y + 152, day, "inter", 17, _INK, "answer"),
        )


def supermarket_receipt() -> Sheet:
    """超市小票: a receipt from a thermal printer."""
    sheet = Sheet(520, 1120, "#fbfaf6", seed=103)
    ink, left, right = "#37363a", 42, 478
    sheet.text(260, 84, "百果鲜生超市", "hei-bold", 36, ink, anchor="ms")
    sheet.text(260, 118, "南京中山东路店", "hei", 21, ink, anchor="ms")
    heads = (("小票号：", "20231014-0673"), ("日期：", "2023-10-14 19:26:51"), ("收银员：", "1008 刘静"))
    for row, (key, value) in enumerate(heads):
        name = sheet.text(left, 170 + row * 34, key, "hei", 20, ink, "question")
        sheet.link(name, sheet.text(right, 170 + row * 34, value, "hei", 20, ink, "answer", "rs"))
    sheet.dashes(left, right, 258, ink)
    columns = ((left, "ls"), (270, "ms"), (368, "rs"), (right, "rs"))
    names = [
        sheet.text(x, 292, head, "hei-bold", 20, ink, "question", anchor)
        for (x, anchor), head in zip(columns, ("品名", "数量", "单价", "金额"), strict=True)
    ]
    sheet.dashes(left, right, 308, ink)
    goods = (
        ("红富士苹果", 1.86, 7.98), ("纯牛奶1L", 2, 12.5), ("鲜鸡蛋10枚", 1, 13.8), ("长粒香米5kg", 1, 39.9),
        ("番茄", 0.74, 5.98), ("抽纸3包装", 1, 15.9), ("酸奶6连杯", 2, 10.8),
    )  # fmt: skip
    total = 0.0
    for row, (name_text, count, price) in enumerate(goods):
        amount = round(count * price, 2)
        total += amount
        texts = (name_text, f"{count:g}", f"{price:.2f}", f"{amount:.2f}")
        for head, (x, anchor), text in zip(names, columns, texts, strict=True):
            sheet.link(head, sheet.text(x, 344 + row * 40, text, "hei", 20, ink, "answer", anchor))
    y = 344 + len(goods) * 40
    sheet.dashes(left, right, y - 14, ink)
    rows = (
        ("合计：", f"{total:.2f}"),
        ("优惠：", "-5.00"),
        ("应付：", f"{total - 5:.2f}"),
        ("微信支付：", f"{total - 5:.2f}"),
        ("找零：", "0.00"),
    )
    for row, (key, value) in enumerate(rows):
        face, size = ("hei-bold", 27) if key == "应付：" else ("hei", 20)
        name = sheet.text(left, y + 26 + row * 40, key, face, size, ink, "question")
        sheet.link(name, sheet.text(right, y + 26 + row * 40, value, face, size, ink, "answer", "rs"))
    y += 26 + len(rows) * 40
    sheet.dashes(left, right, y - 18, ink)
    name = sheet.text(left, y + 18, "会员卡号：", "hei", 20, ink, "question")
    sheet.link(name, sheet.text(right, y + 18, "8801 **** 2295", "hei", 20, ink, "answer", "rs"))
    name = sheet.text(left, y + 54, "本次积分：", "hei", 20, ink, "question")
    sheet.link(name, sheet.text(right, y + 54, "132", "hei", 20, ink, "answer", "rs"))
    sheet.text(260, y + 120, "谢谢惠顾，欢迎再次光临", "hei-bold", 22, ink, anchor="ms")
    sheet.text(260, y + 154, "请妥善保管小票，七日内凭票退换", "hei", 18, ink, anchor="ms")
    return sheet
