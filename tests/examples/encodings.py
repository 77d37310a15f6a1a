#!/usr/bin/env python3
"""A page in each encoding of the WHATWG standard that Python has gives the same text, declared in the page, by HTTP, or not at all.

    encodings.py STEMMA

The pages are made here, by the codecs of Python, which know nothing of the program's.
"""
import os
import re
import subprocess
import sys
import tempfile

from common import Checks, messages, program_path

# One story: a ferry that runs again.
TEXTS = {
    "en": ("The ferry is back", "The ferry to the island runs again since Monday – after nine weeks, the harbour’s “long winter”.",
           "A café on the pier has opened, too, and its owner said that the coffee costs what it did before the ice came."),
    "de": ("Die Fähre fährt wieder", "Seit Montag fährt die Fähre zur Insel wieder, für zwölf Kronen, wie das Hafenamt erklärte.",
           "Größere Lastwagen müssen noch warten, weil die Brücke am südlichen Ufer geprüft wird, und niemand weiß, wie lange."),
    "fr": ("Le bac est de retour", "Depuis lundi, le bac dessert de nouveau l’île, après neuf semaines de gel, a annoncé la capitainerie.",
           "Le café du môle a rouvert, lui aussi, et sa gérante assure que le prix n’a pas bougé, ni celui du pain d’épices."),
    "pl": ("Prom znów pływa", "Prom na wyspę znów pływa od poniedziałku, po dziewięciu tygodniach przerwy, podał zarząd portu.",
           "Większe ciężarówki muszą jeszcze poczekać, ponieważ most na południowym brzegu jest sprawdzany i nikt nie wie, jak długo."),
    "eo": ("La pramo denove veturas", "Ekde lundo la pramo denove veturas al la insulo, post naŭ semajnoj, diris ĉiuj ĉe la haveno.",
           "Ankaŭ la kafejo ĉe la ĵus riparita kajo malfermiĝis, kaj ĝia ŝildo promesas la saman prezon kiel antaŭe."),
    "lv": ("Prāmis atkal kursē", "Kopš pirmdienas prāmis atkal kursē uz salu, pēc deviņām nedēļām, paziņoja ostas pārvalde.",
           "Lielākām kravas mašīnām vēl jāgaida, jo tilts dienvidu krastā tiek pārbaudīts, un neviens nezina, cik ilgi."),
    "is": ("Ferjan gengur aftur", "Ferjan til eyjarinnar gengur aftur frá mánudegi, eftir níu vikna hlé, sagði hafnarstjórinn.",
           "Stærri bílar þurfa enn að bíða, því að brúin á suðurbakkanum er í skoðun og enginn veit hversu lengi það varir."),
    "cy": ("Mae’r fferi yn ôl", "Mae’r fferi i’r ynys yn rhedeg eto ers dydd Llun, ar ôl naw wythnos, meddai’r harbwrfeistr.",
           "Mae’r tŷ coffi ar y pier wedi agor hefyd, ac mae’r dŵr yn gynnes am y tro cyntaf ers y rhew, meddai ei berchennog."),
    "ru": ("Паром снова ходит", "Паром на остров снова ходит с понедельника, после девяти недель перерыва, сообщило управление порта.",
           "Большим грузовикам ещё придётся подождать, потому что мост на южном берегу проверяют, и никто не знает, сколько."),
    "uk": ("Пором знову ходить", "Пором на острів знову ходить з понеділка, після дев’яти тижнів перерви, повідомило управління порту.",
           "Більшим вантажівкам ще доведеться зачекати, бо міст на південному березі перевіряють, і ніхто не знає, як довго."),
    "el": ("Το φέρι πάλι εδώ", "Το φέρι για το νησί κάνει πάλι δρομολόγια από τη Δευτέρα, έπειτα από εννέα εβδομάδες, είπε το λιμεναρχείο.",
           "Τα μεγαλύτερα φορτηγά πρέπει ακόμη να περιμένουν, γιατί η γέφυρα στη νότια όχθη ελέγχεται και κανείς δεν ξέρει ως πότε."),
    "tr": ("Vapur yeniden çalışıyor", "Adaya giden vapur dokuz haftadan sonra pazartesiden beri yeniden çalışıyor, dedi liman başkanı.",
           "Büyük kamyonlar ise beklemek zorunda, çünkü güney kıyısındaki köprü inceleniyor ve ne kadar süreceğini kimse bilmiyor."),
    "he": ("המעבורת חזרה", "המעבורת אל האי שבה לפעול מיום שני, אחרי תשעה שבועות של הפסקה, כך הודיעה רשות הנמל.",
           "משאיות גדולות עדיין צריכות לחכות, כי הגשר בגדה הדרומית נבדק בימים אלה ואיש אינו יודע כמה זמן זה יימשך."),
    "ar": ("العبارة تعود", "عادت العبارة إلى الجزيرة منذ يوم الاثنين بعد تسعة أسابيع من التوقف، كما قالت إدارة الميناء.",
           "أما الشاحنات الكبيرة فعليها أن تنتظر، لأن الجسر في الضفة الجنوبية قيد الفحص، ولا أحد يعرف كم يطول ذلك."),
    "th": ("เรือข้ามฟากกลับมาแล้ว", "เรือข้ามฟากไปเกาะกลับมาแล่นอีกครั้งตั้งแต่วันจันทร์ หลังหยุดไปเก้าสัปดาห์ ท่าเรือแจ้ง",
           "รถบรรทุกขนาดใหญ่ยังต้องรอ เพราะสะพานฝั่งใต้กำลังถูกตรวจสอบ และไม่มีใครรู้ว่าจะนานเท่าใด"),
    "lt": ("Keltas vėl plaukia", "Keltas į salą vėl plaukia nuo pirmadienio, po devynių savaičių pertraukos, pranešė uosto valdyba.",
           "Didesni sunkvežimiai dar turi palaukti, nes tiltas pietiniame krante tikrinamas ir niekas nežino, kiek tai užtruks."),
    "vi": ("Phà đã chạy lại", "Phà ra đảo đã chạy lại từ thứ hai, sau chín tuần nghỉ, ban quản lý cảng cho biết.",
           "Xe tải lớn vẫn phải chờ, vì cây cầu ở bờ nam đang được kiểm tra và không ai biết bao giờ thì xong."),
    "zh": ("渡船恢复航行", "通往小岛的渡船从星期一起恢复航行，此前停航九个星期，港口管理处说。", "较大的货车还要等待，因为南岸的桥正在接受检查，没有人知道需要多长时间，码头上的咖啡馆也已经重新开门。"),
    "zh-tw": ("渡船恢復航行", "通往小島的渡船從星期一起恢復航行，此前停航九個星期，港口管理處說。", "較大的貨車還要等待，因為南岸的橋正在接受檢查，沒有人知道需要多長時間，碼頭上的咖啡館也已經重新開門。"),
    "ja": ("渡し船が再開", "島へ渡る船が月曜日から九週間ぶりに運航を再開した、と港の事務所が発表した。", "大型のトラックはまだ待たなければならない。南の岸の橋が検査中で、いつまでかかるかは誰にも分からないという。"),
    "ko": ("나룻배가 다시 다닌다", "섬으로 가는 나룻배가 아홉 주 만에 월요일부터 다시 다닌다고 항만 사무소가 밝혔다.",
           "큰 화물차는 아직 기다려야 한다. 남쪽 기슭의 다리를 점검하고 있으며 얼마나 걸릴지는 아무도 모른다고 한다."),
}

