"""Looks in finished PDFs for what should never be at a page's end, by the places of text and pictures in
the pages' content, the structure tree and poppler's view of the words. Exit status 1 where there is any.

usage: page_ends.py FILE.pdf...

| fault | what is compared |
| --- | --- |
| a heading, an introduction, a table's header last on a page | the page of what follows in the tree |
| one line of a paragraph, an item, a note or code alone | the baselines that each page has of an element |
| a table's row cut | the pages of the row's text, unless it is taller than a page |
| an entry's title parted from its role and first two lines | the pages of the lines after a part's heading |
| text, a picture or a background beyond the page | boxes, and the boxes of poppler's words |
| a bookmark that leads to a page without its title | the text of the page |
"""

import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf

HEADINGS = {"/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Title"}
PARAGRAPHS = HEADINGS | {"/P", "/LBody", "/Code", "/Caption", "/Note", "/BlockQuote", "/TD", "/TH"}
INLINE = {"/Span", "/Link", "/Em", "/Strong", "/Quote", "/Code", "/Figure", "/Reference", "/Lbl"}


@dataclass
class Piece:
    """What the content of one marked stretch draws on its page."""

    lines: list = field(default_factory=list)
    text: str = ""


@dataclass
class Element:
    role: str
    children: list = field(default_factory=list)
    # Of its own content: (page, mcid).
    content: list = field(default_factory=list)
    # Children and content in their order.
    order: list = field(default_factory=list)
    parent: "Element" = None

    def leaves(self):
        for child in self.order:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()


def multiplied(a, b):
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


def moved(matrix, x, y):
    return (
        matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])


class ToUnicode:
    """The text of a font's codes."""

    def __init__(self, font):
        self.texts = {}
        self.width = 2 if font.get("/Subtype") == "/Type0" else 1
        if "/ToUnicode" not in font:
            return
        data = font.ToUnicode.read_bytes().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
            for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
                self.texts[int(code, 16)] = self.decoded(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
            for first, last, texts in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.S):
                found = re.findall(r"<(\w+)>", texts)
                for index, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    if texts.startswith("["):
                        self.texts[code] = self.decoded(found[index])
                    else:
                        text = self.decoded(found[0])
                        self.texts[code] = text[:-1] + chr(ord(text[-1]) + index)

    @staticmethod
    def decoded(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "replace")

    def text(self, codes):
        step = self.width
        return "".join(
            self.texts.get(int.from_bytes(codes[i:i + step], "big"), "")
            for i in range(0, len(codes), step))


class PageReader:
    """The marked content of a page, and the boxes of what is drawn on it."""

    def __init__(self, page, number, fonts):
        self.pieces = defaultdict(Piece)
        self.boxes = []
        self.fonts = fonts
        self.number = number
        self.width = float(page.mediabox[2])
        self.height = float(page.mediabox[3])
        self.read(page, page.get("/Resources"), (1, 0, 0, 1, 0, 0), depth=0, marked=None)

    def font(self, resources, name):
        font = resources.Font[name]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = ToUnicode(font)
        return self.fonts[font.objgen]

    def read(self, stream, resources, matrix, depth, marked):
        stack, marks, line, font, path, size, replaced = [], [], None, None, [], 0, False
        for step in pikepdf.parse_content_stream(stream):
            operands, operator = step.operands, str(step.operator)
            if operator == "q":
                stack.append(matrix)
            elif operator == "Q":
                matrix = stack.pop() if stack else matrix
            elif operator == "cm":
                matrix = multiplied([float(x) for x in operands], matrix)
            elif operator in ("BDC", "BMC"):
                named = operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
                properties = operands[1] if named else {}
                marks.append((marked, replaced))
                if "/MCID" in properties:
                    marked = int(properties["/MCID"])
                if "/ActualText" in properties and marked is not None:
                    self.pieces[marked].text += str(properties["/ActualText"])
                    replaced = True
                if str(operands[0]) == "/Artifact":
                    marked = None
            elif operator == "EMC":
                marked, replaced = marks.pop() if marks else (None, False)
            elif operator == "Tm":
                line = [float(x) for x in operands]
            elif operator in ("Td", "TD") and line:
                line = multiplied((1, 0, 0, 1, *(float(x) for x in operands)), line)
            elif operator == "Tf":
                font, size = self.font(resources, operands[0]), float(operands[1])
            elif operator in ("Tj", "TJ", "'", '"') and line:
                parts = operands[0] if operator == "TJ" else [operands[-1]]
                codes = b"".join(bytes(x) for x in parts if isinstance(x, pikepdf.String))
                text = font.text(codes)
                if not replaced and marked is not None:
                    self.pieces[marked].text += text
                self.show(text, multiplied(line, matrix), size, marked)
            elif operator == "re":
                path.append([float(x) for x in operands])
            elif operator in ("f", "f*", "F"):
                for x, y, width, height in path:
                    corners = [moved(matrix, x, y), moved(matrix, x + width, y + height)]
                    self.boxes.append(("a background", corners))
                path = []
            elif operator in ("n", "S", "s", "B", "b"):
                path = []
            elif operator == "Do" and depth < 8:
                self.draw(resources.XObject[operands[0]], resources, matrix, depth, marked)

    def draw(self, thing, resources, matrix, depth, marked):
        if thing.Subtype == "/Image":
            corners = [moved(matrix, 0, 0), moved(matrix, 1, 1)]
            self.boxes.append(("a picture", corners))
            if marked is not None:
                self.pieces[marked].lines.append((round(min(c[1] for c in corners), 1), 0))
            return
        own = [float(x) for x in thing.get("/Matrix", [1, 0, 0, 1, 0, 0])]
        self.read(
            thing, thing.get("/Resources", resources), multiplied(own, matrix), depth + 1, marked)

    def show(self, text, matrix, size, marked):
        if marked is None or not text.strip():
            return
        self.pieces[marked].lines.append((matrix[5], abs(matrix[3]) * size))

    @property
    def beyond(self):
        for name, corners in self.boxes:
            xs, ys = [c[0] for c in corners], [c[1] for c in corners]
            if min(xs) < -1 or min(ys) < -1 or max(xs) > self.width + 1 or max(ys) > self.height + 1:
                yield name


