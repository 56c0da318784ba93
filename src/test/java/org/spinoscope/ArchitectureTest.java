package org.spinoscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The house: which package may know which, and why.
@AnalyzeClasses(packages = "org.spinoscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("desktop")
            .definedBy("org.spinoscope.desktop..")
            .layer("cli")
            .definedBy("org.spinoscope.cli..")
            .layer("report")
            .definedBy("org.spinoscope.report..")
            .layer("plots")
            .definedBy("org.spinoscope.plots..")
            .layer("sweep")
            .definedBy("org.spinoscope.sweep..")
            .layer("study")
            .definedBy("org.spinoscope.study..")
            .layer("spinbath")
            .definedBy("org.spinoscope.spinbath..")
            .layer("diffusion")
            .definedBy("org.spinoscope.diffusion..")
            .layer("training")
            .definedBy("org.spinoscope.training..")
            .layer("checkpoint")
            .definedBy("org.spinoscope.checkpoint..")
            .layer("gpt2")
            .definedBy("org.spinoscope.gpt2..")
            .layer("figure")
            .definedBy("org.spinoscope.figure..")
            .layer("prompt")
            .definedBy("org.spinoscope.prompt..")
            .layer("dynamics")
            .definedBy("org.spinoscope.dynamics..")
            .layer("statistics")
            .definedBy("org.spinoscope.statistics..")
            .whereLayer("desktop")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "desktop")
            .whereLayer("training")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("plots")
            .mayOnlyBeAccessedByLayers("report", "cli", "desktop")
            .whereLayer("sweep")
            .mayOnlyBeAccessedByLayers("plots", "report", "cli", "desktop")
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("sweep", "plots", "report", "cli", "desktop")
            .whereLayer("spinbath")
            .mayOnlyBeAccessedByLayers("sweep", "study", "diffusion", "plots", "report", "cli", "desktop")
            .whereLayer("diffusion")
            .mayOnlyBeAccessedByLayers("study", "training", "plots", "report", "cli", "desktop")
            .whereLayer("figure")
            .mayOnlyBeAccessedByLayers("plots", "report", "cli", "desktop")
            .because("data flows down the page once, and an arrow upwards makes two packages one");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("org.spinoscope.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages that know each other cannot be explained apart");
}
