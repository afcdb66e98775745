package dev.crashcart.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The direction of the console's packages, as the design draws it. */
@AnalyzeClasses(packages = "dev.crashcart", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CONSOLE = "dev.crashcart.console";
  private static final String CORE = "dev.crashcart.core";

  /** Left to right: each may use only what stands before it. Main alone may use all. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("terminal"),
          List.of("page"),
          List.of("screen", "plain", "command"),
          List.of("shell", "remote"));

  @ArchTest
  static final ArchRule everyClassIsInANamedPackage =
      classes().that().resideInAPackage(CONSOLE + "..").should().resideInAnyPackage(named());

  @ArchTest
  static final ArchRule noCircles = slices().matching(CONSOLE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static void eachUsesOnlyWhatStandsBeforeIt(JavaClasses all) {
    for (int i = 0; i < ORDER.size(); i++) {
      for (String left : ORDER.get(i)) {
        List<String> later = new ArrayList<>(List.of(CONSOLE));
        ORDER.subList(i, ORDER.size()).stream()
            .flatMap(List::stream)
            .filter(name -> !name.equals(left))
            .forEach(name -> later.add(CONSOLE + "." + name + ".."));
        noClasses()
            .that()
            .resideInAPackage(CONSOLE + "." + left + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later.toArray(String[]::new))
            .check(all);
      }
    }
  }

  @ArchTest
  static final ArchRule coreDoesNotKnowTheConsole =
      noClasses()
          .that()
          .resideInAPackage(CORE + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CONSOLE + "..");

  /** Java searches every library for one that logs, when the first logger is made. */
  @ArchTest
  static final ArchRule nobodyMakesALoggerBeforeThereIsSomethingToLog =
      noFields().should().haveRawType(System.Logger.class);

  @ArchTest static final ArchRule picocliStays = stays("picocli..", "command", "shell");

  @ArchTest
  static final ArchRule lanternaStays = stays("com.googlecode.lanterna..", "screen", "terminal");

  @ArchTest static final ArchRule jlineStays = stays("org.jline..", "terminal", "plain", "shell");

  @ArchTest
  static final ArchRule theSshServerStaysInRemote =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE + "..")
          .and()
          .resideOutsideOfPackage(CONSOLE + ".remote..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.sshd..");

  /** The machine is reached through the counter; only the wiring knows what a host is made of. */
  @ArchTest
  static final ArchRule onlyTheWiringMakesHosts =
      noClasses()
          .that()
          .resideInAnyPackage(CONSOLE + ".*..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(CORE + "\\.host\\.(LinuxHost|SimulatedHost)");

  @ArchTest
  static final ArchRule nothingGoesPastTheCounter =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE + "..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              CORE + "\\.(.*\\.[A-Z][A-Za-z]*Section|store\\.Store|audit\\.AuditLog)");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE + "..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyMainExits =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE + "..")
          .and()
          .doNotHaveFullyQualifiedName(CONSOLE + ".Main")
          .should()
          .callMethod(System.class, "exit", int.class);

  private static String[] named() {
    List<String> packages = new ArrayList<>(List.of(CONSOLE));
    ORDER.stream().flatMap(List::stream).forEach(name -> packages.add(CONSOLE + "." + name + ".."));
    return packages.toArray(String[]::new);
  }

  private static ArchRule stays(String library, String... homes) {
    String[] packages = new String[homes.length];
    for (int i = 0; i < homes.length; i++) {
      packages[i] = CONSOLE + "." + homes[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("dev.crashcart..")
        .and()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
