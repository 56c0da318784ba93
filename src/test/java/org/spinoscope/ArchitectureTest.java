package org.spinoscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The house: which package may know which, and why.
@AnalyzeClasses(packages = "org.spinoscope", importOptions = ArchitectureTest.ProgramOnly.class)
class ArchitectureTest {

    /// Leaves test classes out, whatever tool compiled them.
    static final class ProgramOnly implements ImportOption {

        private static final Pattern TESTS = Pattern.compile(".*/test(-classes)?/org/spinoscope/.*");

        @Override
        public boolean includes(Location location) {
            return !location.matches(TESTS);
        }
    }

    @ArchTest
    static final ArchRule nativeArraysStayInside = noClasses()
            .that()
            .resideOutsideOfPackages("..gpt2..", "..training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because("only the inference thread may own native memory, and every other package stays testable"
                    + " without it");

    @ArchTest
    static final ArchRule toolkitStaysOnTop = noClasses()
            .that()
            .resideOutsideOfPackage("..desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "io.fair_acc..", "org.controlsfx..", "atlantafx..")
            .because("the report and the commands run on machines without a display");

    private static final Set<String> THEORY =
            Set.of("gpt2", "prompt", "spinbath", "dynamics", "statistics", "diffusion");

    /// What each package may know of the program, directly; `common` is everybody's.
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("common", Set.of()),
            Map.entry("prompt", Set.of()),
            Map.entry("statistics", Set.of()),
            Map.entry("dynamics", Set.of()),
            Map.entry("figure", Set.of()),
            Map.entry("gpt2", Set.of()),
            Map.entry("checkpoint", Set.of("gpt2")),
            Map.entry("spinbath", Set.of("gpt2")),
            Map.entry("diffusion", Set.of("gpt2", "spinbath", "dynamics")),
            Map.entry("training", Set.of("gpt2", "prompt", "spinbath", "diffusion")),
            Map.entry("study", with(THEORY, "checkpoint")),
            Map.entry("sweep", Set.of("gpt2", "prompt", "spinbath", "statistics", "study")),
            Map.entry("plots", with(THEORY, "study", "sweep", "figure")),
            Map.entry("report", with(THEORY, "study", "sweep", "figure", "plots")),
            Map.entry("cli", with(THEORY, "study", "sweep", "figure", "plots", "report", "checkpoint", "training")),
            Map.entry(
                    "desktop", with(THEORY, "study", "sweep", "figure", "plots", "report", "checkpoint", "training")));

    private static Set<String> with(Set<String> some, String... more) {
        var all = new java.util.HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    @ArchTest
    static void everyPackageKnowsOnlyWhatTheTableAllows(JavaClasses classes) {
        ALLOWED.forEach((name, known) -> {
            var packages = new ArrayList<>(List.of("org.spinoscope.common..", "org.spinoscope." + name + ".."));
            known.forEach(other -> packages.add("org.spinoscope." + other + ".."));
            noClasses()
                    .that()
                    .resideInAPackage("org.spinoscope." + name + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.spinoscope..")
                            .and(resideOutsideOfPackages(packages.toArray(String[]::new))))
                    .because(
                            "data flows down the page once, and a package that knows more than its duty needs cannot be"
                                    + " explained or tested alone")
                    .check(classes);
        });
    }

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses classes) {
        var root = "org.spinoscope.";
        var packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(root))
                .map(name -> name.substring(root.length()).replaceFirst("[.].*", ""))
                .collect(Collectors.toSet());
        assertThat(packages)
                .as("a package that is in no list is checked by no rule")
                .isEqualTo(ALLOWED.keySet());
    }

    @ArchTest
    static final ArchRule viewsAreFreeOfCycles = slices().matching("org.spinoscope.desktop.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a view that another view knows, and that knows it, cannot be changed alone");

    @ArchTest
    static final ArchRule viewsDoNotKnowWhatBuildsThem = noClasses()
            .that()
            .resideInAPackage("org.spinoscope.desktop.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.spinoscope.desktop")
            .because("a view that is given the composition root can reach anything; it names what it needs instead");

    @ArchTest
    static final ArchRule viewModelsKnowNoControl = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(assignableTo("javafx.scene.Node")
                    .or(resideInAnyPackage(
                            "javafx.scene.control..", "org.controlsfx..", "org.spinoscope.desktop.shell..")))
            .because("what a view shows is tested without a toolkit");

    @ArchTest
    static final ArchRule whatIsObservedLivesNoLongerThanItsWindow = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(assignableTo("javafx.beans.Observable"))
            .because("a static value keeps every listener, and with it every window that was ever open");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("org.spinoscope.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages that know each other cannot be explained apart");

    @ArchTest
    static final ArchRule numbersLookTheSameInEveryCountry = noClasses()
            .should()
            .callMethodWhere(LocaleCalls.WITHOUT_LOCALE)
            .orShould()
            .callConstructorWhere(LocaleCalls.WITHOUT_LOCALE)
            .because("a reader's locale would change the digits, the decimal mark and the letter case of what is"
                    + " written; give Locale.ROOT, as in String.format(Locale.ROOT, …)");
}