# The standard's name, the codec, the language of the page, and whether the bytes alone are enough.
ENCODINGS = [
    ("utf-8", "utf-8", "vi", True), ("ibm866", "cp866", "ru", True), ("iso-8859-2", "iso8859-2", "pl", True), ("iso-8859-3", "iso8859-3", "eo", True),
    ("iso-8859-4", "iso8859-4", "lv", True), ("iso-8859-5", "iso8859-5", "ru", True), ("iso-8859-6", "iso8859-6", "ar", True), ("iso-8859-7", "iso8859-7", "el", True),
    ("iso-8859-8", "iso8859-8", "he", True), ("iso-8859-8-i", "iso8859-8", "he", True), ("iso-8859-10", "iso8859-10", "is", True), ("iso-8859-13", "iso8859-13", "lt", True),
    ("iso-8859-14", "iso8859-14", "cy", False), ("iso-8859-15", "iso8859-15", "de", True), ("koi8-r", "koi8-r", "ru", True), ("koi8-u", "koi8-u", "uk", True),
    ("macintosh", "mac-roman", "fr", False), ("windows-874", "cp874", "th", True), ("windows-1250", "cp1250", "pl", True), ("windows-1251", "cp1251", "ru", True),
    ("windows-1252", "cp1252", "en", True), ("windows-1253", "cp1253", "el", True), ("windows-1254", "cp1254", "tr", True), ("windows-1255", "cp1255", "he", True),
    ("windows-1256", "cp1256", "ar", True), ("windows-1257", "cp1257", "lt", True), ("windows-1258", "cp1258", "vi", True), ("x-mac-cyrillic", "mac-cyrillic", "ru", True),
    ("gbk", "gbk", "zh", True), ("gb18030", "gb18030", "zh", True), ("big5", "big5", "zh-tw", True), ("euc-jp", "euc-jp", "ja", True), ("iso-2022-jp", "iso2022-jp", "ja", True),
    ("shift_jis", "cp932", "ja", True), ("euc-kr", "cp949", "ko", True), ("utf-16le", "utf-16-le", "el", True), ("utf-16be", "utf-16-be", "ru", True),
]


