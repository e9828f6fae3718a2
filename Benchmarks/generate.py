#!/usr/bin/env python3
"""Writes documents to measure with: the same text as Markdown, and as Typst markup.

    generate.py FOLDER [--resumes N] [--portfolios] [--poison N]

FOLDER/resumes/N000/NNNN.md and .typ are résumés of two pages, all different; FOLDER/30.md and 300.md are portfolios of
about so many pages. --poison N writes as many documents that a test has to tell apart by their names: crash-*.md,
hang-*.md, memory-*.md, and garbage-*.md, which are no text at all. Two runs write the same bytes.
"""
import argparse
import random
from pathlib import Path

FAMILY = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "한장 길동 서윤 도현 하람 지안 은우 수빈 태오 나래 보미 시온 예린 가온 주원 이든 소담 한별 다솜 찬".split()
ROLES = ["백엔드 개발자", "프런트엔드 개발자", "데이터 엔지니어", "플랫폼 엔지니어", "제품 기획자", "QA 엔지니어"]
FIRMS = ["한빛상사", "푸른물류", "새길소프트", "다온결제", "너울게임즈", "바른병원정보", "온누리여행", "참좋은식품"]
SCHOOLS = ["한울대학교", "가람대학교", "별빛대학교", "새터대학교"]
THINGS = """주문 처리 흐름|정산 배치|검색 색인|로그 수집 경로|권한 모델|배포 절차|알림 발송|결제 승인 화면|재고 동기화|추천 목록|
상담 기록|통계 대시보드|이미지 변환기|예약 달력|회원 가입 절차|쿠폰 발급기|번역 관리 도구|주소 정제기""".replace("\n", "").split("|")
DEEDS = """처음부터 다시 설계|단계별로 옮김|절반으로 줄임|자동으로 검증|한 화면에서 볼 수 있게 정리|무중단으로 교체|
표준 규격에 맞춤|장애가 나도 이어지도록 보강|문서와 시험을 갖춤|세 팀이 함께 쓰게 공개|느린 곳을 찾아 고침|사람이 하던 일을 없앰""".replace("\n", "").split("|")
REASONS = """담당자가 밤에 깨지 않게|월말 마감을 앞당기려고|고객 문의를 줄이려고|비용을 아끼려고|새 나라에 열기 위해|
감사 기준에 맞추려고|데이터가 어긋나지 않게|신입도 고칠 수 있게|화면이 멈추지 않게|숫자로 말하기 위해""".replace("\n", "").split("|")
TOOLS = "Kotlin Swift Go Python TypeScript PostgreSQL Redis Kafka gRPC Terraform Kubernetes Grafana Airflow React".split()
WORDS = """그때 배운 것은 도구보다 순서가 중요하다는 점이었다|측정하지 않은 것은 고쳤다고 말하지 않기로 했다|
작은 변경을 자주 내보내니 되돌리는 일도 쉬워졌다|읽는 사람을 먼저 생각하면 코드도 짧아졌다|
처음 세운 가설은 틀렸고 기록이 그것을 알려 주었다|동료의 반대 덕분에 더 나은 길을 찾았다|
마지막 한 걸음은 늘 가장 단순한 방법이었다|실패한 시도도 다음 사람을 위해 남겨 두었다""".replace("\n", "").split("|")


class Text:
    """Runs of text: plain, bold or code."""

    def __init__(self, *runs):
        self.runs = [(run, "") if isinstance(run, str) else run for run in runs]

    def markdown(self):
        marks = {"": "", "bold": "**", "code": "`"}
        return "".join(marks[look] + text + marks[look] for text, look in self.runs)

    def typst(self):
        written = []
        for text, look in self.runs:
            escaped = "".join("\\" + c if c in "\\#$*_`<>@[]~/" else c for c in text)
            written.append(f"`{text}`" if look == "code" else f"#strong[{escaped}]" if look else escaped)
        return "".join(written)


def bold(text):
    return (text, "bold")


def code(text):
    return (text, "code")


def deed(rng):
    """One line of an achievement."""
    number = rng.randint(12, 980)
    thing, tool = rng.choice(THINGS), rng.choice(TOOLS)
    return Text(
        bold(thing), f": {rng.choice(REASONS)} ", code(tool.lower() + f"_{number}"), f" 기준으로 {rng.choice(DEEDS)}, ",
        f"{number}ms에서 {number // rng.randint(2, 6)}ms로")


def sentences(rng, count):
    parts = []
    for _ in range(count):
        parts += [f"{rng.choice(REASONS)} {rng.choice(THINGS)}에 ", bold(rng.choice(TOOLS)),
                  f"를 들여와 {rng.choice(DEEDS)}했다. {rng.choice(WORDS)}. "]
    return Text(*parts)


