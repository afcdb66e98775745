package dev.crashcart.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The direction of the core's packages, as the design draws it. */
@AnalyzeClasses(
    packages = "dev.crashcart.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "dev.crashcart.core.";

  /** Left to right: each may use only what stands before it. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("config"),
          List.of("host"),
          List.of("store", "audit"),
          List.of("plan"),
          List.of("accounts", "network", "ssh", "system"),
          List.of("settings"),
          List.of("apply"));

  @ArchTest
  static final ArchRule everyClassIsInANamedPackage =
      classes()
          .should()
          .resideInAnyPackage(
              ORDER.stream()
                  .flatMap(List::stream)
                  .map(p -> CORE + p + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule noCircles = slices().matching(CORE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static void eachUsesOnlyWhatStandsBeforeIt(com.tngtech.archunit.core.domain.JavaClasses all) {
    for (int i = 0; i < ORDER.size(); i++) {
      for (String left : ORDER.get(i)) {
        List<String> later =
            ORDER.subList(i, ORDER.size()).stream()
                .flatMap(List::stream)
                .filter(p -> !p.equals(left))
                .map(p -> CORE + p + "..")
                .toList();
        if (!later.isEmpty()) {
          noClasses()
              .that()
              .resideInAPackage(CORE + left + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(later.toArray(String[]::new))
              .check(all);
        }
      }
    }
  }

  @ArchTest
  static final ArchRule onlyHostTouchesTheMachine =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + "host..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Runtime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule planningTakesNoHost =
      noMethods()
          .that()
          .haveNameStartingWith("plan")
          .and()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Section")
          .should()
          .haveRawParameterTypes(
              new DescribedPredicate<List<JavaClass>>("that hold a Host") {
                @Override
                public boolean test(List<JavaClass> types) {
                  return types.stream().anyMatch(type -> type.getName().equals(CORE + "host.Host"));
                }
              });

  @ArchTest static final ArchRule jacksonStaysInConfig = stays("com.fasterxml.jackson..", "config");

  @ArchTest static final ArchRule ipAddressesStayInConfig = stays("inet.ipaddr..", "config");

  @ArchTest
  static final ArchRule bouncyCastleStaysWhereKeysAre =
      stays("org.bouncycastle..", "accounts", "ssh");

  @ArchTest static final ArchRule sshdStaysInSsh = stays("org.apache.sshd..", "ssh");

  @ArchTest
  static final ArchRule nothingPrintsOrExits =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest static final ArchRule qrCodesStayInSsh = stays("io.nayuki..", "ssh");

  private static ArchRule stays(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(homes).map(home -> CORE + home + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