def plain(text):
    """What an encoding without quotation marks and dashes of its own can say."""
    return text.translate({0x2013: "-", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def decomposed(text):
    """Letters of windows-1258: it has the tones of Vietnamese apart, and the rest of a letter in one."""
    import unicodedata
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in tones)
        out += unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tone
    return out


def story(codec, language):
    parts = TEXTS[language]
    if codec == "cp1258":
        parts = [decomposed(part) for part in parts]
    try:
        "".join(parts).encode(codec)
    except UnicodeEncodeError:
        parts = [plain(part) for part in parts]
    return parts


def page(name, codec, language, declared):
    title, *told = story(codec, language)
    meta = f"<meta charset={name}>" if declared else ""
    html = f"<html><head>{meta}<title>{title}</title></head><body><article><h1>{title}</h1>" + "".join(f"<p>{part}</p>\n" for part in told * 2)
    return (html + "</article></body></html>").encode(codec), told


def record(number, body, header):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{header}\r\n\r\n".encode() + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://ferry.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


def main():
    program, checks = program_path(), Checks()
    cases = [(row, how) for row in ENCODINGS for how in ("in the page", "by HTTP", "not at all")]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pages.warc")
        with open(path, "wb") as file:
            for number, ((name, codec, language, _), how) in enumerate(cases):
                body, _ = page(name, codec, language, how == "in the page")
                file.write(record(number, body, f"; charset={name}" if how == "by HTTP" else ""))
        done = subprocess.run([program, "extract", "-q", path], capture_output=True)
        reports = {int(m["url"].rsplit("/", 1)[1]): m for m in messages(done.stdout) if m["type"] == "report"}
    fold = lambda text: re.sub(r"\s+", "", text)
    for number, ((name, codec, language, is_told), how) in enumerate(cases):
        _, told = page(name, codec, language, False)
        report = reports.get(number)
        text = fold(report["text"]) if report else ""
        right = all(fold(part) in text for part in told)
        if how != "not at all" or is_told:
            checks.check(right, f"{name}, declared {how}: {text[:80]}")
        elif right:
            checks.check(False, f"{name}, declared {how}: is read; say so in the table")
    checks.finish()


main()
