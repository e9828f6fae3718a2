# Homebrew formula. A tap sets url and sha256 to those of the release's source archive.
class Hanjang < Formula
  desc "PDF of a Markdown résumé, with Korean typography"
  homepage "https://example.com/hanjang"
  url "https://example.com/hanjang/hanjang-0.2.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "pkg-config" => :build
  depends_on xcode: ["16.0", :build]
  depends_on "cairo"
  depends_on "cmark-gfm"
  depends_on "gdk-pixbuf"
  depends_on "harfbuzz"
  depends_on "jpeg-turbo"
  depends_on "libdeflate"
  depends_on "librsvg"
  depends_on "libyaml"
  depends_on "pango"
  depends_on "poppler"
  depends_on "qpdf"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "hanjang"
    bin.install ".build/release/hanjang"
    man1.install "docs/hanjang.1"
    generate_completions_from_executable(bin/"hanjang", "--generate-completion-script")
  end

  def caveats
    <<~EOS
      Korean text needs a Korean font: brew install --cask font-pretendard
    EOS
  end

  test do
    (testpath/"resume.md").write "# Hong Gildong\n\n- hong@example.com\n"
    system bin/"hanjang", "resume.md"
    assert_path_exists testpath/"resume.pdf"
  end
end
