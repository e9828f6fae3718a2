import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct LeftoverTests {
  @Test(arguments: [
    (
      "kramdown's attributes", "**가**{: .red} [나](https://a.kr){:target=\"_blank\"}\n{: .b}\n",
      "paragraph\n  strong(\"가\") \" \" link(https://a.kr \"나\")\n"
    ),
    (
      "attributes of a list's items", "- 가\n{: .x}\n- 나\n",
      "list tight\n  item\n    paragraph\n      \"가\"\n  item\n    paragraph\n      \"나\"\n"
    ),
    (
      "attributes below a table", "| a |\n|---|\n| 1 |\n{: .t}\n",
      "table -\n  row \"a\"\n  row \"1\"\n"
    ),
    (
      "attributes of a picture", "![가](a.png){: .mx-auto.d-block :}\n\n![나](b.png){: w }\n",
      "paragraph\n  image(a.png \"가\")\nparagraph\n  image(b.png \"나\")\n"
    ),
    (
      "Markdown in a caption",
      "{% include image.html url=\"a.png\" caption=\"[가](https://a.kr) **나** <b>다</b>\" %}\n",
      "paragraph\n  image(a.png \"가 나 다\" title \"가 나 다\")\n"
    ),
    (
      "what looks like a component", "<회사 이름, [곳](https://a.kr)>\n\n<Corp 이름, 끝>\n",
      "paragraph\n  \"<회사 이름, \" link(https://a.kr \"곳\") \">\"\n"
        + "paragraph\n  \"<Corp 이름, 끝>\"\n"
    ),
    (
      "spaces around what is left out", "가 {% a %} 나 {% b %} 다 [라](#가){: .c} 마\n",
      "paragraph\n  \"가 나 다 \" link(#가 \"라\") \" 마\"\n"
    ),
    ("attributes at odd places", "가 {: .b} 나 {:ok} {: #c }\n", "paragraph\n  \"가 나 {:ok}\"\n"),
    (
      "headings without a space", "#가\n##나\n### 다\n####라\n",
      "heading 1 #가\n  \"가\"\nheading 2 #나\n  \"나\"\nheading 3 #다\n  \"다\"\n"
        + "heading 4 #라\n  \"라\"\n"
    ),
    (
      "tags, which aren't headings", "#가 #나\n\n##다 ##라\n\n#5 마\n\n- #바\n",
      "paragraph\n  \"#가 #나\"\nparagraph\n  \"##다 ##라\"\nparagraph\n  \"#5 마\"\n"
        + "list tight\n  item\n    paragraph\n      \"#바\"\n"
    ),
    ("kramdown's contents", "* TOC\n{:toc}\n\n가\n", "paragraph\n  \"가\"\n"),
    (
      "kramdown's comments", "가\n\n{::comment}\n나\n{:/comment}\n\n다\n",
      "paragraph\n  \"가\"\nparagraph\n  \"다\"\n"
    ),
    (
      "names of headings", "## 가 {#na .b}\n\n## 다 {-}\n",
      "heading 2 #na\n  \"가\"\nheading 2 #다\n  \"다\"\n"
    ),
    ("contents of other tools", "[TOC]\n\n[[toc]]\n\n@[toc](목차)\n\n가\n", "paragraph\n  \"가\"\n"),
    (
      "Jekyll's highlighted code",
      "{% highlight ruby linenos %}\nputs {{ a }}\n```\n{% endhighlight %}\n",
      "code ruby\n  \"puts {{ a }}\\n```\"\n"
    ),
    (
      "Liquid", "가 {% if a %}나{% endif %} {{ \"다\" | upcase }}{% comment %}라{% endcomment %}\n",
      "paragraph\n  \"가 나 다\"\n"
    ),
    ("raw Liquid", "{% raw %}\n{{ 가 }}\n{% endraw %}\n", "paragraph\n  \"{{ 가 }}\"\n"),
    (
      "Liquid in code", "`{{ 가 }}`\n\n```\n{% 나 %}\n```\n\n    {{ 다 }}\n",
      "paragraph\n  code(\"{{ 가 }}\")\ncode\n  \"{% 나 %}\"\ncode\n  \"{{ 다 }}\"\n"
    ),
    ("a secret of an action", "${{ secrets.A }}\n", "paragraph\n  \"${{ secrets.A }}\"\n"),
    (
      "an address in a picture",
      "![가]({{ site.baseurl }}/b.png) ![나]({{ \"/c.png\" | relative_url }})\n",
      "paragraph\n  image(/b.png \"가\") \" \" image(/c.png \"나\")\n"
    ),
    (
      "an included figure", "{% include figure image_path=\"a.png\" alt=\"가\" caption=\"나\" %}\n",
      "paragraph\n  image(a.png \"가\" title \"나\")\n"
    ),
    (
      "GitBook's hint", "{% hint style=\"info\" %}\n**가**\n\n- 나\n{% endhint %}\n",
      "callout\n  paragraph\n    strong(\"가\")\n  list tight\n    item\n      paragraph\n        \"나\"\n"
    ),
    (
      "GitBook's tabs", "{% tabs %}\n{% tab title=\"가\" %}\n나\n{% endtab %}\n{% endtabs %}\n",
      "paragraph\n  strong(\"가\")\nparagraph\n  \"나\"\n"
    ),
    (
      "GitBook's embed", "{% embed url=\"https://a.kr\" %}\n",
      "paragraph\n  link(https://a.kr \"https://a.kr\")\n"
    ),
    (
      "Hugo's figure", "{{< figure src=\"a.png\" title=\"가\" width=\"300\" >}}\n",
      "paragraph\n  image(a.png \"\" title \"가\" width 225pt)\n"
    ),
    (
      "Hugo's notice", "{{% notice tip %}}\n가\n{{% /notice %}}\n",
      "callout\n  paragraph\n    \"가\"\n"
    ),
    (
      "Hugo's code", "{{< highlight go >}}\na := 1\n{{< /highlight >}}\n", "code go\n  \"a := 1\"\n"
    ),
    (
      "Hugo's details", "{{< details \"가\" >}}\n나\n{{< /details >}}\n",
      "heading 2 #가\n  \"가\"\nparagraph\n  \"나\"\n"
    ),
    (
      "Docusaurus's container", ":::tip 가\n나\n:::\n",
      "callout\n  paragraph\n    strong(\"가\")\n  paragraph\n    \"나\"\n"
    ),
    ("pandoc's container", "::: {.a}\n가\n:::\n", "paragraph\n  \"가\"\n"),
    (
      "modules", "import A from 'a'\nimport './b.css';\n\nexport const c = {\n  d: 1\n}\n\n가\n",
      "paragraph\n  \"가\"\n"
    ),
    ("prose that imports", "import numpy as np\n", "paragraph\n  \"import numpy as np\"\n"),
    (
      "components",
      "<Tabs>\n<TabItem value=\"a\" label=\"가\">\n**나**\n</TabItem>\n</Tabs>\n\n<div style={{width: '50%'}}>다</div>\n",
      "paragraph\n  strong(\"가\")\nparagraph\n  strong(\"나\")\nparagraph\n  \"다\"\n"
    ),
    (
      "a component's picture", "<Image src={require('./a.png').default} width={400} alt=\"가\" />\n",
      "paragraph\n  image(./a.png \"가\" width 300pt)\n"
    ),
    (
      "Notion's call-out", "<aside>\n💡 **가** [나](https://a.kr)\n\n</aside>\n",
      "callout\n  paragraph\n    \"💡 \" strong(\"가\") \" \" link(https://a.kr \"나\")\n"
    ),
    (
      "Markdown in a div", "<div markdown=\"1\" align=\"center\">\n**가**\n</div>\n",
      "paragraph center\n  strong(\"가\")\n"
    ),
    (
      "Obsidian's links", "[[가]] [[나|다]] ![[라.png|300]] [[1, 2]] [[마](#b)]\n",
      "paragraph\n  \"가 다 \" image(라.png \"\" width 225pt) \" [[1, 2]] [\" link(#b \"마\") \"]\"\n"
    ),
    (
      "prose that only looks similar", "집합 {a, b}, `{: .a}`, a {% 없음, {: 그냥, [[, $HOME/bin:$PATH\n",
      "paragraph\n  \"집합 {a, b}, \" code(\"{: .a}\") \", a {% 없음, {: 그냥, [[, $HOME/bin:$PATH\"\n"
    ),
    (
      "code between HTML's tags",
      "<pre><code>\nimport a from 'a'\n\nexport default b {\n{% c %} {{ d }} :tada:\n</code></pre>\n\n{% e %}가\n",
      "code\n  \"import a from 'a'\\n\\nexport default b {\\n{% c %} {{ d }} :tada:\"\nparagraph\n  \"가\"\n"
    ),
    (
      "an unclosed tag of code", "<pre>{% a %}\n\n{% b %}가\n",
      "paragraph\n  \"<pre>\"\nparagraph\n  \"가\"\n"
    ),
    (
      "sentences about modules", "export default는 하나뿐이다.\n",
      "paragraph\n  \"export default는 하나뿐이다.\"\n"
    ),
    ("prices", "$5와 $10, $100 그리고 US$3.50\n", "paragraph\n  \"$5와 $10, $100 그리고 US$3.50\"\n"),
  ])
  func leftoversAreTakenOut(_ name: String, source: String, expected: String) {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected, "\(name)")
    #expect(parsed.diagnostics.isEmpty, "\(name)")
  }

  @Test(arguments: [
    ("가 $x_1^2$ 나\n", "paragraph\n  \"가 \" code(\"$x_1^2$\") \" 나\"\n", 1, 5),
    (
      "가\n\n$$\na \\\\ b_1*c*\n$$\n", "paragraph\n  \"가\"\ncode math\n  \"a \\\\\\\\ b_1*c*\"\n", 3,
      1
    ),
    ("$$ a \\{b\\} $$\n", "paragraph\n  code(\"$$ a \\\\{b\\\\} $$\")\n", 1, 1),
  ])
  func formulaIsSetAsItsSource(_ source: String, expected: String, line: Int, column: Int) throws {
    let parsed = ParsedText(source)
    #expect(parsed.dump == expected)
    let complaint = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(complaint.id == "set-as-source")
    #expect(complaint.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("가 {{ page.title }}\n\n{{ a }}\n", "{{ … }} is left out, 2 times", 1, 5),
    ("가\n\n{{< youtube abc >}}\n", "the shortcode youtube is left out", 3, 1),
    ("@[youtube](abc)\n", "@[youtube] is left out", 1, 1),
    ("[##_Image|kage@a_##]\n", "a picture of Tistory's is left out", 1, 1),
  ])
  func authorIsToldWhatIsLeftOut(_ source: String, message: String, line: Int, column: Int) throws {
    let note = try #require(ParsedText(source).diagnostics.first)
    #expect(note.id == "left-out")
    #expect(note.severity == .note)
    #expect(note.message.hasPrefix(message))
    #expect(note.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("{: .a}\n{% x %} 가 <b-c></b-c>\n", 2, 13), ("{{< x\ny >}} 가\n\n<b-c></b-c>\n", 4, 1),
    ("**가**{: .red} <b-c></b-c>\n", 1, 17), ("[[가|나나나]] **한(a)**는 <b-c></b-c>\n", 1, 33),
  ])
  func placesAreThoseOfTheAuthorsText(_ source: String, line: Int, column: Int) {
    let found = ParsedText(source).diagnostics.first { $0.id == "unsupported-html" }
    #expect(found?.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    "{%", "{{", "{{<", "[[", "$", "$$", "{:", ":::a\n", "<A b={", "{% raw %}", "`{{", "@[",
  ])
  func endlessLeftoversAreSurvived(_ piece: String) {
    let parsed = ParsedText(String(repeating: piece + " 가", count: 5_000) + "\n\n끝\n")
    #expect(parsed.dump.contains("끝"))
  }

  @Test(arguments: [
    ("가 {{ a }} 나", ["1:5 {{ a }} → left out"]),
    (
      "{% include toc.html %}\n\n가 :tada: [[나|다]]",
      [
        "1:1 {% include toc.html %} → left out", "3:1 :tada: → 🎉", "3:12 [[나|다]] → 다",
      ]
    ),
    (
      "{% hint %}\n가\n{% endhint %}",
      [
        "1:1 {% hint %} → read as <aside>", "3:1 {% endhint %} → read as </aside>",
      ]
    ),
    ("> [!NOTE]\n> 가", ["1:1 [!…] → a call-out"]),
    ("![가](https://img.shields.io/badge/Swift-orange)", ["1:1 가 → badges: 가"]),
    (
      "![](https://komarev.com/ghpvc/?username=a)",
      [
        "1:1 https://komarev.com/ghpvc/?username=a → left out: a view counter"
      ]
    ),
    ("[이름 0a1b2c3d](이름%200a1b2c3d.md)", ["1:1 이름 0a1b2c3d → 이름"]),
    ("<what>가</what>", ["1:1 <what> → its content alone"]),
    ("**가(나)**는", ["1:11 ** → emphasis, as the letter beside it means it"]),
    ("**가** `{{ a }}` ~~나~~ <b>다</b>", []),
  ])
  func whatIsNotPrintedAsWrittenIsTold(_ text: String, rewritings: [String]) {
    let told = ParsedText(text + "\n").document.rewritings.map {
      "\($0.position.line):\($0.position.column) \($0.written) → \($0.became)"
    }
    #expect(told == rewritings)
  }
}