class PDF:
    def __init__(self, path):
        self.path = path
        self.file = pikepdf.open(path)
        fonts = {}
        self.pages = [PageReader(p, n, fonts) for n, p in enumerate(self.file.pages)]
        self.number = {p.objgen: n for n, p in enumerate(self.file.pages)}
        root = self.file.Root.get("/StructTreeRoot")
        self.root = Element("/Root")
        if root is not None:
            self.add(root.get("/K"), self.root, None)
        self.faults = []

    def add(self, kids, parent, page):
        if kids is None:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                parent.content.append((page, int(kid)))
                parent.order.append((page, int(kid)))
                continue
            on = self.number.get(kid.Pg.objgen, page) if "/Pg" in kid else page
            if kid.get("/Type") == "/MCR":
                parent.content.append((on, int(kid.MCID)))
                parent.order.append((on, int(kid.MCID)))
            elif "/S" in kid:
                element = Element(str(kid.S), parent=parent)
                parent.children.append(element)
                parent.order.append(element)
                self.add(kid.get("/K"), element, on)

    # Lines

    def piece(self, leaf):
        page, mcid = leaf
        return self.pages[page].pieces.get(mcid) or Piece()

    def text(self, element):
        return "".join(self.piece(leaf).text for leaf in element.leaves())

    def lines(self, leaves):
        """The lines of some content from top to bottom: (page, baseline). What is raised or lowered
        stands on the line it is nearest to."""
        found = []
        for leaf in leaves:
            for y, size in self.piece(leaf).lines:
                near = [l for l in found if l[0] == leaf[0] and abs(l[1] - y) < max(size, l[2]) * 0.7]
                if not near:
                    found.append([leaf[0], y, size])
                elif size > near[0][2]:
                    near[0][1:] = [y, size]
        return [(page, y) for page, y, _ in found]

    def own(self, element):
        """The content of a paragraph without the blocks within it."""
        for child in element.order:
            if not isinstance(child, Element):
                yield child
            elif child.role in INLINE and child.role != "/Lbl":
                yield from child.leaves()

    # Faults

    def check(self):
        flow = [e for e in self.root.all()]
        self.check_beyond()
        for element in flow:
            if element.role in HEADINGS:
                self.check_heading(element)
            if element.role in PARAGRAPHS:
                self.check_lines(element)
            if element.role == "/Table":
                self.check_table(element)
            if element.role == "/Sect":
                self.check_entry(element)
            self.check_introductions(element)
        self.check_outline()
        return self.faults

    def fault(self, page, what, element=None):
        text = f": {self.text(element).strip()[:40]}" if element else ""
        self.faults.append(f"{self.path}: page {page + 1}: {what}{text}")

    def following(self, element):
        """The first element with content after this one, in the order of reading."""
        node = element
        while node.parent is not None:
            siblings = node.parent.order
            place = next(i for i, s in enumerate(siblings) if s is node)
            for sibling in siblings[place + 1:]:
                if not isinstance(sibling, Element):
                    return node.parent, sibling
                if sibling.role == "/Note":
                    continue
                leaf = next((l for l in sibling.leaves() if self.piece(l).lines), None)
                if leaf:
                    return sibling, leaf
            node = node.parent
        return None, None

    def is_cover(self):
        """Whether the first page has little more than a title."""
        return len(self.lines(l for l in self.root.leaves() if l[0] == 0)) <= 12

    @staticmethod
    def level(element):
        role = element.role.removeprefix("/H")
        return int(role) if role.isdigit() else 0

    def first_heading(self, element):
        for each in element.all():
            if each.role in HEADINGS:
                return each
            if each.content:
                return None
        return None

    def check_heading(self, heading):
        lines = self.lines(heading.leaves())
        if not lines:
            return
        if len({page for page, _ in lines}) > 1:
            self.fault(lines[0][0], "a heading is cut", heading)
        after, leaf = self.following(heading)
        if leaf is None or leaf[0] == lines[-1][0]:
            return
        next_heading = self.first_heading(after)
        if next_heading is not None and self.level(next_heading) <= self.level(heading):
            return  # A title with nothing under it.
        if list(heading.parent.leaves()) == list(heading.leaves()):
            return  # An entry that is all title.
        if heading.role == "/H1" and lines[-1][0] == 0 and self.is_cover():
            return
        self.fault(lines[-1][0], "a heading last on its page", heading)

    def check_lines(self, element):
        if not element.content and all(c.role == "/Code" for c in element.children):
            return
        counts = defaultdict(int)
        for page, _ in self.lines(self.own(element)):
            counts[page] += 1
        if len(counts) > 1 and 1 in counts.values():
            page = next(p for p, count in counts.items() if count == 1)
            self.fault(page, f"one line of {element.role[1:]} alone", element)

    def check_table(self, table):
        rows = [e for e in table.all() if e.role == "/TR" and any(True for _ in e.leaves())]
        for row in rows:
            pages = {page for page, _ in self.lines(row.leaves())}
            if len(pages) < 2:
                continue
            height = 0.0
            for page in pages:
                ys = [y for p, y in self.lines(row.leaves()) if p == page]
                height += max(ys) - min(ys)
            if height < self.pages[0].height * 0.6:
                self.fault(min(pages), "a row is cut", row)
        heads = [r for r in rows if r.children and all(c.role == "/TH" for c in r.children)]
        if heads and heads[0] is rows[0] and len(rows) > 1:
            (last, _), (first, _) = self.lines(rows[0].leaves())[-1], self.lines(rows[1].leaves())[0]
            if last != first:
                self.fault(last, "a table's header without a row", rows[0])

    def check_introductions(self, element):
        for one, two in zip(element.children, element.children[1:]):
            if one.role != "/P" or two.role != "/L":
                continue
            if not self.text(one).strip().endswith((":", "：")):
                continue
            last, first = self.lines(one.leaves())[-1:], self.lines(two.leaves())[:1]
            if last and first and last[0][0] != first[0][0]:
                self.fault(last[0][0], "a list's introduction last on its page", one)

    def check_entry(self, part):
        if not part.children or part.children[0].role not in HEADINGS - {"/H1", "/H2"}:
            return
        head, rest = part.children[0], part.children[1:]
        start = self.lines(head.leaves())
        if not start:
            return
        body = []
        for child in rest:
            for line in self.lines(child.leaves()):
                if not any(l[0] == line[0] and abs(l[1] - line[1]) < 6 for l in start + body):
                    body.append(line)
        if any(line[0] != start[0][0] for line in body[:2]):
            self.fault(start[0][0], "an entry's title parted from its first lines", head)
        role = [c for c in rest if self.lines(c.leaves()) and self.lines(c.leaves())[0] in body[:1]]
        has_role = role and role[0].role == "/P" and len(self.lines(role[0].leaves())) == 1
        is_split = has_role and len(body) > 2 and body[2][0] != start[0][0]
        if is_split and body[1][0] == start[0][0]:
            self.fault(start[0][0], "an entry's role with one line of its details", head)

    def check_beyond(self):
        for page in self.pages:
            for name in page.beyond:
                self.fault(page.number, f"{name} beyond the page")
        layout = subprocess.run(
            ["pdftotext", "-bbox-layout", self.path, "-"], capture_output=True).stdout.decode("utf-8", "replace")
        page, width, height = -1, 0.0, 0.0
        for line in layout.splitlines():
            if "<page " in line:
                page += 1
                width, height = (float(v) for v in re.findall(r'(?:width|height)="([\d.]+)"', line))
            elif "<word " in line:
                left, top, right, bottom = (
                    float(v) for v in re.findall(r'[xy]M\w+="(-?[\d.]+)"', line))
                if left < -0.5 or right > width + 0.5 or top < -0.5 or bottom > height + 0.5:
                    self.fault(page, "a word beyond the page: " + re.sub("<.*?>", "", line).strip())

    def check_outline(self):
        titles = defaultdict(str)
        for element in self.root.all():
            if element.role in PARAGRAPHS or element.role == "/Figure":
                for page in {page for page, _ in self.lines(element.leaves())}:
                    titles[page] += letters(self.text(element))
        with self.file.open_outline() as outline:
            stack = list(outline.root)
            while stack:
                item = stack.pop()
                stack += item.children
                place = item.destination
                if not isinstance(place, pikepdf.Array) or not isinstance(
                        place[0], pikepdf.Dictionary):
                    continue
                page = self.number.get(place[0].objgen, 0)
                if letters(item.title) not in titles[page]:
                    self.fault(page, f"a bookmark without its title: {item.title[:40]}")


def letters(text):
    """Readers differ in emoji, keycaps among them, and lines end where there was a space."""
    return "".join(c for c in re.sub(".\\ufe0f?\\u20e3", "", text) if c.isalnum())


def main():
    faults = []
    for path in sys.argv[1:]:
        faults += PDF(path).check()
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(sys.argv) - 1} files, {len(faults)} faults", file=sys.stderr)
    sys.exit(bool(faults))


main()
