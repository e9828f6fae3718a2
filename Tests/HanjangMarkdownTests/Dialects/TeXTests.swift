import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct TeXTests {
  @Test(arguments: [
    ("**한빛** \\hfill 2020.01 -- 2021.02", "strong(\"한빛\") \" 2020.01 – 2021.02\""),
    ("*개발자* \\vspace{1em}", "emphasis(\"개발자\")"),
    ("\\textbf{한빛}은 \\emph{개발}", "strong(\"한빛\") \"은 \" emphasis(\"개발\")"),
    (
      "\\href{https://a.kr/b}{글} \\url{https://a.kr}",
      "link(https://a.kr/b \"글\") \" \" link(https://a.kr \"https://a.kr\")"
    ),
    ("\\underline{가} \\texttt{나}", "underline(\"가\") \" \" code(\"나\")"),
    ("가\\textsuperscript{2}", "\"가\" superscript(\"2\")"), ("\\noindent 가 \\quad 나", "\"가 나\""),
    ("가 \\ldots 나", "\"가 … 나\""), ("p. 3--5", "\"p. 3–5\""), ("가---나", "\"가—나\""),
    ("C:\\small\\a", "\"C:\\\\small\\\\a\""), ("`\\hfill`", "code(\"\\\\hfill\")"),
    ("git add -- a", "\"git add -- a\""), ("\\unknown{가}", "\"\\\\unknown{가}\""),
    ("https://a.kr/2020--2021", "link(https://a.kr/2020--2021 \"https://a.kr/2020--2021\")"),
  ])
  func commandsAreWhatTheyStandFor(_ text: String, inline: String) {
    let parsed = ParsedText(text)
    #expect(parsed.dump == "paragraph\n  \(inline)\n")
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("\\section{경력}\n\n가", "heading 2 #경력\n  \"경력\"\nparagraph\n  \"가\"\n"),
    ("\\subsection*{경력}", "heading 3 #경력\n  \"경력\"\n"),
    ("가\n\n\\vspace{1em}\n\n나", "paragraph\n  \"가\"\nparagraph\n  \"나\"\n"),
    (
      "\\begin{itemize}\n\\item 가\n\\item 나\n\\end{itemize}",
      "list tight\n  item\n    paragraph\n      \"가\"\n  item\n    paragraph\n      \"나\"\n"
    ),
    ("\\textbf{가}\\\\\n나", "paragraph\n  strong(\"가\") hardbreak \"나\"\n"),
  ])
  func linesOfCommandsAreRead(_ text: String, dump: String) {
    #expect(ParsedText(text).dump == dump)
  }

  @Test(arguments: [
    ("<ruby>漢字<rt>한자</rt></ruby>를", "\"漢字(한자)를\""),
    ("<ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp>字<rp>(</rp><rt>자</rt><rp>)</rp></ruby>", "\"漢(한)字(자)\""),
    ("가<br> 나", "\"가\" hardbreak \"나\""), ("가<br>**나**", "\"가\" hardbreak strong(\"나\")"),
    ("저는 {{회사명}}에", "\"저는 {{회사명}}에\""), ("글 {{ \"now\" | date: \"%Y\" }}", "\"글\""),
  ])
  func piecesOfHTMLAndLiquidAreRead(_ text: String, inline: String) {
    #expect(ParsedText(text).dump == "paragraph\n  \(inline)\n")
  }

  @Test(arguments: ["* content\n{:toc}\n\n가", "1. 목차\n{:toc .x}\n\n가", "- TOC\n{: toc}\n\n가"])
  func kramdownsContentsAreLeftOut(_ text: String) {
    #expect(ParsedText(text).dump == "paragraph\n  \"가\"\n")
  }
}
