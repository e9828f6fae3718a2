"""What the fuzzer feeds to the program: each function takes a random.Random and returns bytes."""
import json
import pathlib
import re
import struct
import zlib

root = pathlib.Path(__file__).resolve().parent.parent
samples = [path.read_text("utf-8", "replace") for folder in ("samples", "Tests/Recognition")
           for path in sorted((root / folder).glob("*.md"))]
resumes = [path.read_text("utf-8") for path in sorted((root / "samples").glob("*.json"))]
schema = json.loads((root / "styles/schema.json").read_text("utf-8"))
styles = [path.stem for path in sorted((root / "styles").glob("*.yaml"))]

words = ("홍길동 경력 학력 한장소프트 2020.01 ~ 현재 백엔드 개발자 hong@example.com 010-1234-5678 기술 Swift "
         "Go/Rust CI/CD https://example.com/a?b=c&d 프로젝트 성과 30% 자기소개 이력서 TOEIC 950 1,234만 원 "
         "— ※ ① 「책」 résumé naïve ﬁ 漢字 あ А ∑ → ☎ ✅ 👩‍💻 🇰🇷 \u200b \u00ad \ufeff \u202e").split(" ")
pieces = ["# ", "## ", "### ", "- ", "* ", "1. ", "> ", "    ", "\t", "---\n", "```\n", "~~~swift\n",
          "| a | b |\n|---|--:|\n| ", "<div>", "</div>", "<br>", "<table><tr><td rowspan=3>", "</td></tr>",
          "<!-- pagebreak -->\n", "<!-- keep -->\n", "![그림](", "](", "[", "]", ")", "**", "*", "_", "`",
          "~~", "<", ">", "&amp;", "&#x110000;", "\\", "[^1]", "[^1]: ", "$$", ":::", "\n\n", "\n", "  \n",
          "{width=50%}", "{#id .c}", "<img src=", "<details><summary>", "http://", "- [ ] ", ": ", "==", "=\n",
          "\r\n", "\r", "\0", "\x1b[31m", "\u2028"]
keys = ["title", "author", "lang", "kind", "style", "date", "photo", "max-pages", "fit", "max-size", "set",
        "pdf-standard", "keywords", "name", "columns", "toc", "footer"]
values = ["ko", "en", "resume", "career", "letter", "wanted", "article", "1", "-1", "0", "true", "20MB", "a-2u",
          "2024-01-01", "[1, 2]", "{page.margin: 3mm}", "null", "~", "'", "!!x", "*a", "&a b", "9" * 30, "가"]


def unicode_text(chance, length):
    """Characters of all planes, those that join, turn or vanish more often."""
    ranges = [(0x20, 0x7E), (0xA0, 0x2FF), (0x300, 0x36F), (0x1100, 0x11FF), (0x2000, 0x206F), (0x3130, 0x318F),
              (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xF8FF), (0xFE00, 0xFE0F), (0xFFF0, 0xFFFF),
              (0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF), (0x20000, 0x2FA1F), (0xE0000, 0xE01EF), (0, 0x10FFFF)]
    found = []
    for _ in range(length):
        number = chance.randint(*chance.choice(ranges))
        found.append(chr(number) if not 0xD800 <= number < 0xE000 else "\u200d")
    return "".join(found)


def grammar(chance):
    """Markdown of random pieces, in places where they mean something or don't."""
    parts = []
    if chance.random() < 0.3:
        parts.append("---\n" + "".join(f"{chance.choice(keys)}: {chance.choice(values)}\n"
                                       for _ in range(chance.randrange(5))) + "---\n")
    for _ in range(chance.randrange(1, 80)):
        kind = chance.random()
        if kind < 0.45:
            parts.append(chance.choice(pieces) * (1 if chance.random() < 0.97 else chance.randrange(300)))
        elif kind < 0.93:
            parts.append(" ".join(chance.choices(words, k=chance.randrange(1, 9))))
        else:
            parts.append(unicode_text(chance, chance.randrange(1, 20)))
        if chance.random() < 0.3:
            parts.append(chance.choice(["\n", "\n\n"]))
    return "".join(parts).encode()


