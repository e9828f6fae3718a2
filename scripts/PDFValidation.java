import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF's library whether files keep a standard: {@code PDFValidation ua1,2a FILE…}. Prints a line a file and
 * standard, and under it what is wrong; ends with status 1 where anything is.
 */
final class PDFValidation {
  private final PDFAFlavour flavour;
  private final ValidationProfile profile;

  private PDFValidation(String name) throws Exception {
    boolean isAccessibility = name.startsWith("ua");
    String file = isAccessibility ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase(Locale.ROOT);
    String folder = isAccessibility ? "PDF_UA" : "PDF_A";
    // The folder's name differs between releases of the library.
    InputStream found = null;
    for (String path : new String[] {file, folder + "/" + file}) {
      if (found == null) {
        found = PDFValidation.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + path + ".xml");
      }
    }
    if (found == null) {
      throw new IOException("no profile is named " + name);
    }
    try (InputStream source = found) {
      profile = Profiles.profileFromXml(source);
    }
    PDFAFlavour named = PDFAFlavour.fromString(name);
    flavour = named == PDFAFlavour.NO_FLAVOUR ? profile.getPDFAFlavour() : named;
  }

  /** Whether the file keeps the standard; tells what is wrong. */
  private boolean passes(Path file) {
    try (var parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
        var validator = Foundries.defaultInstance().createValidator(profile, 4, false, true, false)) {
      var result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file + " " + profile.getPDFAFlavour());
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          System.out.println("  " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
              + " " + assertion.getMessage().replaceAll("\\s+", " ") + " at " + assertion.getLocation().getContext());
        }
      }
      return result.isCompliant();
    } catch (Exception problem) {
      System.out.println("FAIL " + file + ": " + problem);
      return false;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    boolean passed = true;
    for (String name : arguments[0].split(",")) {
      var validation = new PDFValidation(name);
      for (int index = 1; index < arguments.length; index++) {
        passed &= validation.passes(Path.of(arguments[index]));
      }
    }
    System.exit(passed ? 0 : 1);
  }
}
