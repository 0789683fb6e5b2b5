"""Names and abbreviations of months in thirty languages, from Unicode CLDR 48 (Unicode-3.0 licence)."""

from __future__ import annotations

_NAMES = (
    # 1
    "ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janeiro januar januari january január januára "
    "janv janvier janvāris led leden ledna oca ocak saus sausio sausis sij siječanj siječnja sty styczeń "
    "stycznia tammi tammikuu tammikuuta ιαν ιανουάριοσ ιανουαρίου січ січень січня янв январь января яну "
    "януари",
    # 2
    "feb febbraio febr febrer febrero februar februari februarie february február februára februāris fev "
    "fevereiro févr février helmi helmikuu helmikuuta lut lutego luty vas vasario vasaris veebr veebruar velj "
    "veljača veljače úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου лют лютий лютого фев февр февраль "
    "февраля февруари",
    # 3
    "bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart mac mar marca march marec maret mars "
    "mart martie marts marzec marzo març março mrt mrz márc március mär märts märz ožu ožujak ožujka μάρ "
    "μάρτιοσ μαρ μαρτίου бер березень березня мар март марта",
    # 4
    "abr abril apr april aprile aprilie aprill apríl apríla aprīlis avr avril bal balandis balandžio dub duben "
    "dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan tra travanj travnja ápr április απρ "
    "απρίλιοσ απριλίου апр апрель апреля април квіт квітень квітня",
    # 5
    "geg gegužė gegužės kvě květen května mag maggio mai maig maijs maio maj maja may mayo mayıs mei máj mája "
    "május svi svibanj svibnja touko toukokuu toukokuuta μάι μάιοσ μαΐ μαΐου май мая трав травень травня",
    # 6
    "birž birželio birželis cze czerwca czerwiec giu giugno haz haziran iun iunie juin jun june junho juni "
    "junij junio juny juuni jún júna június jūn jūnijs kesä kesäkuu kesäkuuta lipanj lipnja červen června čvn "
    "ιουν ιουνίου ιούν ιούνιοσ июн июнь июня черв червень червня юни",
    # 7
    "heinä heinäkuu heinäkuuta iul iulie juil juillet jul julai julho juli julij julio juliol july juuli júl "
    "júla július jūl jūlijs liep liepa liepos lipca lipiec lug luglio srpanj srpnja tem temmuz července "
    "červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ июл июль июля лип липень липня юли",
    # 8
    "ago agost agosto agu agustus août aug august augusta augusti augusts augustus augusztus avg avgust ağu "
    "ağustos elo elokuu elokuuta kol kolovoz kolovoza ogo ogos rugp rugpjūtis rugpjūčio sie sierpień sierpnia "
    "srpen srpna αυγ αυγούστου αύγ αύγουστοσ авг август августа серп серпень серпня",
    # 9
    "eyl eylül rugs rugsėjis rugsėjo ruj rujan rujna sep sept september septembra septembre septembrie "
    "septembris septiembre set setembre setembro settembre syys syyskuu syyskuuta szept szeptember wrz "
    "wrzesień września zář září σεπ σεπτέμβριοσ σεπτεμβρίου вер вересень вересня сент сентябрь сентября сеп "
    "септември",
    # 10
    "eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktober oktobris oktoober "
    "október októbra ott ottobre out outubro paź październik października spal spalio spalis říj říjen října "
    "οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня окт октомври октябрь октября",
    # 11
    "kas kasım lapkr lapkritis lapkričio listopadu marras marraskuu marraskuuta noiembrie nov november "
    "novembra novembre novembris novembro noviembre stu studeni studenoga νοέ νοέμβριοσ νοε νοεμβρίου лист "
    "листопад листопада ное ноември нояб ноябрь ноября",
    # 12
    "ara aralık dec december decembra decembrie decembris des desember desembre dets detsember dez dezember "
    "dezembro dic dicembre diciembre dis disember déc décembre gru grudnia grudzień gruod gruodis gruodžio "
    "joulu joulukuu joulukuuta pro prosinac prosinca prosince prosinec δεκ δεκέμβριοσ δεκεμβρίου груд грудень "
    "грудня дек декабрь декабря декември",
)
MONTHS: dict[str, int] = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
"""Number of the month, 1 to 12, by its name in small letters without a final dot."""