def resume(rng):
    """Blocks of a résumé of two pages."""
    start = rng.randint(2009, 2014)
    person = rng.choice(FAMILY) + rng.choice(GIVEN)
    handle = f"user{rng.randint(1000, 9999)}"
    yield "title", Text(person)
    yield "paragraph", Text(bold(rng.choice(ROLES)), f" · {2026 - start}년차")
    yield "list", [Text(f"이메일: {handle}@example.com"), Text(f"전화: 010-{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}"),
                   Text(f"GitHub: https://git.example.com/{handle}")]
    yield "section", Text("소개")
    yield "paragraph", sentences(rng, 2)
    yield "section", Text("경력")
    for index, firm in enumerate(rng.sample(FIRMS, 3)):
        year = start + 8 - index * 4
        yield "entry", Text(f"{firm} | {rng.choice(ROLES)} ({year}.0{rng.randint(1, 9)} ~ {year + 3}.1{rng.randint(0, 2)})")
        yield "paragraph", sentences(rng, 1)
        yield "list", [deed(rng) for _ in range(5 - index)]
    yield "section", Text("프로젝트")
    for index in range(2):
        yield "entry", Text(f"{rng.choice(THINGS)} ({start + 9 + index}.03 ~ {start + 9 + index}.11)")
        yield "list", [deed(rng) for _ in range(3)]
    yield "code", [f"let limit = {rng.randint(10, 99)}  // 한 번에 처리할 건수", "for order in queue.prefix(limit) {",
                   f"    try settle(order, retries: {rng.randint(2, 9)})", "}"]
    yield "section", Text("기술")
    yield "table", [["분야", "도구", "기간"]] + [[kind, ", ".join(rng.sample(TOOLS, 3)), f"{rng.randint(2, 9)}년"]
                                              for kind in ("언어", "저장소", "운영", "화면")]
    yield "section", Text("학력")
    yield "entry", Text(f"{rng.choice(SCHOOLS)} 컴퓨터공학과 ({start - 5}.03 ~ {start - 1}.02)")
    yield "section", Text("자격증")
    yield "list", [Text(f"정보처리기사 ({start}.05)"), Text(f"SQL 개발자 ({start + 1}.09)")]


def portfolio(rng, projects):
    """Blocks of a portfolio; a project is about a page."""
    yield "title", Text("프로젝트 모음")
    yield "paragraph", sentences(rng, 3)
    for number in range(1, projects + 1):
        yield "section", Text(f"{number}. {rng.choice(THINGS)}")
        yield "paragraph", sentences(rng, 3)
        yield "entry", Text("한 일")
        yield "list", [deed(rng) for _ in range(5)]
        yield "table", [["항목", "이전", "이후"]] + [[rng.choice(THINGS), str(rng.randint(500, 999)), str(rng.randint(10, 499))]
                                                 for _ in range(4)]
        yield "code", [f"retry = {rng.randint(1, 9)}", f"timeout = \"{rng.randint(10, 90)}s\""]
        yield "entry", Text("돌아보기")
        yield "paragraph", sentences(rng, 3)


def markdown(blocks):
    lines = []
    for kind, content in blocks:
        level = {"title": "# ", "section": "## ", "entry": "### ", "paragraph": ""}.get(kind)
        if level is not None:
            lines.append(level + content.markdown())
        elif kind == "list":
            lines.append("\n".join("- " + item.markdown() for item in content))
        elif kind == "code":
            lines.append("```swift\n" + "\n".join(content) + "\n```")
        else:
            rows = ["| " + " | ".join(row) + " |" for row in content]
            lines.append("\n".join([rows[0], "|" + " --- |" * len(content[0])] + rows[1:]))
    return "\n\n".join(lines) + "\n"


TYPST_START = """#set page(paper: "a4", margin: 20mm, numbering: "1")
#set text(font: "Noto Sans CJK KR", size: 10pt, lang: "ko")
#show raw: set text(font: "Noto Sans Mono CJK KR", size: 9pt)
"""


def typst(blocks):
    lines = [TYPST_START]
    for kind, content in blocks:
        level = {"title": "= ", "section": "== ", "entry": "=== ", "paragraph": ""}.get(kind)
        if level is not None:
            lines.append(level + content.typst())
        elif kind == "list":
            lines.append("\n".join("- " + item.typst() for item in content))
        elif kind == "code":
            lines.append("```\n" + "\n".join(content) + "\n```")
        else:
            cells = ", ".join(f"[{cell}]" for row in content for cell in row)
            lines.append(f"#table(columns: {len(content[0])}, {cells})")
    return "\n\n".join(lines) + "\n"


def write(path, make, seed):
    path.with_suffix(".md").write_text(markdown(make(random.Random(seed))), encoding="utf-8")
    path.with_suffix(".typ").write_text(typst(make(random.Random(seed))), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--resumes", type=int, default=0)
    parser.add_argument("--portfolios", action="store_true")
    parser.add_argument("--poison", type=int, default=0)
    arguments = parser.parse_args()
    resumes = arguments.folder / "resumes"
    resumes.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.resumes):
        folder = resumes / f"{number // 1000}000"
        folder.mkdir(exist_ok=True)
        write(folder / f"{number:04}", resume, number)
    if arguments.portfolios:
        write(arguments.folder / "30", lambda rng: portfolio(rng, 34), 30)
        write(arguments.folder / "300", lambda rng: portfolio(rng, 340), 300)
    for number in range(arguments.poison):
        kind = ("crash", "hang", "memory", "garbage")[number % 4]
        rng = random.Random(number)
        content = rng.randbytes(4000) if kind == "garbage" else markdown(resume(rng)).encode()
        (resumes / f"{kind}-{number:04}.md").write_bytes(content)


if __name__ == "__main__":
    main()