def mutated(chance, text):
    """A text with pieces taken out, doubled, moved and put in."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(lines)) if lines else 0
        action = chance.randrange(7)
        if action == 0:
            del lines[at:at + chance.randrange(1, 9)]
        elif action == 1:
            lines[at:at] = lines[at:at + chance.randrange(1, 6)] * chance.randrange(1, 8)
        elif action == 2:
            chance.shuffle(lines)
        elif action == 3:
            other = chance.choice(samples).split("\n")
            start = chance.randrange(len(other))
            lines[at:at] = other[start:start + chance.randrange(1, 20)]
        elif action == 4 and lines:
            place = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + chance.choice(pieces + words) + lines[at][place:]
        elif action == 5 and lines:
            lines[at] = chance.choice(["  ", "    ", "> ", "- ", "| "]) + lines[at]
        elif lines:
            lines[at] = lines[at] * chance.randrange(1, 12)
    return "\n".join(lines).encode("utf-8", "replace")


def damaged(chance, data):
    """Bytes changed, taken out, doubled."""
    data = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        if not data:
            break
        at = chance.randrange(len(data))
        action = chance.randrange(4)
        if action == 0:
            data[at] = chance.randrange(256)
        elif action == 1:
            del data[at:at + chance.randrange(1, 40)]
        elif action == 2:
            data[at:at] = data[at:at + chance.randrange(1, 200)]
        else:
            del data[chance.randrange(len(data) // 2, len(data) + 1):]
    return bytes(data)


def document(chance):
    kind = chance.random()
    if kind < 0.5:
        return mutated(chance, chance.choice(samples))
    if kind < 0.85:
        return grammar(chance)
    if kind < 0.95:
        return unicode_text(chance, chance.randrange(1, 400)).encode()
    return damaged(chance, chance.choice(samples).encode())


def json_value(chance, depth=0):
    kind = chance.randrange(9 if depth < 4 else 6)
    if kind < 3:
        return " ".join(chance.choices(words, k=chance.randrange(4)))
    if kind == 3:
        return chance.choice([0, -1, 1e308, 10 ** 20, 0.1, True, False, None])
    if kind == 4:
        return unicode_text(chance, 5)
    if kind == 5:
        return chance.choice(["2024-13-99", "2024", "", "https://x", "a" * 500])
    if kind == 6:
        return [json_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    names = ["basics", "work", "education", "skills", "name", "label", "email", "summary", "highlights", "startDate",
             "endDate", "location", "profiles", "url", "keywords", "languages", "projects", "awards", "한글"]
    return {chance.choice(names): json_value(chance, depth + 1) for _ in range(chance.randrange(6))}


def resume(chance):
    """JSON Resume with values replaced, or JSON of the same names, or text that is almost JSON."""
    if chance.random() < 0.2:
        text = "[" * chance.randrange(3_000) if chance.random() < 0.1 else json.dumps(json_value(chance))
        return text.encode()
    value = json.loads(chance.choice(resumes))

    def change(node):
        places = list(node) if isinstance(node, dict) else range(len(node))
        for place in places:
            if chance.random() < 0.08:
                node[place] = json_value(chance)
            elif isinstance(node[place], (dict, list)):
                change(node[place])
    change(value)
    data = json.dumps(value, ensure_ascii=chance.random() < 0.3).encode("utf-8", "replace")
    return damaged(chance, data) if chance.random() < 0.15 else data


def properties(node, path=()):
    for name, entry in node.get("properties", {}).items():
        if "properties" in entry:
            yield from properties(entry, path + (name,))
        else:
            yield path + (name,)


known = [".".join(path) for path in properties(schema)]
settings = ["0", "1", "-1", "1e9", "0mm", "12pt", "3em", "200%", "1000mm", "none", "true", "red", "#12", "#123456",
            "[1mm, 2mm]", "left", "justify", "a4", "{a: b}", "''", "serif", "0.001", "nan", ".inf", "~"]


def setting(chance):
    return chance.choice(known), chance.choice(settings)


def style(chance):
    lines = [f"extends: {chance.choice(styles + ['none', './a.yaml', 'style.yaml'])}"]
    tree = {}
    for _ in range(chance.randrange(6)):
        name, value = setting(chance)
        node = tree
        *folders, last = name.split(".")
        for folder in folders:
            node = node.setdefault(folder, {})
            if not isinstance(node, dict):
                node = {}
        node[last] = value

    def write(node, depth):
        for name, value in node.items():
            if isinstance(value, dict):
                lines.append("  " * depth + f"{name}:")
                write(value, depth + 1)
            else:
                lines.append("  " * depth + f"{name}: {value}")
    write(tree, 0)
    data = ("\n".join(lines) + "\n").encode()
    return damaged(chance, data) if chance.random() < 0.1 else data


def configuration(chance):
    options = [("style", styles), ("kind", values), ("lang", values), ("fit", values), ("max-pages", values),
               ("name", ['"{name}.pdf"', '"{stem}_{date}"', '"{"', '"{number}"', "''", '"../{title}"']),
               ("exclude", ["[a*, '{b,c}', '**']", "['[', '!x']"]), ("verify", ["yes", "true", "no"]),
               ("set", ["{page.margin: 3mm}", "[]"]), ("files", ["{'*.md': {style: letter}}", "{x: 1}"]),
               ("blind-names", ["[홍길동]", "홍길동"])]
    lines = [f"{name}: {chance.choice(some)}" for name, some in chance.sample(options, chance.randrange(1, 5))]
    data = ("\n".join(lines) + "\n").encode()
    return damaged(chance, data) if chance.random() < 0.3 else data


# Pictures

def png(chance):
    width, height = chance.randrange(1, 40), chance.randrange(1, 40)
    kind, channels = chance.choice([(0, 1), (2, 3), (4, 2), (6, 4)])
    rows = b"".join(b"\0" + bytes(chance.randrange(256) for _ in range(width * channels)) for _ in range(height))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, chance.choice([0, 0, 0, 1]))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def svg(chance):
    shapes = ["<rect width='9' height='9' {}/>", "<path d='M0 0L9 9L3 4z' {}/>", "<use href='#i{n}' {}/>",
              "<text {}>가 a</text>", "<circle r='5' {}/>", "<image href='#i{n}' {}/>", "<g {}><rect width='5' height='5'/></g>",
              "<linearGradient id='i{n}' href='#i{m}'><stop/></linearGradient>", "<mask id='i{n}'><rect width='9' height='9' {}/></mask>",
              "<pattern id='i{n}' width='3' height='3'><rect width='2' height='2' {}/></pattern>",
              "<marker id='i{n}'><path d='M0 0L1 1' {}/></marker>", "<clipPath id='i{n}'><rect width='9' height='9' {}/></clipPath>",
              "<filter id='i{n}'><feGaussianBlur stdDeviation='2'/><feTurbulence/></filter>", "<symbol id='i{n}'><use href='#i{m}'/></symbol>"]
    marks = ["", "fill='url(#i{n})'", "mask='url(#i{n})'", "style='clip-path:url(#i{n});opacity:.5'", "filter='url(#i{n})'",
             "marker-end='url(#i{n})'", "class='a'", "id='i{n}'", "transform='rotate(9) scale({s})'", "stroke='red' stroke-width='1e9'"]
    parts = []
    for _ in range(chance.randrange(1, 30)):
        mark = chance.choice(marks).replace("{n}", str(chance.randrange(8)))
        mark = mark.replace("{s}", chance.choice(["1e-9", "0", "-2", "300", "1e6"]))
        parts.append(chance.choice(shapes).replace("{}", mark).replace("{n}", str(chance.randrange(8)))
                     .replace("{m}", str(chance.randrange(8))))
    sheet = "<style>.a{fill:url(#i1);mask:url(#i2)}</style>" if chance.random() < 0.2 else ""
    size = chance.choice(["width='40' height='40'", "viewBox='0 0 9 9'", "width='1e9' height='1'", "width='0'", ""])
    data = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{sheet}{''.join(parts)}</svg>".encode()
    return damaged(chance, data) if chance.random() < 0.2 else data


def sample_pictures():
    """The pictures of the tests, which are given as base64."""
    import base64
    text = (root / "Tests/HanjangTestSupport/SamplePicture.swift").read_text("utf-8")
    return [base64.b64decode(re.sub(r"\\\n|\s", "", found)) for found in
            re.findall(r'data\(\s*"""\n(.*?)"""\)', text, re.S)]


pictures = sample_pictures()


def picture(chance):
    kind = chance.random()
    if kind < 0.4:
        return svg(chance)
    data = png(chance) if kind < 0.6 else chance.choice(pictures)
    return damaged(chance, data) if chance.random() < 0.8 else data


# PDFs of strangers

def pdf(chance, made):
    """Objects that lead anywhere, or a file of the program with bytes changed."""
    if made and chance.random() < 0.4:
        return damaged(chance, chance.choice(made))
    entries = ["/Names<</EmbeddedFiles {r}>>", "/Names<</Dests {r}>>", "/Annots[{r} {r}]", "/OpenAction {r}", "/AcroForm {r}",
               "/Kids[{r} {r}]", "/Resources {r}", "/Contents {r}", "/Parent {r}", "/A {r}", "/S/URI/URI(https://x.example)",
               "/Subtype/Link/Rect[0 0 9 9]", "/Dest[3 0 R/Fit]", "/Dest {r}", "/EF<</F {r}>>/F(a.txt)", "/Names[(a) {r} (b) {r}]",
               "/MediaBox[0 0 {n} {n}]", "/Count {n}", "/Rotate {n}", "/Length {n}", "/XObject<</A {r}>>", "/Next {r}", "/Type/Page"]

    def fill(text):
        while "{r}" in text:
            text = text.replace("{r}", f"{chance.randrange(1, 14)} 0 R", 1)
        return text.replace("{n}", str(chance.choice([0, 1, -1, 200, 45, 10 ** 9, 10 ** 30])))
    objects = {1: "<</Type/Catalog/Pages 2 0 R", 2: "<</Type/Pages/Kids[3 0 R]/Count 1", 3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]"}
    for number in range(4, 14):
        objects[number] = "<<"
    for number in objects:
        extra = 0 if number < 4 and chance.random() < 0.5 else chance.randrange(4)
        objects[number] += "".join(fill(chance.choice(entries)) for _ in range(extra)) + ">>"
        if number > 3 and chance.random() < 0.3:
            objects[number] += "\nstream\n0 0 m 9 9 l S\nendstream"
    file, places = b"%PDF-1.7\n", {}
    for number, text in objects.items():
        places[number] = len(file)
        file += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(file)
    file += b"xref\n0 14\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % places[n] for n in range(1, 14))
    file += b"trailer\n<</Size 14/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return damaged(chance, file) if chance.random() < 0.2 else file
